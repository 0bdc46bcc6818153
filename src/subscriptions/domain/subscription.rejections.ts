import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { AccountId, FactId, LineId, SubscriptionId } from '../../kernel/ids';
import type { UndoingRejection } from '../../kernel/undoing';
import type { ChangeType } from './subscription.events';

/** A state with the day since when, and the fact by which it is so. */
interface Since {
  readonly since: CalendarDate;
  readonly factId: FactId;
}

/** Why a step of the timeline is not legal: the state it meets. */
export type IllegalStep =
  | { readonly code: 'subscription-not-started'; readonly startsOn?: CalendarDate }
  | ({ readonly code: 'subscription-already-started' } & Since)
  /** In force, paused or not, where only one that is over can be reactivated. */
  | ({ readonly code: 'subscription-is-in-force' } & Since)
  | ({ readonly code: 'subscription-is-paused' } & Since)
  /** Only what is paused can be resumed; `since` is the day from which its lines hold. */
  | ({ readonly code: 'subscription-is-not-paused' } & Since)
  | ({ readonly code: 'subscription-is-cancelled' } & Since)
  | ({ readonly code: 'subscription-has-ended' } & Since)
  | { readonly code: 'account-mismatch'; readonly stated: AccountId; readonly standing: AccountId }
  | { readonly code: 'currency-cannot-change'; readonly from: Currency; readonly to: Currency };

/** Why a cancellation is not taken back, or is not undone. */
export type RevocationRejection =
  /** None of that id stands; without an id, none is still to come. */
  | { readonly code: 'cancellation-not-found'; readonly factId?: FactId }
  /** More than one is still to come, so the command must name one. */
  | { readonly code: 'cancellation-is-ambiguous'; readonly factIds: readonly FactId[] }
  | { readonly code: 'cancellation-has-taken-effect'; readonly factId: FactId; readonly effectiveOn: CalendarDate }
  /** A revocation of it stands, `by`. */
  | { readonly code: 'cancellation-is-revoked'; readonly factId: FactId; readonly by: FactId };

/** Why a command on a subscription is refused. */
export type SubscriptionRejection =
  | IllegalStep
  | RevocationRejection
  | UndoingRejection
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
  /** Both accounts read as the one named. */
  | { readonly code: 'transfer-to-same-account'; readonly accountId: AccountId }
  /** Nothing of it stands, so there is nothing to void. */
  | { readonly code: 'subscription-is-void'; readonly subscriptionId: SubscriptionId }
  /** One append holds so many facts at most. */
  | { readonly code: 'too-many-facts-to-void'; readonly facts: number; readonly factsMax: number }
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
  /** Attributes are stated with the lines or not at all. */
  | { readonly code: 'attributes-without-lines' }
  | { readonly code: 'line-not-found'; readonly lineId: LineId; readonly lines: readonly LineId[] }
  | { readonly code: 'line-change-is-empty'; readonly lineId: LineId }
  | { readonly code: 'line-has-no-unit-price'; readonly lineId: LineId }
  | { readonly code: 'line-has-no-discounts'; readonly lineId: LineId }
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
