import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { DecimalAmount } from '../../kernel/decimal-amount';
import type { AccountId, FactId, LineId, SubscriptionId } from '../../kernel/ids';
import type { Effective } from '../../kernel/standing';
import type { Attributes, Discount, Line } from './line';
import type { SubscriptionFact, SubscriptionStatement, Term } from './subscription.events';

/** What every command from a day on names. The account is checked where it is stated, and else is the subscription's. */
interface Dated extends Effective {
  readonly subscriptionId: SubscriptionId;
  readonly accountId?: AccountId;
}

/** A free text that may be personal: readable here, sealed before it is recorded. */
interface Reasoned {
  readonly reason?: string;
}

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
export interface ChangeSubscription extends Dated {
  readonly type: 'change-subscription';
  readonly currency?: Currency;
  readonly change: { readonly lines: readonly Line[] } | LineChange;
  readonly attributes?: Attributes;
  readonly cause?: string;
  readonly bookedOn?: CalendarDate;
  /** Refuses the change unless the annual value goes this way. */
  readonly direction?: 'up' | 'down';
}

/** A new term, or none. New lines come with all attributes; without lines both stay as they are. */
export interface RenewSubscription extends Dated {
  readonly type: 'renew-subscription';
  readonly term?: Term;
  readonly lines?: readonly Line[];
  readonly attributes?: Attributes;
}

export interface PauseSubscription extends Dated, Reasoned {
  readonly type: 'pause-subscription';
}

export interface ResumeSubscription extends Dated {
  readonly type: 'resume-subscription';
}

/** A payment is late from this day. */
export interface MarkPastDue extends Dated {
  readonly type: 'mark-past-due';
}

/** The late payment came. */
export interface RecoverPayment extends Dated {
  readonly type: 'recover-payment';
}

export interface CancelSubscription extends Dated, Reasoned {
  readonly type: 'cancel-subscription';
  readonly requestedOn?: CalendarDate;
  readonly voluntary?: boolean;
}

/** Takes a cancellation back before its day: the one named, or the only one that is still to come. */
export interface RevokeCancellation extends Dated, Reasoned {
  readonly type: 'revoke-cancellation';
  readonly cancellationId?: FactId;
}

/** In force again. Lines that are left out are those from before; with lines, attributes are stated in full as well. */
export interface ReactivateSubscription extends Dated {
  readonly type: 'reactivate-subscription';
  readonly lines?: readonly Line[];
  readonly attributes?: Attributes;
  readonly term?: Term;
}

export interface TransferSubscription extends Dated, Reasoned {
  readonly type: 'transfer-subscription';
  readonly toAccountId: AccountId;
}

/** Voids every fact that stands: the subscription is as if it had never been. */
export interface VoidSubscription {
  readonly type: 'void-subscription';
  readonly subscriptionId: SubscriptionId;
  readonly reason: string;
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

/** What is said of a subscription that is in force, from a day on, and states no lines. */
export type PlainCommand = PauseSubscription | ResumeSubscription | MarkPastDue | RecoverPayment | TransferSubscription;

export type SubscriptionCommand =
  | StartSubscription
  | ChangeSubscription
  | RenewSubscription
  | PlainCommand
  | CancelSubscription
  | RevokeCancellation
  | ReactivateSubscription
  | VoidSubscription
  | VoidFact
  | CorrectFact
  | RecordFact
  | RecordPeriod;

/** The subscription that a command speaks of. */
export const subscriptionOf = (command: SubscriptionCommand): SubscriptionId =>
  command.type === 'record-fact' ? command.fact.data.subscriptionId : command.subscriptionId;
