import { MONTHS_INTERVALS } from '../../kernel/period-text';
import type { RateGap } from '../domain/rates';
import type { Echo, GroupAnswer, SelectionEcho } from './answers';

/** A figure that is made of others; null with the reason where what it would be divided by is zero. */
export interface DerivedAnswer {
  readonly value: string | null;
  readonly why?: RateGap;
}

/** One number over another. Amounts are in the currency of the figure; the rest are counts. */
export interface RateAnswer extends DerivedAnswer {
  readonly numerator: string;
  readonly denominator: string;
}

/** A rate of the window, and the same as one of a year. */
export interface AnnualRateAnswer extends RateAnswer {
  readonly annual: string | null;
}

export const GROWTH_SPANS = ['window', ...MONTHS_INTERVALS] as const;
export type GrowthSpan = (typeof GROWTH_SPANS)[number];

/** By how much ARR at the end of the window is more than it was at the end of an earlier day. */
export interface GrowthAnswer extends RateAnswer {
  readonly over: GrowthSpan;
  /** The earlier day. */
  readonly since: string;
}

/** What the accounts come to that had ARR at the opening. */
export interface CohortAnswer {
  readonly accounts: number;
  /** Of them, those that have none left at the closing. */
  readonly accountsLost: number;
  readonly opening: string;
  readonly closing: string;
  /** What the cohort has at the closing, of each account no more than at the opening. */
  readonly retained: string;
}

/** What the rates are made of, and the rates; losses are positive. */
export interface RetentionFigures {
  readonly opening: string;
  readonly new: string;
  readonly expansion: string;
  readonly reactivation: string;
  readonly contraction: string;
  readonly churn: string;
  readonly closing: string;
  readonly accountsAtClosing: number;
  readonly cohort: CohortAnswer;
  readonly nrr: RateAnswer;
  readonly grr: RateAnswer;
  readonly grossChurnRate: AnnualRateAnswer;
  readonly netChurnRate: AnnualRateAnswer;
  readonly expansionRate: AnnualRateAnswer;
  readonly logoChurnRate: AnnualRateAnswer;
  readonly quickRatio: RateAnswer;
  readonly averageArrPerAccount: RateAnswer;
  readonly growth: readonly GrowthAnswer[];
  readonly lifetimeYears: DerivedAnswer;
  readonly lifetimeValue: DerivedAnswer;
}

export interface RetentionGroup extends RetentionFigures {
  readonly by: GroupAnswer;
}

/** One currency, with its groups where it is grouped. */
export interface RetentionFigure extends RetentionFigures {
  readonly currency: string;
  readonly groups?: readonly RetentionGroup[];
}

export interface RetentionAnswer extends Echo, SelectionEcho {
  readonly from: string;
  readonly to: string;
  /** By which of them rates are made annual: by its months where they are whole, which are absent where they are not. */
  readonly months?: number;
  readonly days: number;
  /** In percent, as it was given. */
  readonly grossMargin: string;
  /** How many decimals a rate has; amounts have those of their currency. */
  readonly digits: number;
  readonly figures: readonly RetentionFigure[];
}
