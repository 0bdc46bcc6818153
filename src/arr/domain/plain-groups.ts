import { type CalendarDate, dayBefore } from '../../kernel/calendar-date';
import type { MinorUnits } from '../../kernel/minor-units';
import type { Span } from '../../kernel/period-text';
import { countWhile } from '../../kernel/sorted';
import type { GroupCell, GroupFigure, GroupRow } from './arr-index';
import { compareGroups, groupKey, groupOf, namesIn, type Selection, shownGroup } from './group';
import type { JournalEntry } from './journal';
import { type GroupColumn, postingsOfEntry } from './movement-groups';

const NOTHING: Readonly<Record<GroupColumn, MinorUnits>> = {
  new: 0n,
  expansion: 0n,
  reactivation: 0n,
  contraction: 0n,
  churn: 0n,
  fx: 0n,
  transfer: 0n,
  entered: 0n,
  left: 0n,
};

const keyOf = ({ currency, group }: GroupCell): string => `${currency} ${groupKey(group)}`;

const inOrder = (a: GroupCell, b: GroupCell): number =>
  a.currency === b.currency ? compareGroups(a.group, b.group) : a.currency < b.currency ? -1 : 1;

/** Something of each cell: what it was when it was first asked for, changed in place since. */
class Cells<Content> {
  private readonly byKey = new Map<string, GroupCell & { content: Content }>();

  constructor(private readonly empty: () => Content) {}

  change(cell: GroupCell, changed: (content: Content) => Content): void {
    const key = keyOf(cell);
    const known = this.byKey.get(key) ?? { ...cell, content: this.empty() };
    known.content = changed(known.content);
    this.byKey.set(key, known);
  }

  of(cell: GroupCell): Content {
    return this.byKey.get(keyOf(cell))?.content ?? this.empty();
  }

  values(): Iterable<GroupCell & { readonly content: Content }> {
    return this.byKey.values();
  }

  inOrder(): readonly (GroupCell & { readonly content: Content })[] {
    return [...this.byKey.values()].sort(inOrder);
  }
}

/** What one line adds to the cell it is shown in. */
interface Part extends GroupCell {
  readonly accountId: string;
  readonly subscriptionId: string;
  readonly effectiveOn: CalendarDate;
  readonly delta: MinorUnits;
}

/** The contributions that a selection takes of entries, in the groups that it shows. */
const partsOf = (entries: readonly JournalEntry[], selection: Selection): readonly Part[] => {
  const names = namesIn(selection);
  const shown = shownGroup(selection, names);
  return entries.flatMap(({ accountId, currency, effectiveOn, contributions }) =>
    contributions.flatMap(({ attributes, subscriptionId, delta }) => {
      const group = shown(groupOf(attributes, names));
      return group === undefined ? [] : [{ currency, group, accountId, subscriptionId, effectiveOn, delta }];
    }),
  );
};

/** The cells that any of the entries is of, in order of currencies and then of groups. */
export const cellsOf = (entries: readonly JournalEntry[], selection: Selection): readonly GroupCell[] => {
  const cells = new Cells(() => undefined);
  for (const { currency, group } of partsOf(entries, selection)) cells.change({ currency, group }, () => undefined);
  return cells.inOrder().map(({ currency, group }) => ({ currency, group }));
};

const countNonZero = (sums: ReadonlyMap<string, MinorUnits>): number =>
  [...sums.values()].filter((sum) => sum !== 0n).length;

