import { dayBefore } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import { formatMinorUnits, type MinorUnits } from '../../kernel/minor-units';
import type { Span } from '../../kernel/period-text';
import type { GroupRow, MovementSums } from '../domain/arr-index';
import type { GroupValues, Selection } from '../domain/group';
import { GROUP_COLUMNS } from '../domain/movement-groups';
import type { GroupAnswer, MovementFigures, MovementTotal } from './answers';
import type { Resolved } from './knowledge-resolver';

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
    fx: text(0n),
    transfer: text(byColumn.transfer),
    entered: text(byColumn.entered),
    left: text(byColumn.left),
    closing: text(closing),
    difference: text(closing - opening - sum),
  };
};

/** A reclassification is left out: were it not zero, the difference would show it. */
const amountsOf = (
  { byClass: { reclassification: _, ...byClass } }: MovementSums,
  opening: MinorUnits,
  closing: MinorUnits,
): Amounts => ({ opening, closing, byColumn: { ...byClass, entered: 0n, left: 0n } });

/** What rows are asked of. Windows are in order and do not overlap. */
export interface RowsAsked {
  readonly resolved: Resolved;
  readonly windows: readonly Span[];
  readonly currencies: readonly Currency[];
}

/** The rows of the whole ledger, window by window and then by currency. */
export const wholeRows = ({ resolved, windows, currencies }: RowsAsked): readonly MovementFigures[] => {
  const { book, knownAt } = resolved;
  const openings = book.index.levels(
    windows.map(({ from }) => dayBefore(from)),
    knownAt,
  );
  const closings = book.index.levels(
    windows.map(({ to }) => dayBefore(to)),
    knownAt,
  );
  const sums = book.index.movementSums(windows, knownAt);
  return windows.flatMap((window, place) =>
    (sums[place] ?? [])
      .filter(({ currency }) => currencies.includes(currency))
      .map((ofCurrency) => {
        const { currency } = ofCurrency;
        const [opening, closing] = [openings, closings].map((levels) => levels[place]?.get(currency) ?? 0n);
        return rowOf(window, currency, amountsOf(ofCurrency, opening ?? 0n, closing ?? 0n));
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

/** The rows of what is selected: those of groups in which something stands or moves, or one a currency where it is not grouped. */
export const selectedRows = (
  { resolved: { book, knownAt }, windows, currencies }: RowsAsked,
  selection: Selection,
): readonly MovementFigures[] => {
  const rows = book.index.groupRows(selection, windows, knownAt);
  return windows.flatMap((window, place) =>
    currencies.flatMap((currency) => {
      const own = (rows[place] ?? []).filter((row) => row.currency === currency);
      if (selection.groupBy.length === 0) return [rowOf(window, currency, addedUp(own))];
      return own.map((row) => rowOf(window, currency, row, byOf(selection, row.group)));
    }),
  );
};

/** One row a currency over a window: the sum of its groups' rows, which come with it where it is grouped. */
export const selectedTotals = (
  { resolved: { book, knownAt }, currencies }: RowsAsked,
  selection: Selection,
  window: Span,
): readonly MovementTotal[] => {
  const rows = book.index.groupRows(selection, [window], knownAt)[0] ?? [];
  return currencies.map((currency) => {
    const own = rows.filter((row) => row.currency === currency);
    const total = rowOf(window, currency, addedUp(own));
    if (selection.groupBy.length === 0) return total;
    return { ...total, groups: own.map((row) => rowOf(window, currency, row, byOf(selection, row.group))) };
  });
};
