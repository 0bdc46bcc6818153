import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { AccountId, FactId, LineId, SubscriptionId } from '../../kernel/ids';
import type { ChangeType } from './subscription.events';

/** Why a step of the timeline is not legal: the state it meets. */
export type IllegalStep =
  | { readonly code: 'subscription-not-started'; readonly startsOn?: CalendarDate }
  | { readonly code: 'subscription-already-started'; readonly since: CalendarDate; readonly factId: FactId }
  | { readonly code: 'subscription-is-cancelled'; readonly since: CalendarDate; readonly factId: FactId }
  | { readonly code: 'subscription-has-ended'; readonly since: CalendarDate; readonly factId: FactId }
  | { readonly code: 'account-mismatch'; readonly stated: AccountId; readonly standing: AccountId }
  | { readonly code: 'currency-cannot-change'; readonly from: Currency; readonly to: Currency };

/** Why a command on a subscription is refused. */
export type SubscriptionRejection =
  | IllegalStep
  | { readonly code: 'subscription-not-found'; readonly subscriptionId: SubscriptionId }
  /** The new fact is legal, but a later one would no longer be; `because` says what it would meet. */
  | {
      readonly code: 'later-fact-in-the-way';
      readonly factId: FactId;
      readonly factType: string;
      readonly effectiveOn: CalendarDate;
      readonly because: IllegalStep['code'];
    }
  | { readonly code: 'direction-mismatch'; readonly stated: ChangeType; readonly actual: ChangeType }
  /** Lines are known by their ids, so one statement says each once. */
  | { readonly code: 'line-id-repeated'; readonly lineId: LineId }
  | { readonly code: 'term-is-empty'; readonly startsOn: CalendarDate; readonly endsOn: CalendarDate }
  /** A period, or a line or discount of it, of no day; a line is named where the span is of one. */
  | {
      readonly code: 'span-is-empty';
      readonly from: CalendarDate;
      readonly until: CalendarDate;
      readonly lineId?: LineId;
    }
  | { readonly code: 'line-not-found'; readonly lineId: LineId }
  | { readonly code: 'line-change-is-empty'; readonly lineId: LineId }
  | { readonly code: 'line-has-no-unit-price'; readonly lineId: LineId }
  | { readonly code: 'line-has-no-discounts'; readonly lineId: LineId }
  | { readonly code: 'fact-not-found'; readonly factId: FactId }
  | { readonly code: 'fact-is-voided'; readonly factId: FactId; readonly by: FactId }
  | { readonly code: 'fact-is-corrected'; readonly factId: FactId; readonly by: FactId }
  | { readonly code: 'void-cannot-be-corrected'; readonly factId: FactId }
  | { readonly code: 'subscription-cannot-change'; readonly stated: SubscriptionId; readonly standing: SubscriptionId }
  /** The row's days lie wholly before or after those the subscription is in force; `factId` states the start. */
  | {
      readonly code: 'another-period';
      readonly start: CalendarDate;
      readonly end?: CalendarDate;
      readonly factId: FactId;
    }
  /** A row states a subscription whose start somebody has voided. */
  | { readonly code: 'row-undone'; readonly factId: FactId }
  /** The ledger holds another start or end than the row; `factId` is the one to correct or void. */
  | {
      readonly code: 'row-differs';
      readonly factId: FactId;
      readonly differsIn: readonly ('start' | 'end' | 'account' | 'currency' | 'lines' | 'attributes')[];
    };
