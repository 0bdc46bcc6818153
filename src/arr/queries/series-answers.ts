import type { MonthsInterval } from '../../kernel/period-text';
import type { RateAnswer } from './retention-answers';
import type { ArrFigure, ArrGroupFigure, Echo, SelectionEcho } from './answers';

/** By how much ARR is more than it was at the end of an earlier day, beside what was wanted where that was said. */
export interface SeriesGrowth extends RateAnswer {
  /** The earlier day. */
  readonly since: string;
  readonly target?: string;
  /** Growth less the target; below zero where it is missed, absent where there is no growth to compare. */
  readonly aheadOfTarget?: string;
}

/** Only where growth is asked for. */
interface Grown {
  readonly growth?: SeriesGrowth;
}

/** ARR of a group, which is zero where it had some on the day that growth is measured from; nothing is counted. */
export interface SeriesGroup extends Pick<ArrGroupFigure, 'by' | 'arr' | 'mrr'>, Grown {}

/** ARR in one currency, with the groups that have any where it is grouped. */
export interface SeriesFigure extends Pick<ArrFigure, 'currency' | 'arr' | 'mrr'>, Grown {
  readonly groups?: readonly SeriesGroup[];
}

/** The end of an interval's last day. */
export interface SeriesPoint {
  readonly asOf: string;
  readonly figures: readonly SeriesFigure[];
}

export interface ArrSeriesAnswer extends Echo, SelectionEcho {
  readonly from: string;
  readonly to: string;
  readonly interval: string;
  /** Over which months growth is told, and its targets, as they were asked; only where they were. */
  readonly growth?: MonthsInterval;
  readonly targets?: string;
  /** One for each interval, in order of days. */
  readonly points: readonly SeriesPoint[];
}
