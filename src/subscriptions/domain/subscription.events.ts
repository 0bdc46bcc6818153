import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { AccountId, FactId, SubscriptionId } from '../../kernel/ids';
import type { Effective, FactCorrected as Corrected, FactVoided as Voided } from '../../kernel/standing';
import type { Attributes, Line } from './line';

/** What every fact of a subscription names. */
export interface SubscriptionIdentity {
  readonly subscriptionId: SubscriptionId;
  readonly accountId: AccountId;
  readonly currency: Currency;
}

/** An agreed span. A term that does not renew ends the subscription on `endsOn`, the first day that no longer counts. */
export interface Term {
  readonly endsOn: CalendarDate;
  readonly renews?: boolean;
}

/** All that is agreed from a day: the lines with the attributes, in full. */
interface Agreement {
  readonly lines: readonly Line[];
  readonly attributes?: Attributes;
}

/** A free text, sealed in the log. */
interface Reasoned {
  readonly reason?: string;
}

export interface SubscriptionStarted {
  readonly type: 'subscription-started';
  readonly data: SubscriptionIdentity &
    Effective &
    Agreement & { readonly term?: Term; readonly bookedOn?: CalendarDate };
}

export type ChangeType = 'subscription-upgraded' | 'subscription-downgraded' | 'subscription-changed';

/** New lines from a day; the type says whether their annual value is above, below or equal to that of the lines before. */
export interface LinesChanged<Type extends ChangeType = ChangeType> {
  readonly type: Type;
  readonly data: SubscriptionIdentity &
    Effective &
    Agreement & { readonly cause?: string; readonly bookedOn?: CalendarDate };
}

export type SubscriptionUpgraded = LinesChanged<'subscription-upgraded'>;
export type SubscriptionDowngraded = LinesChanged<'subscription-downgraded'>;
export type SubscriptionChanged = LinesChanged<'subscription-changed'>;

/** A new term, or none; with lines where they change, else those before it stay, with their attributes. */
export interface SubscriptionRenewed {
  readonly type: 'subscription-renewed';
  readonly data: SubscriptionIdentity & Effective & Partial<Agreement> & { readonly term?: Term };
}

export interface SubscriptionPaused {
  readonly type: 'subscription-paused';
  readonly data: SubscriptionIdentity & Effective & Reasoned;
}

export interface SubscriptionResumed {
  readonly type: 'subscription-resumed';
  readonly data: SubscriptionIdentity & Effective;
}

/** A payment is late from this day. */
export interface SubscriptionPastDue {
  readonly type: 'subscription-past-due';
  readonly data: SubscriptionIdentity & Effective;
}

/** The late payment came. */
export interface SubscriptionPaymentRecovered {
  readonly type: 'subscription-payment-recovered';
  readonly data: SubscriptionIdentity & Effective;
}

export interface SubscriptionCancelled {
  readonly type: 'subscription-cancelled';
  readonly data: SubscriptionIdentity &
    Effective &
    Reasoned & {
      readonly requestedOn?: CalendarDate;
      readonly voluntary?: boolean;
      /** The facts after it in effective order, up to the next reactivation, which are inert while it counts. */
      readonly supersedes: readonly FactId[];
    };
}

/** A cancellation is taken back before its day, and counts on no day. */
export interface SubscriptionCancellationRevoked {
  readonly type: 'subscription-cancellation-revoked';
  readonly data: SubscriptionIdentity & Effective & Reasoned & { readonly cancellationId: FactId };
}

/** In force again after a cancellation or an end. */
export interface SubscriptionReactivated {
  readonly type: 'subscription-reactivated';
  readonly data: SubscriptionIdentity & Effective & Agreement & { readonly term?: Term };
}

/** `accountId` is the account it leaves. */
export interface SubscriptionTransferred {
  readonly type: 'subscription-transferred';
  readonly data: SubscriptionIdentity & Effective & Reasoned & { readonly toAccountId: AccountId };
}

/** A fact that says what was true from a day on; only these have a place in effective order. */
export type SubscriptionStatement =
  | SubscriptionStarted
  | SubscriptionUpgraded
  | SubscriptionDowngraded
  | SubscriptionChanged
  | SubscriptionRenewed
  | SubscriptionPaused
  | SubscriptionResumed
  | SubscriptionPastDue
  | SubscriptionPaymentRecovered
  | SubscriptionCancelled
  | SubscriptionCancellationRevoked
  | SubscriptionReactivated
  | SubscriptionTransferred;

export type FactVoided = Voided<SubscriptionIdentity>;

export type FactCorrected = Corrected<SubscriptionIdentity, SubscriptionStatement>;

export type SubscriptionFact = SubscriptionStatement | FactVoided | FactCorrected;
