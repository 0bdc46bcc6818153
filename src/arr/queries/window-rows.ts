import { addDays, addMonths, type CalendarDate, dayBefore } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { MinorUnits } from '../../kernel/minor-units';
import type { Span } from '../../kernel/period-text';
import type { GroupCell, GroupRow } from '../domain/arr-index';
import { compareGroups, type GroupValues, type Selection } from '../domain/group';
import type { RateInputs } from '../domain/rates';
import type { BookAt } from './resolved';
import type { GrowthSpan } from './retention-answers';

/** ARR of a group at the end of a day. */
interface Level extends GroupCell {
  readonly closing: MinorUnits;
}

/** What rates need of the index: the rows of the window, and what stood on the days that ARR has grown since. */
export interface WindowRows {
  readonly window: readonly GroupRow[];
  readonly then: Readonly<Record<Exclude<GrowthSpan, 'window'>, readonly Level[]>>;
}

const MONTHS_IN: Readonly<Record<Exclude<GrowthSpan, 'window'>, number>> = { year: 12, quarter: 3, month: 1 };

/** The earlier day that growth up to the end of the window is measured from. */
export const growthDay = ({ from, to }: Span, span: GrowthSpan): CalendarDate =>
  span === 'window' ? dayBefore(from) : dayBefore(addMonths(to, -MONTHS_IN[span]));

const wholeRowsOf = ({ book: { index }, knownAt }: BookAt, window: Span): readonly GroupRow[] => {
  const [openings, closings] = index.levels([dayBefore(window.from), dayBefore(window.to)], knownAt);
  return index.movementSums([window], knownAt).map((sums) => {
    const { currency } = sums;
    const { reclassification: _, ...classes } = sums.byClass(0);
    const [opening, closing] = [openings?.get(currency) ?? 0n, closings?.get(currency) ?? 0n];
    return { currency, group: [], opening, closing, byColumn: { ...classes, entered: 0n, left: 0n } };
  });
};

const wholeLevels = (
  { book: { index }, knownAt }: BookAt,
  days: readonly CalendarDate[],
): readonly (readonly Level[])[] =>
  index
    .levels(days, knownAt)
    .map((levels) => [...levels].map(([currency, closing]) => ({ currency, group: [], closing })));

/** The rows of all that is selected, or of the whole ledger. */
export const windowRows = (known: BookAt, window: Span, selection: Selection | undefined): WindowRows => {
  const { index } = known.book;
  const days = (['year', 'quarter', 'month'] as const).map((span) => growthDay(window, span));
  const single = days.map((day) => ({ from: day, to: addDays(day, 1) }));
  const [year = [], quarter = [], month = []] =
    selection === undefined ? wholeLevels(known, days) : index.groupRows(selection, single, known.knownAt);
  const rows =
    selection === undefined
      ? wholeRowsOf(known, window)
      : (index.groupRows(selection, [window], known.knownAt)[0] ?? []);
  return { window: rows, then: { year, quarter, month } };
};

/** What rates are made of but for accounts, and what ARR was on the days that it has grown since. */
export interface WindowSums extends Omit<RateInputs, 'cohort'> {
  readonly then: Readonly<Record<GrowthSpan, MinorUnits>>;
}

const isOf = (currency: Currency, group: GroupValues | undefined): ((cell: GroupCell) => boolean) => {
  return (cell) => cell.currency === currency && (group === undefined || compareGroups(cell.group, group) === 0);
};

/** The sums of one group, or of all groups of a currency. What is lost turns positive. */
export const windowSums = ({ window, then }: WindowRows, currency: Currency, group?: GroupValues): WindowSums => {
  const isOwn = isOf(currency, group);
  const own = window.filter(isOwn);
  const sumOf = (amountOf: (row: GroupRow) => MinorUnits): MinorUnits =>
    own.reduce((sum, row) => sum + amountOf(row), 0n);
  const levelOf = (levels: readonly Level[]): MinorUnits =>
    levels.filter(isOwn).reduce((sum, { closing }) => sum + closing, 0n);
  const opening = sumOf((row) => row.opening);
  return {
    opening,
    closing: sumOf((row) => row.closing),
    new: sumOf(({ byColumn }) => byColumn.new),
    expansion: sumOf(({ byColumn }) => byColumn.expansion),
    reactivation: sumOf(({ byColumn }) => byColumn.reactivation),
    contraction: -sumOf(({ byColumn }) => byColumn.contraction),
    churn: -sumOf(({ byColumn }) => byColumn.churn),
    then: {
      window: opening,
      month: levelOf(then.month),
      quarter: levelOf(then.quarter),
      year: levelOf(then.year),
    },
  };
};
