import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { INTERVALS } from '../../kernel/period-text';
import type { ArrSeriesAnswer, SeriesFigure, SeriesPoint } from '../queries/series-answers';
import { CurrencyAmountDto, EchoDto, GroupAmountDto } from './answer.dto';

class SeriesFigureDto extends CurrencyAmountDto implements SeriesFigure {
  @ApiPropertyOptional({
    type: [GroupAmountDto],
    description: 'Only with `groupBy`: the groups that have ARR on that day, none first.',
  })
  readonly groups?: readonly GroupAmountDto[];
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
