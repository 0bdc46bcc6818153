import type { CalendarDate } from '../../kernel/calendar-date';
import { compare, decimal, type Rational } from '../../kernel/rational';
import { countWhile } from '../../kernel/sorted';
import { countingOn, type StandingRate } from './published-rates';

/** What counts of a pair from a day on, until the next step. */
export interface RateStep {
  readonly from: CalendarDate;
  /** Absent where none counts. */
  readonly rate?: Rational;
  /** The fact of the rate, or of the one that has ended. */
  readonly by: StandingRate['factId'];
}

const isSameRate = (a: Rational | undefined, b: Rational | undefined): boolean =>
  a === undefined || b === undefined ? a === b : compare(a, b) === 0n;

/** The rates of one pair from day to day; what is said again changes nothing. */
export const rateSteps = (rates: readonly StandingRate[]): readonly RateStep[] => {
  const days = new Map<CalendarDate, StandingRate>();
  for (const rate of rates) if (rate.data.until !== undefined) days.set(rate.data.until, rate);
  for (const rate of rates) days.set(rate.data.effectiveOn, rate);
  const steps: RateStep[] = [];
  for (const [from, turning] of [...days].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const counting = countingOn(rates, from);
    const rate = counting && decimal(counting.data.rate);
    if (isSameRate(steps.at(-1)?.rate, rate)) continue;
    const by = counting?.factId ?? turning.factId;
    steps.push(rate === undefined ? { from, by } : { from, rate, by });
  }
  return steps;
};

/** The step that holds on a day; undefined before the first. */
export const stepOn = (steps: readonly RateStep[], day: CalendarDate): RateStep | undefined =>
  steps[countWhile(steps, ({ from }) => from <= day) - 1];

/** Whether two ways to count rates give the same on a day. */
export const isSameOn = (a: readonly RateStep[], b: readonly RateStep[], day: CalendarDate): boolean =>
  isSameRate(stepOn(a, day)?.rate, stepOn(b, day)?.rate);

/** The first day on which they give another rate, or the same by another fact; undefined if there is none. */
export const firstDifference = (a: readonly RateStep[], b: readonly RateStep[]): CalendarDate | undefined => {
  const days = [...new Set([...a, ...b].map(({ from }) => from))].sort();
  return days.find((day) => !isSameOn(a, b, day) || stepOn(a, day)?.by !== stepOn(b, day)?.by);
};
