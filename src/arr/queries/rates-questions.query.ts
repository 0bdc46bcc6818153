import { Query } from '@nestjs/cqrs';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { DecimalAmount } from '../../kernel/decimal-amount';
import type { MonthsInterval, Span } from '../../kernel/period-text';
import type { Answered } from './query-rejections';
import type { CohortsAnswer } from './cohort-answers';
import type { Knowledge, SelectionTexts } from './questions.query';
import type { RetentionAnswer } from './retention-answers';

/** The rates of a window. */
export class Retention extends Query<Answered<RetentionAnswer>> {
  constructor(
    readonly question: Knowledge &
      SelectionTexts & {
        readonly window: Span;
        readonly native?: Currency;
        /** The percentage of ARR that is gross profit; absent means all of it. */
        readonly grossMargin?: DecimalAmount;
      },
  ) {
    super();
  }
}

/** The accounts by the interval in which they first had ARR, and what they have left of it. */
export class Cohorts extends Query<Answered<CohortsAnswer>> {
  constructor(
    readonly question: Knowledge &
      SelectionTexts & {
        readonly asOf: CalendarDate;
        readonly interval: MonthsInterval;
        readonly native?: Currency;
      },
  ) {
    super();
  }
}
