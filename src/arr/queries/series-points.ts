import { addDays, type CalendarDate, dayBefore } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import { formatMinorUnits, type MinorUnits, twelfthOf } from '../../kernel/minor-units';
import type { MonthsInterval } from '../../kernel/period-text';
import { minus, type Rational } from '../../kernel/rational';
import type { GroupRow } from '../domain/arr-index';
import { compareGroups, groupKey, type GroupValues, type Selection } from '../domain/group';
import { growthOf } from '../domain/rates';
import type { Targets } from './growth-targets';
import { byOf, type RowsAsked } from './movement-rows';
import type { BookAt } from './resolved';
import { amountsRate, rateText } from './rate-texts';
import type { SeriesFigure, SeriesGrowth, SeriesPoint } from './series-answers';
import { growthDay } from './window-rows';

/** What a series is asked for beside ARR. */
interface PointsAsked extends Pick<RowsAsked, 'windows' | 'currencies'> {
  readonly known: BookAt;
  readonly growth?: MonthsInterval | undefined;
  readonly targets: Targets;
}

/** The day of a point, the earlier one that growth is measured from, and what was wanted. */
interface Measured {
  readonly asOf: CalendarDate;
  readonly since?: CalendarDate | undefined;
  readonly target?: Rational | undefined;
}

/** ARR on the day of a point, and on the earlier one. */
interface Amounts {
  readonly now: MinorUnits;
  readonly then: MinorUnits;
}

type Shown = Pick<SeriesFigure, 'arr' | 'mrr' | 'growth'>;

/** The days that growth is measured from, one for each interval; none where it is not asked for. */
export const growthDays = ({ windows, growth }: Pick<PointsAsked, 'windows' | 'growth'>): readonly CalendarDate[] =>
  growth === undefined ? [] : windows.map((window) => growthDay(window, growth));

const growthText = (
  { now, then }: Amounts,
  since: CalendarDate,
  target: Rational | undefined,
  currency: Currency,
): SeriesGrowth => {
  const rate = growthOf(then, now);
  return {
    since,
    ...amountsRate(rate, currency),
    ...(target && { target: rateText(target) }),
    ...(target && 'value' in rate && { aheadOfTarget: rateText(minus(rate.value, target)) }),
  };
};

const shownIn =
  ({ since, target }: Measured, currency: Currency) =>
  (amounts: Amounts): Shown => ({
    arr: formatMinorUnits(amounts.now, currency),
    mrr: formatMinorUnits(twelfthOf(amounts.now), currency),
    ...(since !== undefined && { growth: growthText(amounts, since, target, currency) }),
  });

const measured = (asked: PointsAsked): readonly Measured[] => {
  const since = growthDays(asked);
  return asked.windows.map(({ to }, place) => {
    const asOf = dayBefore(to);
    return { asOf, since: since[place], target: asked.targets.get(asOf) };
  });
};

/** The points of the whole ledger. */
const wholePoints = (asked: PointsAsked): readonly SeriesPoint[] => {
  const { book, knownAt } = asked.known;
  const points = measured(asked);
  const now = book.index.levels(
    points.map(({ asOf }) => asOf),
    knownAt,
  );
  const then = book.index.levels(growthDays(asked), knownAt);
  const levelOf = (levels: typeof now, place: number, currency: Currency): MinorUnits =>
    levels[place]?.get(currency) ?? 0n;
  return points.map((point, place) => ({
    asOf: point.asOf,
    figures: asked.currencies.map((currency) => ({
      currency,
      ...shownIn(point, currency)({ now: levelOf(now, place, currency), then: levelOf(then, place, currency) }),
    })),
  }));
};

const closingOf = (rows: readonly GroupRow[]): MinorUnits => rows.reduce((sum, { closing }) => sum + closing, 0n);

/** What is selected, on the day of a point and on the earlier one, in one currency. */
interface Rows {
  readonly now: readonly GroupRow[];
  readonly then: readonly GroupRow[];
}

const ofGroup = (rows: readonly GroupRow[], group: GroupValues): MinorUnits =>
  closingOf(rows.filter((row) => compareGroups(row.group, group) === 0));

/** Those that have ARR, on the day or, where growth is told, on the earlier one: what is shown adds up to the whole. */
const groupsWithArr = ({ now, then }: Rows): readonly GroupValues[] => {
  const groups = new Map(
    [...then, ...now].filter(({ closing }) => closing !== 0n).map(({ group }) => [groupKey(group), group] as const),
  );
  return [...groups.values()].sort(compareGroups);
};

const figureOf = (
  rows: Rows,
  shown: (amounts: Amounts) => Shown,
  selection: Selection,
): Omit<SeriesFigure, 'currency'> => {
  const { now, then } = rows;
  const whole = shown({ now: closingOf(now), then: closingOf(then) });
  if (selection.groupBy.length === 0) return whole;
  const groups = groupsWithArr(rows).map((group) => ({
    by: byOf(selection, group),
    ...shown({ now: ofGroup(now, group), then: ofGroup(then, group) }),
  }));
  return { ...whole, groups };
};

/** The points of what is selected; each figure is the sum of its groups. */
const selectedPoints = (asked: PointsAsked, selection: Selection): readonly SeriesPoint[] => {
  const { book, knownAt } = asked.known;
  // Near the ends of months several points are measured from one day.
  const earlier = [...new Set(growthDays(asked))];
  const days = earlier.map((day) => ({ from: day, to: addDays(day, 1) }));
  const now = book.index.groupRows(selection, asked.windows, knownAt);
  const before = book.index.groupRows(selection, days, knownAt);
  const thenOn = new Map(earlier.map((day, place) => [day, before[place]] as const));
  const rowsIn = (rows: readonly GroupRow[] = [], currency: Currency) =>
    rows.filter((row) => row.currency === currency);
  return measured(asked).map((point, place) => ({
    asOf: point.asOf,
    figures: asked.currencies.map((currency) => {
      const then = point.since === undefined ? [] : thenOn.get(point.since);
      const rows = { now: rowsIn(now[place], currency), then: rowsIn(then, currency) };
      return { currency, ...figureOf(rows, shownIn(point, currency), selection) };
    }),
  }));
};

/** One for each interval, of all ARR or of what is selected of it. */
export const seriesPoints = (asked: PointsAsked, selection: Selection | undefined): readonly SeriesPoint[] =>
  selection === undefined ? wholePoints(asked) : selectedPoints(asked, selection);
