import { formatMinorUnits, type MinorUnits } from '../../kernel/minor-units';
import { namesIn, type Selection, shownGroup } from '../domain/group';
import type { JournalEntry } from '../domain/journal';
import { type GroupColumn, postingsOf } from '../domain/movement-groups';
import type { BookAt } from './resolved';
import type { MovementInRow } from './movement-answers';
import type { PartAsked } from './part-asked';

/** What a movement adds to one column of a row. */
export interface Share {
  readonly entry: JournalEntry;
  readonly column: GroupColumn;
  readonly amount: MinorUnits;
}

/** Of the whole ledger a movement is in the column of its class alone, and a reclassification in none. */
const wholeShare = (entry: JournalEntry): readonly Share[] =>
  entry.class === 'reclassification' ? [] : [{ entry, column: entry.class, amount: entry.delta }];

/** What is selected of a movement, column by column. */
const selectedShares = (selection: Selection): ((entry: JournalEntry) => readonly Share[]) => {
  const names = namesIn(selection);
  const shown = shownGroup(selection, names);
  return (entry) => {
    const sums = new Map<GroupColumn, MinorUnits>();
    for (const { group, column, amount } of postingsOf(entry, names)) {
      if (shown(group) !== undefined) sums.set(column, (sums.get(column) ?? 0n) + amount);
    }
    return [...sums].map(([column, amount]) => ({ entry, column, amount }));
  };
};

export const shownShare = ({ entry, column, amount }: Share): MovementInRow => {
  const { id, accountId, effectiveOn, currency, causes, factId, sequence, recordedAt } = entry;
  const delta = formatMinorUnits(amount, currency);
  return { id, accountId, effectiveOn, currency, class: column, delta, causes, factId, sequence, recordedAt };
};

export interface SharesAsked extends PartAsked {
  readonly column: GroupColumn | undefined;
}

/** What some rows of the journal add to columns, as far as it is asked for. */
export const sharesIn = (
  { book }: Pick<BookAt, 'book'>,
  { column: only, native, selection }: SharesAsked,
): ((rows: readonly number[]) => readonly Share[]) => {
  const sharesOf = selection === undefined ? wholeShare : selectedShares(selection);
  return (rows) =>
    rows
      .map((row) => book.index.entryAt(row))
      .filter((entry) => native === undefined || entry.currency === native)
      .flatMap(sharesOf)
      .filter(({ column }) => only === undefined || column === only);
};
