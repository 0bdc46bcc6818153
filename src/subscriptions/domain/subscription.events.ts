import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { AccountId, FactId, SubscriptionId } from '../../kernel/ids';
import type { Instant } from '../../kernel/instant';
import type { Attributes, Line } from './line';

/** What every fact of a subscription names. */
export interface SubscriptionIdentity {
  readonly subscriptionId: SubscriptionId;
  readonly accountId: AccountId;
  readonly currency: Currency;
}

/** From which day a fact is true, and, where the source says it, at which instant of it. */
export interface Effective {
  readonly effectiveOn: CalendarDate;
  readonly occurredAt?: Instant;
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
  readonly bookedOn?: CalendarDate;
}

export interface SubscriptionStarted {
  readonly type: 'subscription-started';
  readonly data: SubscriptionIdentity & Effective & Agreement & { readonly term?: Term };
}

export type ChangeType = 'subscription-upgraded' | 'subscription-downgraded' | 'subscription-changed';

/** New lines from a day; the type says whether their annual value is above, below or equal to that of the lines before. */
export interface LinesChanged<Type extends ChangeType = ChangeType> {
  readonly type: Type;
  readonly data: SubscriptionIdentity & Effective & Agreement & { readonly cause?: string };
}

export type SubscriptionUpgraded = LinesChanged<'subscription-upgraded'>;
export type SubscriptionDowngraded = LinesChanged<'subscription-downgraded'>;
export type SubscriptionChanged = LinesChanged<'subscription-changed'>;

export interface SubscriptionCancelled {
  readonly type: 'subscription-cancelled';
  readonly data: SubscriptionIdentity &
    Effective & {
      readonly requestedOn?: CalendarDate;
      readonly reason?: string;
      readonly voluntary?: boolean;
      /** The facts after it in effective order, which are inert while it stands. */
      readonly supersedes: readonly FactId[];
    };
}

/** A fact that says what was true from a day on; only these have a place in effective order. */
export type SubscriptionStatement =
  SubscriptionStarted | SubscriptionUpgraded | SubscriptionDowngraded | SubscriptionChanged | SubscriptionCancelled;

export interface FactVoided {
  readonly type: 'fact-voided';
  readonly data: SubscriptionIdentity & { readonly factId: FactId; readonly reason: string };
}

export interface FactCorrected {
  readonly type: 'fact-corrected';
  readonly data: SubscriptionIdentity & {
    readonly factId: FactId;
    readonly reason: string;
    /** The right statement, in full; it takes the place of the fact it replaces. */
    readonly statement: SubscriptionStatement;
  };
}

export type SubscriptionFact = SubscriptionStatement | FactVoided | FactCorrected;
