import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { INTERVALS, MONTHS_INTERVALS, type MonthsInterval } from '../../kernel/period-text';
import type { ArrSeriesAnswer, SeriesFigure, SeriesGroup, SeriesGrowth, SeriesPoint } from '../queries/series-answers';
import { CurrencyAmountDto, EchoDto, GroupAmountDto } from './answer.dto';
import { RateDto } from './retention-answer.dto';

class SeriesGrowthDto extends RateDto implements SeriesGrowth {
  @ApiProperty({ example: '2024-01-31', description: 'The earlier day; ARR at its end is the denominator.' })
  readonly since!: string;

  @ApiPropertyOptional({ example: '0.035000', description: 'What was wanted, as a rate; only where it was said.' })
  readonly target?: string;

  @ApiPropertyOptional({
    example: '-0.002500',
    description: 'Growth less the target: below zero where it is missed.',
  })
  readonly aheadOfTarget?: string;
}

class SeriesGroupDto extends GroupAmountDto implements SeriesGroup {
  @ApiPropertyOptional({ type: SeriesGrowthDto, description: 'Only with `growth`.' })
  readonly growth?: SeriesGrowthDto;
}

class SeriesFigureDto extends CurrencyAmountDto implements SeriesFigure {
  @ApiPropertyOptional({ type: SeriesGrowthDto, description: 'Only with `growth`.' })
  readonly growth?: SeriesGrowthDto;

  @ApiPropertyOptional({
    type: [SeriesGroupDto],
    description:
      'Only with `groupBy`: the groups that have ARR on that day or, with `growth`, on the earlier one; none first.',
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

  @ApiPropertyOptional({ enum: MONTHS_INTERVALS, example: 'year', description: 'As it was asked; only where it was.' })
  readonly growth?: MonthsInterval;

  @ApiPropertyOptional({ example: '2025-01:3.5', description: 'As they were given; only where they were.' })
  readonly targets?: string;

  @ApiProperty({ type: [SeriesPointDto], description: 'One for each interval, in order of days.' })
  readonly points!: readonly SeriesPointDto[];
}
