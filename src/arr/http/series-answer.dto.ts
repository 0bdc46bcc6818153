import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { INTERVALS } from '../../kernel/period-text';
import type { GroupAnswer } from '../queries/answers';
import type { ArrSeriesAnswer, SeriesFigure, SeriesGroup, SeriesPoint } from '../queries/series-answers';
import { AMOUNT, EchoDto, GROUP } from './answer.dto';

class SeriesGroupDto implements SeriesGroup {
  @ApiProperty(GROUP)
  readonly by!: GroupAnswer;

  @ApiProperty({ example: '96000.00', description: AMOUNT })
  readonly arr!: string;

  @ApiProperty({ example: '8000.00', description: 'A twelfth of it, for show.' })
  readonly mrr!: string;
}

class SeriesFigureDto implements SeriesFigure {
  @ApiProperty({ example: 'EUR' })
  readonly currency!: string;

  @ApiProperty({ example: '123456.00', description: AMOUNT })
  readonly arr!: string;

  @ApiProperty({ example: '10288.00', description: 'A twelfth of it, for show.' })
  readonly mrr!: string;

  @ApiPropertyOptional({
    type: [SeriesGroupDto],
    description: 'Only with `groupBy`: the groups that have ARR on that day, none first.',
  })
  readonly groups?: readonly SeriesGroupDto[];
}

class SeriesPointDto implements SeriesPoint {
  @ApiProperty({ example: '2025-01-31', description: 'The last day of the interval, at whose end it is.' })
  readonly asOf!: string;

  @ApiProperty({ type: [SeriesFigureDto], description: 'One for each currency; those of `/v1/arr` on that day.' })
  readonly figures!: readonly SeriesFigureDto[];
}

export class ArrSeriesAnswerDto extends EchoDto implements ArrSeriesAnswer {
  @ApiProperty({ example: '2025-01-01' })
  readonly from!: string;

  @ApiProperty({ example: '2025-04-01', description: 'The first day that no longer counts.' })
  readonly to!: string;

  @ApiProperty({ enum: INTERVALS, example: 'month' })
  readonly interval!: string;

  @ApiPropertyOptional({ example: 'plan', description: 'As it was asked; only where it was.' })
  readonly groupBy?: string;

  @ApiPropertyOptional({ example: 'region:EU', description: 'As it was asked, in order of names; only where it was.' })
  readonly filter?: string;

  @ApiProperty({ type: [SeriesPointDto], description: 'One for each interval, in order of days.' })
  readonly points!: readonly SeriesPointDto[];
}
