import type { CalendarDate } from '../../kernel/calendar-date';
import type { FactId } from '../../kernel/ids';
import { compare, decimal, type Rational } from '../../kernel/rational';
import { countWhile } from '../../kernel/sorted';
import { countingOn, type StandingRate } from './published-rates';

/** Days from one on, until those of the next span, and the rates of a pair that they are read by. */
export interface RateSpan {
  readonly from: CalendarDate;
  /** The sequence up to which facts are read. */
  readonly knownAt: number;
  readonly rates: readonly StandingRate[];
  /** The fact by which no rate counts: the last that is read, or the first that is not, of those about the pair. */
  readonly by: FactId | undefined;
}

/** What counts of a pair from a day on, until the next step. */
export interface RateStep {
  readonly from: CalendarDate;
  /** Absent where none counts. */
  readonly rate?: Rational;
  /** The fact of the rate, or of the one that has ended. */
  readonly by: FactId;
}

const isSameRate = (a: Rational | undefined, b: Rational | undefined): boolean =>
  a === undefined || b === undefined ? a === b : compare(a, b) === 0n;

/** The days within a span on which another rate may count, each with the fact by which none does. */
const turnsIn = ({ rates }: RateSpan, isWithin: (day: CalendarDate) => boolean): Map<CalendarDate, FactId> => {
  const turns = new Map<CalendarDate, FactId>();
  for (const { factId, data } of rates) if (data.until !== undefined) turns.set(data.until, factId);
  for (const { factId, data } of rates) turns.set(data.effectiveOn, factId);
  for (const day of turns.keys()) if (!isWithin(day)) turns.delete(day);
  return turns;
};

/** Adds what counts from a day on; what is said again changes nothing. */
const addStep = (
  steps: RateStep[],
  from: CalendarDate,
  counting: StandingRate | undefined,
  otherwise?: FactId,
): void => {
  const by = counting?.factId ?? otherwise;
  const rate = counting && decimal(counting.data.rate);
  if (by === undefined || isSameRate(steps.at(-1)?.rate, rate)) return;
  steps.push(rate === undefined ? { from, by } : { from, rate, by });
};

/** The rates of one pair from day to day, each day by the span that it is in. */
export const rateSteps = (spans: readonly RateSpan[]): readonly RateStep[] => {
  const steps: RateStep[] = [];
  spans.forEach((span, index) => {
    const next = spans[index + 1]?.from;
    const isFirst = index === 0;
    const turns = turnsIn(span, (day) => (isFirst || day > span.from) && (next === undefined || day < next));
    if (!isFirst) addStep(steps, span.from, countingOn(span.rates, span.from), span.by);
    for (const [day, turning] of [...turns].sort(([a], [b]) => (a < b ? -1 : 1))) {
      addStep(steps, day, countingOn(span.rates, day), turning);
    }
  });
  return steps;
};

/** The rate of one day, as it is read from day to day. */
export const readingsOf = (spans: readonly RateSpan[], day: CalendarDate): readonly RateStep[] => {
  const steps: RateStep[] = [];
  for (const { from, rates, by } of spans) addStep(steps, from, countingOn(rates, day), by);
  return steps;
};

/** The step that holds on a day; undefined before the first. */
export const stepOn = (steps: readonly RateStep[], day: CalendarDate): RateStep | undefined =>
  steps[countWhile(steps, ({ from }) => from <= day) - 1];

/** The first day on which two ways to count rates give another rate, or the same by another fact; undefined if there is none. */
export const firstDifference = (a: readonly RateStep[], b: readonly RateStep[]): CalendarDate | undefined => {
  const days = [...new Set([...a, ...b].map(({ from }) => from))].sort();
  return days.find((day) => {
    const [one, other] = [stepOn(a, day), stepOn(b, day)];
    return !isSameRate(one?.rate, other?.rate) || one?.by !== other?.by;
  });
};
