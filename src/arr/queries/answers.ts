import type { AccountAttributes, AccountFact } from '../../accounts/domain/account.events';
import type { SubscriptionFact, Term } from '../../subscriptions/domain/subscription.events';
import type { Line, Attributes } from '../../subscriptions/domain/line';
import type { FactMetadata } from '../../kernel/fact-metadata';
import type { MovementClass } from '../domain/movement';

/** The state of knowledge an answer was given at. */
export interface KnownAtEcho {
  readonly sequence: number;
  readonly recordedAt: string;
  /** Whether that time was brought from elsewhere with opening history. */
  readonly imported: boolean;
}

/** What every answer repeats, as resolved, so that the figure can be asked for again. */
export interface Echo {
  readonly knownAt: KnownAtEcho;
  readonly policyVersion: number;
  readonly derivationVersion: number;
  /** What all amounts are converted to; absent where each is in the currency it was agreed in. */
  readonly reportingCurrency?: string;
  /** Whether facts that the store holds are missing from the answer. */
  readonly stale: boolean;
}

/** Amounts are decimal strings in the currency beside them. */
export interface ArrFigure {
  readonly currency: string;
  readonly arr: string;
  readonly mrr: string;
  readonly accounts: number;
  readonly subscriptions: number;
  /** The groups that have ARR, in order of their values, none first; only where it is grouped. */
  readonly groups?: readonly ArrGroupFigure[];
}

/** A group: its value for each name that is grouped by; null is none. */
export type GroupAnswer = Readonly<Record<string, string | null>>;

export interface ArrGroupFigure extends Omit<ArrFigure, 'currency' | 'groups'> {
  readonly by: GroupAnswer;
}

/** How the question was grouped and filtered, in the texts that ask for it again; absent where it was not. */
export type SelectionEcho = Partial<Readonly<Record<'groupBy' | 'filter', string>>>;

export interface ArrAnswer extends Echo, SelectionEcho {
  readonly asOf: string;
  readonly figures: readonly ArrFigure[];
  readonly digest: string;
}

export interface AccountFigure {
  readonly accountId: string;
  readonly currency: string;
  readonly arr: string;
  readonly mrr: string;
  readonly subscriptions: number;
}

export interface AccountsAnswer extends Echo {
  readonly asOf: string;
  /** As it was asked; absent where it was not. */
  readonly native?: string;
  readonly filter?: string;
  readonly items: readonly AccountFigure[];
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
}

/** What an account's ARR in one currency comes to. */
export interface AccountCurrencyFigure {
  readonly currency: string;
  readonly arr: string;
  readonly mrr: string;
  /** The subscriptions that have ARR, in order of ids; their amounts add up to `arr`. */
  readonly subscriptions: readonly { readonly subscriptionId: string; readonly arr: string }[];
}

export interface AccountAnswer extends Echo {
  readonly accountId: string;
  readonly asOf: string;
  /** Null where its key has been destroyed. */
  readonly name?: string | null;
  readonly attributes?: AccountAttributes;
  /** The account that it reads as by its merges, where that is another. */
  readonly readsAs?: string;
  /** The revision of the account's stream at this state of knowledge, for `If-Match`; -1 while nothing is said of it. */
  readonly revision: number;
  /** One for each currency the account has ARR in, in order of codes. */
  readonly figures: readonly AccountCurrencyFigure[];
}

/** Losses are negative; opening and every class add up to closing, and `difference` says so. */
export interface MovementFigures {
  readonly from: string;
  readonly to: string;
  readonly currency: string;
  /** Only where it is grouped. */
  readonly by?: GroupAnswer;
  readonly opening: string;
  readonly new: string;
  readonly expansion: string;
  readonly reactivation: string;
  readonly contraction: string;
  readonly churn: string;
  readonly fx: string;
  readonly transfer: string;
  readonly entered: string;
  readonly left: string;
  readonly closing: string;
  readonly difference: string;
}

/** A row that is the sum of its groups, which come with it where it is grouped. */
export interface MovementTotal extends MovementFigures {
  readonly groups?: readonly MovementFigures[];
}

