import type { MonthsInterval } from '../../kernel/period-text';
import type { Echo, GroupAnswer, SelectionEcho } from './answers';

/** What a cohort has left at the end of an interval. */
export interface CohortAgeAnswer {
  /** Intervals since that of the cohort. */
  readonly age: number;
  readonly asOf: string;
  readonly accounts: number;
  readonly arr: string;
  /** Of all accounts of the cohort. */
  readonly accountsShare: string;
  /** Of its ARR at age 0; null where that is zero. */
  readonly arrShare: string | null;
}

/** The accounts that first had ARR in one interval. */
export interface CohortRow {
  /** The first day of the interval. */
  readonly from: string;
  readonly accounts: number;
  readonly ages: readonly CohortAgeAnswer[];
}

export interface CohortGroup {
  readonly by: GroupAnswer;
  readonly cohorts: readonly CohortRow[];
}

/** One currency, with its groups where it is grouped: in a group an account is of the interval in which it first had ARR there. */
export interface CohortFigure {
  readonly currency: string;
  readonly cohorts: readonly CohortRow[];
  readonly groups?: readonly CohortGroup[];
}

export interface CohortsAnswer extends Echo, SelectionEcho {
  readonly asOf: string;
  readonly interval: MonthsInterval;
  /** How many decimals a share has. */
  readonly digits: number;
  readonly figures: readonly CohortFigure[];
}