/** What the entries add up to in each cell that has ARR then. */
export const figuresOf = (entries: readonly JournalEntry[], selection: Selection): readonly GroupFigure[] => {
  const cells = new Cells(() => ({ accounts: new Map<string, bigint>(), subscriptions: new Map<string, bigint>() }));
  for (const { currency, group, accountId, subscriptionId, delta } of partsOf(entries, selection)) {
    cells.change({ currency, group }, (sums) => {
      sums.accounts.set(accountId, (sums.accounts.get(accountId) ?? 0n) + delta);
      sums.subscriptions.set(subscriptionId, (sums.subscriptions.get(subscriptionId) ?? 0n) + delta);
      return sums;
    });
  }
  return cells.inOrder().flatMap(({ currency, group, content: { accounts, subscriptions } }) => {
    const arr = [...accounts.values()].reduce((sum, own) => sum + own, 0n);
    const counts = { accounts: countNonZero(accounts), subscriptions: countNonZero(subscriptions) };
    return arr === 0n ? [] : [{ currency, group, arr, ...counts }];
  });
};

/** The level of each cell at the end of each of some days, which are in order. */
const levelsOn = (days: readonly CalendarDate[], parts: readonly Part[]): readonly Cells<MinorUnits>[] => {
  const changes = days.map(() => new Cells(() => 0n));
  for (const { effectiveOn, currency, group, delta } of parts) {
    // What is effective by a day counts at its end and ever after; the days before the first are in the first.
    const first = countWhile(days, (day) => day < effectiveOn);
    changes[first]?.change({ currency, group }, (sum) => sum + delta);
  }
  const running = new Cells(() => 0n);
  return changes.map((cells) => {
    for (const { content, ...cell } of cells.values()) running.change(cell, (sum) => sum + content);
    const levels = new Cells(() => 0n);
    for (const { content, ...cell } of running.values()) levels.change(cell, () => content);
    return levels;
  });
};

type Columns = Cells<Readonly<Record<GroupColumn, MinorUnits>>>;

interface Posted extends GroupCell {
  readonly column: GroupColumn;
  readonly amount: MinorUnits;
}

const postedIn = (entry: JournalEntry, selection: Selection): readonly Posted[] => {
  const names = namesIn(selection);
  const shown = shownGroup(selection, names);
  const { currency } = entry;
  return postingsOfEntry(entry, names).flatMap(({ group: whole, ...posting }) => {
    const group = shown(whole);
    return group === undefined ? [] : [{ currency, group, ...posting }];
  });
};

const columnsOf = (
  entries: readonly JournalEntry[],
  windows: readonly Span[],
  selection: Selection,
): readonly Columns[] => {
  const columns = windows.map((): Columns => new Cells(() => NOTHING));
  for (const entry of entries) {
    const place = countWhile(windows, ({ from }) => from <= entry.effectiveOn) - 1;
    const window = windows[place];
    if (window === undefined || entry.effectiveOn >= window.to) continue;
    for (const { currency, group, column, amount } of postedIn(entry, selection)) {
      columns[place]?.change({ currency, group }, (sums) => ({ ...sums, [column]: sums[column] + amount }));
    }
  }
  return columns;
};

const isEmpty = ({ opening, closing, byColumn }: GroupRow): boolean =>
  opening === 0n && closing === 0n && Object.values(byColumn).every((sum) => sum === 0n);

/** The rows of windows, in order of currencies and then of groups, without those in which nothing stands or moves. */
export const rowsOf = (
  entries: readonly JournalEntry[],
  windows: readonly Span[],
  selection: Selection,
): readonly (readonly GroupRow[])[] => {
  const parts = partsOf(entries, selection);
  const cells = cellsOf(entries, selection);
  const openings = levelsOn(
    windows.map(({ from }) => dayBefore(from)),
    parts,
  );
  const closings = levelsOn(
    windows.map(({ to }) => dayBefore(to)),
    parts,
  );
  const columns = columnsOf(entries, windows, selection);
  return windows.map((_, place) =>
    cells
      .map((cell) => ({
        ...cell,
        opening: openings[place]?.of(cell) ?? 0n,
        closing: closings[place]?.of(cell) ?? 0n,
        byColumn: columns[place]?.of(cell) ?? NOTHING,
      }))
      .filter((row) => !isEmpty(row)),
  );
};
