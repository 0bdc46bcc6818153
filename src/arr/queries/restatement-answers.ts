import type { RestatementCause } from '../domain/restatement';
import type { Echo, KnownAtEcho } from './answers';
import type { MissingRate } from './missing-rate';

/** A figure as it was known first, as it was known later, and the second less the first. */
export interface RestatedFigure {
  readonly currency: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
}

/** What facts of one cause come to, and how many effects that is. */
export interface RestatementOfCause {
  readonly cause: RestatementCause;
  readonly effect: string;
  readonly effects: number;
}

/** The same of one currency. */
export interface RestatementByCause extends RestatementOfCause {
  readonly currency: string;
}

/** What has become known of one account in one currency. */
export interface RestatementByAccount {
  readonly accountId: string;
  readonly currency: string;
  readonly effect: string;
  readonly causes: readonly RestatementOfCause[];
}

/** What one append did to the figure by one account. */
export interface RestatementEffectAnswer {
  readonly sequence: number;
  readonly recordedAt: string;
  readonly factId: string;
  readonly type: string;
  /** From which day the fact is true; a fact that undoes another has no day of its own. */
  readonly effectiveOn?: string;
  readonly accountId: string;
  readonly subscriptionId?: string;
  readonly cause: RestatementCause;
  readonly currency: string;
  readonly effect: string;
}

/** What effects can be grouped by. */
export const RESTATEMENT_GROUPINGS = ['account'] as const;
export type RestatementGrouping = (typeof RESTATEMENT_GROUPINGS)[number];

/** The policies of both states of knowledge; that of the later one is `policyVersion`. */
interface TwoPolicies extends Omit<Echo, 'knownAt'> {
  readonly fromPolicyVersion: number;
}

export interface RestatementAnswer extends TwoPolicies {
  readonly asOf: string;
  /** The two states of knowledge. */
  readonly from: KnownAtEcho;
  readonly to: KnownAtEcho;
  readonly figures: readonly RestatedFigure[];
  /** What had no rate in between, where that is so; effects of it are in the currency that was agreed. */
  readonly missing?: readonly MissingRate[];
  readonly causes: readonly RestatementByCause[];
  /** As it was asked; only where it was. */
  readonly groupBy?: RestatementGrouping;
  /** Only with `groupBy`: every account that has moved; those of all pages sum to the differences. */
  readonly accounts?: readonly RestatementByAccount[];
  /** In the order in which they became known; those of all pages sum to the differences. None where they are grouped. */
  readonly effects: readonly RestatementEffectAnswer[];
  readonly next: string | null;
}

/** One currency of the bridge from one report's closing figure to another's. */
export interface BridgeRow {
  readonly currency: string;
  /** The end of the day before the window, as the first report knew it. */
  readonly reported: string;
  /** What has become known of that day since. */
  readonly earlierPeriods: string;
  /** The same day as the second report knows it. */
  readonly opening: string;
  readonly new: string;
  readonly expansion: string;
  readonly reactivation: string;
  readonly contraction: string;
  readonly churn: string;
  readonly fx: string;
  readonly transfer: string;
  readonly closing: string;
  readonly difference: string;
}

export interface BridgeAnswer extends TwoPolicies {
  readonly from: string;
  readonly to: string;
  readonly fromKnownAt: KnownAtEcho;
  readonly toKnownAt: KnownAtEcho;
  readonly rows: readonly BridgeRow[];
}
