import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FACT_LIMITS } from '../../kernel/fact-limits';
import { IsIntegerBetween, IsPlainText, MayBeAbsent } from '../../platform/http/field.decorator';
import { EPOCH_MAX, type EpochAnswer, type EpochsAnswer } from '../queries/journal-answers';

const { reasonLengthMax } = FACT_LIMITS;
export class OpenedEpochDto {
  @ApiProperty({ example: 2 })
  readonly epoch!: number;

  @ApiProperty({ example: 1, description: 'Whose journal it is.' })
  readonly policyVersion!: number;

  @ApiProperty({ example: 1, description: 'Rises when a bug in the derivation is mended.' })
  readonly derivationVersion!: number;

  @ApiProperty({ example: 8, description: 'How many shards it has.' })
  readonly shards!: number;

  @ApiPropertyOptional({ example: 'The topics were lost.', description: 'Why; of one that was opened on command.' })
  readonly reason?: string;
}

class EpochDto extends OpenedEpochDto implements EpochAnswer {
  @ApiProperty({ example: true, description: 'Where nothing is published, none has to be.' })
  readonly isOpened!: boolean;
}

export class EpochsAnswerDto implements EpochsAnswer {
  @ApiProperty({ example: 2, description: 'In which the journal of the policy adopted last is published.' })
  readonly current!: number;

  @ApiProperty({ type: [EpochDto], description: 'In their order.' })
  readonly items!: readonly EpochDto[];
}

export class OpenEpochDto {
  @ApiProperty({ example: 'The topics were lost.', maxLength: reasonLengthMax, description: 'Why, in words.' })
  @IsPlainText({ lengthMax: reasonLengthMax })
  readonly reason!: string;

  @ApiPropertyOptional({
    type: 'integer',
    example: 3,
    minimum: 0,
    maximum: EPOCH_MAX,
    description: 'The last epoch that is on the topics, where the store does not know it.',
  })
  @MayBeAbsent()
  @IsIntegerBetween(0, EPOCH_MAX)
  readonly above?: number;
}
