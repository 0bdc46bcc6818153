import type { CalendarDate } from '../../kernel/calendar-date';
import { type MinorUnits, toMinorUnits } from '../../kernel/minor-units';
import type { Policy } from '../../kernel/policy';
import { times } from '../../kernel/rational';
import { countWhile } from '../../kernel/sorted';
import { type LineReckoning, type NotCounted, reckonLine } from './annual-value';
import type { Line } from './line';
import type { Stretch } from './stretches';

/** The stretch that a day is in; undefined while the subscription does not count as in force. */
export const stretchOn = (stretches: readonly Stretch[], day: CalendarDate): Stretch | undefined => {
  const last = stretches[countWhile(stretches, ({ from }) => from <= day) - 1];
  return last?.until !== undefined && last.until <= day ? undefined : last;
};

/** How a line's worth comes about on a day of its stretch, or why it has none. */
export const reckonIn = (
  { isPaused, overdue, agreed }: Stretch,
  line: Line,
  day: CalendarDate,
  policy: Policy,
): LineReckoning | NotCounted | 'paused' | 'past-due' => {
  if (isPaused && policy.pauses === 'zero') return 'paused';
  if (overdue !== undefined && day >= overdue.from) return 'past-due';
  return reckonLine(line, { day, agreed }, policy);
};

/** What a line counts for at the end of a day of its stretch: a year's worth, rounded once. */
export const lineArrIn = (stretch: Stretch, line: Line, day: CalendarDate, policy: Policy): MinorUnits => {
  const reckoning = reckonIn(stretch, line, day, policy);
  return typeof reckoning === 'string'
    ? 0n
    : toMinorUnits(times(reckoning.net, reckoning.factor), stretch.identity.currency);
};
