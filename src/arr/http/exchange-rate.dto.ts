import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { RateAnswer, RatesAnswer } from '../queries/rate-answers';
import { EchoDto, NEXT } from './answer.dto';
import { KnownListDto } from './period.dto';
import { IsAsOf } from './question.dto';

export class ExchangeRatesQuestionDto extends KnownListDto {
  @IsAsOf('Only what counts on this day; of a month, quarter or year its last. Left out: every rate that stands.')
  readonly asOf?: CalendarDate;
}

class StandingRateDto implements RateAnswer {
  @ApiProperty({ example: 'USD', description: 'One unit of it is worth the rate.' })
  readonly base!: string;

  @ApiProperty({ example: 'EUR', description: 'The currency that the rate is in.' })
  readonly quote!: string;

  @ApiProperty({ example: '2025-03-01', description: 'The first day on which it counts.' })
  readonly effectiveOn!: string;

  @ApiProperty({ example: '0.9612', description: 'As it was published.' })
  readonly rate!: string;

  @ApiPropertyOptional({ example: '2025-04-01', description: 'The first day on which it no longer counts.' })
  readonly until?: string;

  @ApiProperty({ example: 'ECB', description: 'Who says so.' })
  readonly source!: string;

  @ApiProperty({ description: 'The fact that says so: it published the rate, or corrected it.' })
  readonly factId!: string;

  @ApiProperty({ type: 'integer', example: 5322, description: 'The sequence of that fact.' })
  readonly sequence!: number;

  @ApiProperty({ example: '2025-04-03T08:00:00.000Z', description: 'When that fact became known.' })
  readonly recordedAt!: string;
}

export class RatesAnswerDto extends EchoDto implements RatesAnswer {
  @ApiPropertyOptional({ example: '2025-03-31', description: 'The day asked for.' })
  readonly asOf?: string;

  @ApiProperty({ type: [StandingRateDto], description: 'By pair, then by day.' })
  readonly items!: readonly StandingRateDto[];

  @ApiProperty(NEXT)
  readonly next!: string | null;
}
