import { dayBefore } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import { formatMinorUnits, type MinorUnits } from '../../kernel/minor-units';
import type { Span } from '../../kernel/period-text';
import type { GroupRow, MovementSums } from '../domain/arr-index';
import type { GroupValues, Selection } from '../domain/group';
import { GROUP_COLUMNS } from '../domain/movement-groups';
import type { GroupAnswer, MovementFigures, MovementTotal } from './answers';
import type { Resolved } from './resolved';
import type { NettedColumns } from './netted-columns';

/** A row before it is written. */
type Amounts = Pick<GroupRow, 'opening' | 'closing' | 'byColumn'>;

const NOTHING: Amounts = {
  opening: 0n,
  closing: 0n,
  byColumn: {
    new: 0n,
    expansion: 0n,
    reactivation: 0n,
    contraction: 0n,
    churn: 0n,
    fx: 0n,
    transfer: 0n,
    entered: 0n,
    left: 0n,
  },
};

/** Opening and closing were asked for, not added up, so that the difference proves the row. */
const rowOf = (
  { from, to }: Span,
  currency: Currency,
  { opening, closing, byColumn }: Amounts,
  by?: GroupAnswer,
): MovementFigures => {
  const text = (minor: MinorUnits): string => formatMinorUnits(minor, currency);
  const sum = GROUP_COLUMNS.reduce((total, column) => total + byColumn[column], 0n);
  return {
    from,
    to,
    currency,
    ...(by !== undefined && { by }),
    opening: text(opening),
    new: text(byColumn.new),
    expansion: text(byColumn.expansion),
    reactivation: text(byColumn.reactivation),
    contraction: text(byColumn.contraction),
    churn: text(byColumn.churn),
    fx: text(byColumn.fx),
    transfer: text(byColumn.transfer),
    entered: text(byColumn.entered),
    left: text(byColumn.left),
    closing: text(closing),
    difference: text(closing - opening - sum),
  };
};

/** A reclassification is left out: were it not zero, the difference would show it. */
const amountsOf = (
  { reclassification: _, ...byClass }: ReturnType<MovementSums['byClass']>,
  opening: MinorUnits,
  closing: MinorUnits,
): Amounts => ({ opening, closing, byColumn: { ...byClass, entered: 0n, left: 0n } });

/** What rows are asked of. Windows are in order and do not overlap. */
export interface RowsAsked {
  readonly resolved: Resolved;
  readonly windows: readonly Span[];
  readonly currencies: readonly Currency[];
  /** The columns of windows that are taken as one step each; absent where daily movements are summed. */
  readonly netted?: NettedColumns;
}

/** The rows of the whole ledger, window by window and then by currency. */
export const wholeRows = ({ resolved, windows, currencies, netted }: RowsAsked): readonly MovementFigures[] => {
  const { book, knownAt } = resolved;
  const openings = book.index.levels(
    windows.map(({ from }) => dayBefore(from)),
    knownAt,
  );
  const closings = book.index.levels(
    windows.map(({ to }) => dayBefore(to)),
    knownAt,
  );
  const sums = book.index.movementSums(windows, knownAt).filter(({ currency }) => currencies.includes(currency));
  return windows.flatMap((window, place) =>
    sums.map((ofCurrency) => {
      const { currency } = ofCurrency;
      const [opening, closing] = [openings, closings].map((levels) => levels[place]?.get(currency) ?? 0n);
      const daily = amountsOf(ofCurrency.byClass(place), opening ?? 0n, closing ?? 0n);
      const byColumn = netted?.of(place, currency, []) ?? daily.byColumn;
      return rowOf(window, currency, { ...daily, byColumn });
    }),
  );
};

/** A group by the names it is grouped by; null is none. */
export const byOf = ({ groupBy }: Selection, group: GroupValues): GroupAnswer =>
  Object.fromEntries(groupBy.map((name, index) => [name, group[index] ?? null]));

const addedUp = (rows: readonly Amounts[]): Amounts =>
  rows.reduce((sums, row) => {
    const byColumn = { ...sums.byColumn };
    for (const column of GROUP_COLUMNS) byColumn[column] += row.byColumn[column];
    return { opening: sums.opening + row.opening, closing: sums.closing + row.closing, byColumn };
  }, NOTHING);

const isEmpty = ({ opening, closing, byColumn }: Amounts): boolean =>
  opening === 0n && closing === 0n && GROUP_COLUMNS.every((column) => byColumn[column] === 0n);

/** The rows of groups in which something stands or moves. What does not from day to day does not in one step. */
const groupRowsOf = (
  { resolved: { book, knownAt }, windows, netted }: RowsAsked,
  selection: Selection,
): readonly (readonly GroupRow[])[] => {
  const daily = book.index.groupRows(selection, windows, knownAt);
  if (netted === undefined) return daily;
  return daily.map((rows, place) =>
    rows.map((row) => ({ ...row, byColumn: netted.of(place, row.currency, row.group) })).filter((row) => !isEmpty(row)),
  );
};

/** The rows of what is selected: those of groups in which something stands or moves, or one a currency where it is not grouped. */
export const selectedRows = (asked: RowsAsked, selection: Selection): readonly MovementFigures[] => {
  const { windows, currencies } = asked;
  const rows = groupRowsOf(asked, selection);
  return windows.flatMap((window, place) =>
    currencies.flatMap((currency) => {
      const own = (rows[place] ?? []).filter((row) => row.currency === currency);
      if (selection.groupBy.length === 0) return [rowOf(window, currency, addedUp(own))];
      return own.map((row) => rowOf(window, currency, row, byOf(selection, row.group)));
    }),
  );
};

/** One row a currency over the only window: the sum of its groups' rows, which come with it where it is grouped. */
export const selectedTotals = (asked: RowsAsked, selection: Selection): readonly MovementTotal[] => {
  const { windows, currencies } = asked;
  const [window] = windows;
  const rows = groupRowsOf(asked, selection)[0] ?? [];
  if (window === undefined) return [];
  return currencies.map((currency) => {
    const own = rows.filter((row) => row.currency === currency);
    const total = rowOf(window, currency, addedUp(own));
    if (selection.groupBy.length === 0) return total;
    return { ...total, groups: own.map((row) => rowOf(window, currency, row, byOf(selection, row.group))) };
  });
};
