import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { UndoingRejection } from '../../kernel/undoing';

/** Why a command on rates is refused. */
export type RateRejection =
  | UndoingRejection
  /** A currency needs no rate to itself. */
  | { readonly code: 'pair-is-one-currency'; readonly currency: Currency }
  | { readonly code: 'rate-is-zero' }
  /** It would count on no day. */
  | { readonly code: 'rate-ends-before-its-day'; readonly effectiveOn: CalendarDate; readonly until: CalendarDate };
