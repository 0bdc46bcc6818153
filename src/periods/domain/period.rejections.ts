import type { CalendarDate } from '../../kernel/calendar-date';
import type { FactId } from '../../kernel/ids';
import type { Month } from '../../kernel/month';

/** Why a command on a period is refused. */
export type PeriodRejection =
  /** `overOn` is the first day on which it may be closed. */
  | { readonly code: 'period-is-not-over'; readonly overOn: CalendarDate; readonly today: CalendarDate }
  | { readonly code: 'period-is-closed'; readonly factId: FactId; readonly closedAtSequence: number }
  /** Closed months follow one another; these are the first and the last. */
  | { readonly code: 'period-leaves-a-gap'; readonly firstClosed: Month; readonly lastClosed: Month }
  | { readonly code: 'period-is-not-closed' }
  /** Months are reopened from the last one back. */
  | { readonly code: 'later-period-is-closed'; readonly lastClosed: Month };
