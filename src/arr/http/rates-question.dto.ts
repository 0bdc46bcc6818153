import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { DecimalAmount } from '../../kernel/decimal-amount';
import { MONTHS_INTERVALS, type MonthsInterval } from '../../kernel/period-text';
import { present } from '../../kernel/present';
import { IsPercentage, MayBeAbsent } from '../../platform/http/field.decorator';
import type { Cohorts, Retention } from '../queries/rates-questions.query';
import { DayDto, IsFilter, IsGroupBy, IsNative, IsReporting, toKnowledge, WindowDto } from './question.dto';

/** A window, in one currency or in all, of all ARR or a part of it. */
export class RetentionQuestionDto extends WindowDto {
  @IsReporting()
  readonly currency?: Currency;

  @IsNative()
  readonly native?: Currency;

  @IsGroupBy()
  readonly groupBy?: string;

  @IsFilter()
  readonly filter?: string;

  @ApiPropertyOptional({
    type: String,
    example: '80',
    default: '100',
    description: 'The percentage of ARR that is gross profit, for the lifetime value.',
  })
  @MayBeAbsent()
  @IsPercentage()
  readonly grossMargin?: DecimalAmount;
}

/** Accounts by when they first had ARR. */
export class CohortsQuestionDto extends DayDto {
  @ApiPropertyOptional({ enum: MONTHS_INTERVALS, default: 'month' })
  @MayBeAbsent()
  @IsIn(MONTHS_INTERVALS, { context: { code: 'not-one-of' } })
  readonly interval?: MonthsInterval;

  @IsReporting()
  readonly currency?: Currency;

  @IsNative()
  readonly native?: Currency;

  @IsGroupBy()
  readonly groupBy?: string;

  @IsFilter()
  readonly filter?: string;
}

export const toCohorts = (dto: CohortsQuestionDto, today: () => CalendarDate): Cohorts['question'] => {
  const { asOf = today(), interval = 'month', native, groupBy, filter } = dto;
  return { asOf, interval, ...toKnowledge(dto), ...present({ native, groupBy, filter }) };
};

export const toRetention = (dto: RetentionQuestionDto): Retention['question'] => {
  const { from, to, native, groupBy, filter, grossMargin } = dto;
  const said = present({ native, groupBy, filter, grossMargin });
  return { window: { from, to }, ...toKnowledge(dto), ...said };
};
