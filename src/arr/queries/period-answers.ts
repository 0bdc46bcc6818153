import type { Echo } from './answers';
import type { RestatedFigure } from './restatement-answers';

/** A closing that stands. Amounts are decimal strings in the currency beside them. */
export interface ClosingAnswer {
  readonly period: string;
  /** Every fact up to this sequence is in the figures. */
  readonly closedAtSequence: number;
  readonly policyVersion: number;
  readonly totals: readonly { readonly currency: string; readonly arr: string }[];
  /** That of the answer to `/v1/arr` which the closing pins. */
  readonly digest: string;
  readonly closedAt: string;
  readonly closedBy: string;
  readonly factId: string;
  /** That of the fact that closes. */
  readonly sequence: number;
}

export interface PeriodsAnswer extends Echo {
  readonly items: readonly ClosingAnswer[];
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
}

export interface PeriodAnswer extends Echo {
  readonly period: string;
  /** The last day of the month. */
  readonly asOf: string;
  readonly closing: ClosingAnswer;
  /** Whether the ledger says of the pinned state of knowledge now, to the cent and by its digest, what it said then. */
  readonly verified: boolean;
  /** `before` as known at the close, `after` as known now. */
  readonly figures: readonly RestatedFigure[];
  /** Where the closed view is read. */
  readonly closedView: string;
  /** Where the difference is explained, fact by fact. */
  readonly restatement: string;
}