export interface MovementsAnswer extends Echo, SelectionEcho {
  readonly from: string;
  readonly to: string;
  readonly interval: string;
  /** As it was asked; absent where it was not. */
  readonly netting?: string;
  readonly rows: readonly MovementFigures[];
  /** The whole window, one row per currency. */
  readonly total: readonly MovementTotal[];
}

export interface AccountStep {
  readonly from: string;
  readonly currency: string;
  readonly arr: string;
}

export interface AccountArrAnswer extends Echo {
  readonly accountId: string;
  /** The day up to and with which it is told, where the question names one. */
  readonly asOf?: string;
  readonly steps: readonly AccountStep[];
}

export interface ContributionAnswer {
  readonly subscriptionId: string;
  readonly lineId: string;
  readonly factId: string;
  readonly delta: string;
  readonly attributes: Attributes;
}

export interface MovementAnswer {
  readonly id: string;
  readonly accountId: string;
  readonly effectiveOn: string;
  readonly class: MovementClass;
  readonly currency: string;
  readonly delta: string;
  readonly before: string;
  readonly after: string;
  readonly causes: readonly string[];
  readonly contributions: readonly ContributionAnswer[];
  /** The fact that caused the movement to be asserted, and when it became known. */
  readonly factId: string;
  readonly sequence: number;
  readonly recordedAt: string;
}

export interface AccountMovementsAnswer extends Echo {
  readonly accountId: string;
  readonly asOf?: string;
  readonly movements: readonly MovementAnswer[];
}

export type SubscriptionStatusAnswer = 'not-started' | 'active' | 'paused' | 'cancelled' | 'ended';

export interface SubscriptionAnswer extends Echo {
  readonly subscriptionId: string;
  readonly asOf: string;
  readonly status: SubscriptionStatusAnswer;
  readonly accountId?: string;
  readonly currency?: string;
  readonly since?: string;
  readonly lines?: readonly (Line & { readonly arr: string })[];
  readonly attributes?: Attributes;
  readonly term?: Term;
  /** The day from which a payment is late, while it is. */
  readonly pastDueSince?: string;
  readonly arr?: string;
  readonly mrr?: string;
  /** The revision of the subscription's stream at this state of knowledge, for `If-Match`. */
  readonly revision: number;
}

/** What reading adds to a fact. */
export interface RecordShown {
  readonly id: string;
  readonly version: number;
  readonly metadata: FactMetadata;
  readonly sequence: number;
  readonly recordedAt: string;
  readonly recordedOn: string;
  readonly token: string;
}

export type AccountFactAnswer = AccountFact &
  RecordShown & {
    readonly standing: 'stands' | 'voided' | 'corrected';
    /** The void or correction that makes it so. */
    readonly by?: string;
  };

export interface AccountFactsAnswer extends Echo {
  readonly accountId: string;
  readonly asOf?: string;
  readonly facts: readonly AccountFactAnswer[];
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
}

export type FactAnswer = SubscriptionFact &
  RecordShown & {
    /** How the fact stands at this state of knowledge; `inert`: a cancellation that stands before it supersedes it. */
    readonly standing: 'stands' | 'inert' | 'revoked' | 'voided' | 'corrected';
    /** The void, correction, cancellation or revocation that makes it so. */
    readonly by?: string;
  };

export interface SubscriptionFactsAnswer extends Echo {
  readonly subscriptionId: string;
  readonly asOf?: string;
  readonly facts: readonly FactAnswer[];
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
}

export interface TimelineStep {
  readonly from: string;
  readonly until?: string;
  readonly status: SubscriptionStatusAnswer;
  readonly accountId: string;
  readonly currency: string;
  readonly arr: string;
  /** The fact whose statement holds, or that ended the subscription. */
  readonly factId: string;
  readonly factType: string;
}

export interface SubscriptionTimelineAnswer extends Echo {
  readonly subscriptionId: string;
  readonly asOf?: string;
  readonly steps: readonly TimelineStep[];
}
