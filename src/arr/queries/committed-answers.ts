import type { Echo } from './answers';

/** ARR in one currency on the day, and once all that is agreed for later days has come about. */
export interface CommittedFigure {
  readonly currency: string;
  readonly arr: string;
  readonly committed: string;
  /** The second less the first. */
  readonly ahead: string;
}

/** What changes on a later day in one currency, all accounts together, and what ARR is then. */
export interface CommittedStep {
  readonly effectiveOn: string;
  readonly currency: string;
  readonly delta: string;
  readonly arr: string;
  /** How many accounts' ARR changes. */
  readonly accounts: number;
}

export interface CommittedAnswer extends Echo {
  readonly asOf: string;
  /** The last day on which anything is known to change; the day itself where nothing is. */
  readonly lastChangeOn: string;
  readonly figures: readonly CommittedFigure[];
  /** In order of days and then of currencies. */
  readonly items: readonly CommittedStep[];
  readonly next: string | null;
}
