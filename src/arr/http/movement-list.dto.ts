import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { GROUP_COLUMNS, type GroupColumn } from '../domain/movement-groups';
import type { MovementInRow, MovementListAnswer, MovementSum } from '../queries/movement-answers';
import { AMOUNT, EchoDto, NEXT } from './answer.dto';
import { MovementDto } from './movement.dto';

class MovementInRowDto
  extends OmitType(MovementDto, ['class', 'delta', 'before', 'after', 'contributions'])
  implements MovementInRow
{
  @ApiProperty({ enum: GROUP_COLUMNS, example: 'expansion', description: 'The column that counts it.' })
  readonly class!: GroupColumn;

  @ApiProperty({ example: '240.00', description: `${AMOUNT} What it adds to the column; negative for a loss.` })
  readonly delta!: string;
}

class MovementSumDto implements MovementSum {
  @ApiProperty({ example: 'EUR' })
  readonly currency!: string;

  @ApiProperty({ enum: GROUP_COLUMNS, example: 'expansion' })
  readonly class!: GroupColumn;

  @ApiProperty({ example: '1440.00', description: `${AMOUNT} That of the row.` })
  readonly delta!: string;

  @ApiProperty({ example: 6, description: 'How many movements are in the column, on all pages.' })
  readonly movements!: number;
}

export class MovementListAnswerDto extends EchoDto implements MovementListAnswer {
  @ApiProperty({ example: '2025-01-01' })
  readonly from!: string;

  @ApiProperty({ example: '2025-04-01', description: 'The first day that no longer counts.' })
  readonly to!: string;

  @ApiPropertyOptional({ enum: GROUP_COLUMNS, description: 'As it was asked; only where it was.' })
  readonly class?: GroupColumn;

  @ApiPropertyOptional({ example: 'EUR', description: 'As it was asked; only where it was.' })
  readonly native?: string;

  @ApiPropertyOptional({ example: 'region:EU', description: 'As it was asked, in order of names; only where it was.' })
  readonly filter?: string;

  @ApiProperty({ type: [MovementSumDto], description: 'What all pages add up to, by currency and column.' })
  readonly sums!: readonly MovementSumDto[];

  @ApiProperty({ type: [MovementInRowDto], description: 'By currency, the largest amounts first.' })
  readonly items!: readonly MovementInRowDto[];

  @ApiProperty(NEXT)
  readonly next!: string | null;
}
