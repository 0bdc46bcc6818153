import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { DecimalAmount } from '../../kernel/decimal-amount';
import type { AccountId, FactId, LineId, SubscriptionId } from '../../kernel/ids';
import type { Attributes, Discount, Line } from './line';
import type { Effective, SubscriptionFact, SubscriptionStatement, Term } from './subscription.events';

export interface StartSubscription extends Effective {
  readonly type: 'start-subscription';
  readonly subscriptionId: SubscriptionId;
  readonly accountId: AccountId;
  readonly currency: Currency;
  readonly lines: readonly Line[];
  readonly attributes?: Attributes;
  readonly term?: Term;
  readonly bookedOn?: CalendarDate;
}

/** New terms for one line; what it does not name stays as it is. */
export interface LineChange {
  readonly lineId: LineId;
  readonly unitPrice?: DecimalAmount;
  readonly quantity?: DecimalAmount;
  readonly discounts?: readonly Discount[];
}

/** Changes the lines from a day. What is left out (account, currency, attributes) stays as it is. */
export interface ChangeSubscription extends Effective {
  readonly type: 'change-subscription';
  readonly subscriptionId: SubscriptionId;
  readonly accountId?: AccountId;
  readonly currency?: Currency;
  readonly change: { readonly lines: readonly Line[] } | LineChange;
  readonly attributes?: Attributes;
  readonly cause?: string;
  readonly bookedOn?: CalendarDate;
  /** Refuses the change unless the annual value goes this way. */
  readonly direction?: 'up' | 'down';
}

export interface CancelSubscription extends Effective {
  readonly type: 'cancel-subscription';
  readonly subscriptionId: SubscriptionId;
  readonly accountId?: AccountId;
  readonly requestedOn?: CalendarDate;
  readonly reason?: string;
  readonly voluntary?: boolean;
}

export interface VoidFact {
  readonly type: 'void-fact';
  readonly subscriptionId: SubscriptionId;
  readonly factId: FactId;
  readonly reason: string;
}

export interface CorrectFact {
  readonly type: 'correct-fact';
  readonly subscriptionId: SubscriptionId;
  readonly factId: FactId;
  readonly reason: string;
  readonly statement: SubscriptionStatement;
}

/** Records a fact that a billing system states itself, under the same rules as if it had been a command. */
export interface RecordFact {
  readonly type: 'record-fact';
  readonly fact: SubscriptionFact;
}

/**
 * States a whole period of a subscription, as a row of an export does: its start and, once it is known, its end.
 * Records what of it is new. Where the ledger says otherwise, it is refused, or corrected if so asked.
 */
export interface RecordPeriod {
  readonly type: 'record-period';
  readonly subscriptionId: SubscriptionId;
  readonly accountId: AccountId;
  readonly currency: Currency;
  readonly start: CalendarDate;
  /** The first day that no longer counts. */
  readonly end?: CalendarDate;
  readonly lines: readonly Line[];
  readonly attributes?: Attributes;
  /** Why to correct what stands; absent means to refuse. */
  readonly correctBecause?: string;
}

export type SubscriptionCommand =
  StartSubscription | ChangeSubscription | CancelSubscription | VoidFact | CorrectFact | RecordFact | RecordPeriod;

/** The subscription that a command speaks of. */
export const subscriptionOf = (command: SubscriptionCommand): SubscriptionId =>
  command.type === 'record-fact' ? command.fact.data.subscriptionId : command.subscriptionId;
