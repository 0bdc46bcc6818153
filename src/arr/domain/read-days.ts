import { toEpochDay } from '../../kernel/calendar-date';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { Span } from '../../kernel/period-text';

/** Days that sums are read of, in order, each as a count of days since 1970-01-01. */
export class ReadDays {
  readonly first: number;
  readonly last: number;
  private readonly slots: Int32Array | undefined;

  /** Throws InvariantViolated where a day comes after a later one. */
  constructor(readonly days: readonly number[]) {
    [this.first, this.last] = [days[0] ?? 0, days.at(-1) ?? 0];
    this.slots = days.length > 1 ? slotsOf(days) : undefined;
  }

  get count(): number {
    return this.days.length;
  }

  /** The place of the first of them that is not before a day: one beyond the last where all are. */
  slotOf(day: number): number {
    if (day <= this.first) return 0;
    return day > this.last ? this.days.length : (this.slots?.[day - this.first] ?? 0);
  }
}

/** For each day from the first to the last the place of the first of them that is not before it. */
const slotsOf = (days: readonly number[]): Int32Array => {
  const first = days[0] ?? 0;
  if (days.some((day, place) => day < (days[place - 1] ?? first))) {
    throw new InvariantViolated('Sums are read of days in order.');
  }
  const slots = new Int32Array((days.at(-1) ?? first) - first + 1);
  let filled = 0;
  days.forEach((day, place) => {
    for (; filled <= day - first; filled += 1) slots[filled] = place;
  });
  return slots;
};

/** Two ends of a window, as places among days. */
export interface Ends {
  readonly opening: number;
  readonly closing: number;
}

/** The days before windows and their last days, each once, and where those of each window stand among them. */
interface WindowDays {
  readonly windows: readonly Span[];
  readonly days: ReadDays;
  readonly ends: readonly Ends[];
}

const windowDays = (windows: readonly Span[]): WindowDays => {
  const days: number[] = [];
  const placeOf = (day: number): number => (days.at(-1) === day ? days.length - 1 : days.push(day) - 1);
  const ends = windows.map(({ from, to }) => ({
    opening: placeOf(toEpochDay(from) - 1),
    closing: placeOf(toEpochDay(to) - 1),
  }));
  return { windows, days: new ReadDays(days), ends };
};

let asked = windowDays([]);

const areAsked = (windows: readonly Span[]): boolean => {
  const known = asked.windows;
  if (windows.length !== known.length) return false;
  for (let place = 0; place < windows.length; place += 1) {
    const one = windows[place];
    const other = known[place];
    if (one !== other && (one?.from !== other?.from || one?.to !== other?.to)) return false;
  }
  return true;
};

/** The days of windows, which are in order. The last are kept, since the same months are asked for again and again. */
export const windowDaysOf = (windows: readonly Span[]): Omit<WindowDays, 'windows'> => {
  if (!areAsked(windows)) asked = windowDays([...windows]);
  return asked;
};
