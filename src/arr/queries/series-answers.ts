import type { ArrFigure, ArrGroupFigure, Echo, SelectionEcho } from './answers';

/** ARR of a group; nothing is counted. */
export type SeriesGroup = Pick<ArrGroupFigure, 'by' | 'arr' | 'mrr'>;

/** ARR in one currency, with the groups that have any where it is grouped. */
export interface SeriesFigure extends Pick<ArrFigure, 'currency' | 'arr' | 'mrr'> {
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
  /** One for each interval, in order of days. */
  readonly points: readonly SeriesPoint[];
}
