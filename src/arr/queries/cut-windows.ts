import { type CalendarInterval, cutWindow, type Span } from '../../kernel/period-text';
import type { Answered } from './query-rejections';
import { answered, refuse } from './knowledge-resolver';

/** How many intervals an answer has at most. */
export const INTERVALS_MAX = 1200;

interface WindowAsked {
  readonly window: Span;
  readonly interval: CalendarInterval;
}

/** The intervals of the window that is asked of, or why there are none. */
export const cutAsked = ({ window, interval }: WindowAsked): Answered<readonly Span[]> => {
  if (window.from >= window.to) return refuse({ code: 'window-is-empty', ...window });
  const windows = cutWindow(window, interval, INTERVALS_MAX);
  return windows === undefined ? refuse({ code: 'window-too-long', rowsMax: INTERVALS_MAX }) : answered(windows);
};
