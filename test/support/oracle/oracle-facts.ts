export type OracleInterval =
  { readonly days: number } | { readonly weeks: number } | { readonly months: number } | { readonly years: number };

export interface OracleDiscount {
  readonly percent?: string;
  readonly amount?: string;
  readonly from?: string;
  readonly until?: string;
}

/** Text pairs; a name that is not among them has no value. */
export type OracleAttributes = Readonly<Record<string, string>>;

/** A price for every interval, a total over a term, or neither (then it is paid once). */
export interface OracleLine {
  readonly id: string;
  readonly kind: string;
  readonly unitPrice?: string;
  readonly quantity?: string;
  readonly every?: OracleInterval;
  readonly total?: string;
  readonly over?: OracleInterval;
  readonly discounts?: readonly OracleDiscount[];
  readonly trialUntil?: string;
  readonly from?: string;
  readonly until?: string;
  readonly attributes?: OracleAttributes;
}

/** Absent `renews` means that it ends. */
export interface OracleTerm {
  readonly endsOn: string;
  readonly renews?: boolean;
}

/** Lines and attributes, both in full; no attributes are none. */
interface OfLines {
  readonly lines: readonly OracleLine[];
  readonly attributes?: OracleAttributes;
}

interface OfSubscription {
  readonly subscriptionId: string;
  readonly currency: string;
  readonly effectiveOn: string;
  readonly occurredAt?: string;
  /** What the fact says of the account, judged when it is recorded; absent is not judged. */
  readonly accountId?: string;
}

export interface StartStatement extends OfSubscription, OfLines {
  readonly type: 'started';
  readonly accountId: string;
  readonly term?: OracleTerm;
  readonly bookedOn?: string;
}

export type OracleDirection = 'up' | 'down' | 'equal';

export interface ChangeStatement extends OfSubscription, OfLines {
  readonly type: 'changed';
  /** The direction that the name of a native fact tells; absent is not judged. */
  readonly direction?: OracleDirection;
  readonly bookedOn?: string;
}

/** Without lines it keeps lines and attributes. */
export interface RenewStatement extends OfSubscription, Partial<OfLines> {
  readonly type: 'renewed';
  readonly term?: OracleTerm;
}

/** What says no more than its name. */
export interface PlainStatement extends OfSubscription {
  readonly type: 'paused' | 'resumed' | 'past-due' | 'payment-recovered';
}

export interface CancelStatement extends OfSubscription {
  readonly type: 'cancelled';
  readonly requestedOn?: string;
  readonly supersedes: readonly string[];
}

export interface RevokeStatement extends OfSubscription {
  readonly type: 'cancellation-revoked';
  readonly cancellationId: string;
}

export interface ReactivateStatement extends OfSubscription, OfLines {
  readonly type: 'reactivated';
  readonly term?: OracleTerm;
}

/** `accountId` is the account it leaves. */
export interface TransferStatement extends OfSubscription {
  readonly type: 'transferred';
  readonly toAccountId: string;
}

/** What a fact says of a subscription. */
export type SubscriptionStatement =
  | StartStatement
  | ChangeStatement
  | RenewStatement
  | PlainStatement
  | CancelStatement
  | RevokeStatement
  | ReactivateStatement
  | TransferStatement;

interface OfAccount {
  readonly accountId: string;
  readonly effectiveOn: string;
  readonly occurredAt?: string;
}

export interface DescribeStatement extends OfAccount {
  readonly type: 'account-registered' | 'account-described';
  readonly attributes?: OracleAttributes;
}

export interface MergeStatement extends OfAccount {
  readonly type: 'accounts-merged';
  readonly intoAccountId: string;
}

/** What one unit of `base` is worth in `quote`, from a day on and up to another. */
export interface RateStatement {
  readonly type: 'rate';
  readonly base: string;
  readonly quote: string;
  readonly effectiveOn: string;
  readonly rate: string;
  readonly until?: string;
  readonly occurredAt?: undefined;
}

/** What a fact says of an account. */
export type AccountStatement = DescribeStatement | MergeStatement;

export type Statement = SubscriptionStatement | AccountStatement | RateStatement;

/** A month is closed by the facts up to a sequence, or is no longer. */
export type OfPeriod =
  | { readonly type: 'period-closed'; readonly month: string; readonly at: number }
  | { readonly type: 'period-reopened'; readonly month: string };

export type Act =
  | { readonly type: 'voided'; readonly factId: string }
  | { readonly type: 'corrected'; readonly factId: string; readonly statement: Statement }
  | OfPeriod;

/** A fact of the log, under an id no other has. Facts with the same `append` became known together. */
export interface OracleFact {
  readonly id: string;
  readonly sequence: number;
  readonly append: number;
  /** The day it was recorded; rules that ask for it do not judge facts without it. */
  readonly recordedOn?: string;
  readonly says: Statement | Act;
}
