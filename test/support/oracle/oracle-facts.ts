export type OracleInterval =
  { readonly days: number } | { readonly weeks: number } | { readonly months: number } | { readonly years: number };

export interface OracleDiscount {
  readonly percent?: string;
  readonly amount?: string;
  readonly from?: string;
  readonly until?: string;
}

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
}

interface OfSubscription {
  readonly subscriptionId: string;
  readonly currency: string;
  readonly effectiveOn: string;
  readonly occurredAt?: string;
}

export interface StartStatement extends OfSubscription {
  readonly type: 'started';
  readonly accountId: string;
  readonly lines: readonly OracleLine[];
  readonly term?: { readonly endsOn: string; readonly renews: boolean };
}

export interface ChangeStatement extends OfSubscription {
  readonly type: 'changed';
  readonly lines: readonly OracleLine[];
}

export interface CancelStatement extends OfSubscription {
  readonly type: 'cancelled';
  readonly supersedes: readonly string[];
}

/** What a fact says of a subscription; the direction in a change's name is a label and says nothing. */
export type Statement = StartStatement | ChangeStatement | CancelStatement;

export type Act =
  | { readonly type: 'voided'; readonly factId: string }
  | { readonly type: 'corrected'; readonly factId: string; readonly statement: Statement };

/** A fact of the log. Facts with the same `append` became known together. */
export interface OracleFact {
  readonly id: string;
  readonly sequence: number;
  readonly append: number;
  readonly says: Statement | Act;
}
