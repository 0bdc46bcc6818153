import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { AccountId } from '../../kernel/ids';
import type { MinorUnits } from '../../kernel/minor-units';
import type { Span } from '../../kernel/period-text';
import { type Balances, balancesAfter } from '../domain/account-movements';
import { groupKey, type GroupValues, namesIn, type Selection, shownGroup } from '../domain/group';
import type { JournalEntry } from '../domain/journal';
import { GROUP_COLUMNS, type GroupColumn, postingsOf } from '../domain/movement-groups';
import { movementsOfStep, type NettedMovement, type StepOfAccount } from '../domain/netted-step';
import { StepRevaluation } from './netted-fx';
import { Returns } from './netted-returns';
import { type BookAt, ENTRIES_AT_ONCE } from './resolved';

export type ByColumn = Readonly<Record<GroupColumn, MinorUnits>>;

const NOTHING: ByColumn = {
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

const NOTHING_YET: Balances = new Map();

const cellKey = (currency: Currency, group: GroupValues): string => `${currency}${groupKey(group)}`;

/** The columns of rows, by interval, currency and group. */
export class NettedColumns {
  constructor(private readonly intervals: readonly Map<string, Record<GroupColumn, MinorUnits>>[]) {}

  of(interval: number, currency: Currency, group: GroupValues): ByColumn {
    return this.intervals[interval]?.get(cellKey(currency, group)) ?? NOTHING;
  }

  add(
    interval: number,
    cell: { readonly currency: Currency; readonly group: GroupValues },
    added: Partial<ByColumn>,
  ): void {
    const key = cellKey(cell.currency, cell.group);
    this.addAt(interval, key, added);
  }

  /** The sums of all intervals, as one. A total is what the rows add up to, not a longer step. */
  total(): NettedColumns {
    const total = new NettedColumns([new Map()]);
    for (const cells of this.intervals) for (const [key, columns] of cells) total.addAt(0, key, columns);
    return total;
  }

  private addAt(interval: number, key: string, added: Partial<ByColumn>): void {
    const columns = this.intervals[interval]?.get(key) ?? { ...NOTHING };
    for (const column of GROUP_COLUMNS) columns[column] += added[column] ?? 0n;
    this.intervals[interval]?.set(key, columns);
  }
}

/** What the steps of accounts are read from. */
class Steps {
  private readonly returns: Returns;

  constructor(
    private readonly resolved: BookAt,
    private readonly revaluation: StepRevaluation | undefined,
  ) {
    // What stands may be worth nothing in the currency of a report.
    this.returns = new Returns(resolved, (id) => revaluation?.entriesOf(id) ?? this.entriesOf(id));
  }

  entriesOf(accountId: AccountId): readonly JournalEntry[] {
    const { book, knownAt } = this.resolved;
    return book.index.movementsOf(accountId, knownAt);
  }

  /** The movements of an account, interval by interval; `entries` are all of its own. */
  *of(
    accountId: AccountId,
    entries: readonly JournalEntry[],
    windows: readonly Span[],
  ): Generator<readonly [interval: number, movements: readonly NettedMovement[]]> {
    const hadArr = this.returns.of(accountId);
    let opening: Balances = new Map();
    let place = 0;
    const upTo = (day: CalendarDate): readonly JournalEntry[] => {
      const start = place;
      while (place < entries.length && (entries[place]?.effectiveOn ?? day) < day) place += 1;
      return entries.slice(start, place);
    };
    for (const [interval, window] of windows.entries()) {
      opening = balancesAfter(opening, upTo(window.from));
      const own = upTo(window.to);
      if (own.length === 0) continue;
      yield [
        interval,
        movementsOfStep({
          opening,
          hadArr: hadArr(window),
          entries: own,
          ...this.converted(accountId, entries, window),
        }),
      ];
      opening = balancesAfter(opening, own);
    }
  }

  private converted(
    accountId: AccountId,
    entries: readonly JournalEntry[],
    window: Span,
  ): Pick<StepOfAccount, 'native' | 'fx'> {
    const { reporting: currency } = this.resolved.book;
    if (this.revaluation === undefined || currency === undefined) return {};
    const native = this.revaluation.entriesOf(accountId).filter(({ effectiveOn }) => effectiveOn < window.to);
    const opening = native.filter(({ effectiveOn }) => effectiveOn < window.from);
    return {
      native: { opening: balancesAfter(NOTHING_YET, opening), entries: native.slice(opening.length) },
      fx: { currency, contributions: this.revaluation.of(accountId, entries, window) },
    };
  }
}

/** What is netted: each of these windows, which are in order and do not overlap, by the groups of a selection. */
export interface NettingAsked {
  readonly windows: readonly Span[];
  readonly selection: Selection;
  /** The rows of the journal that are in force in any of them. */
  readonly rows: readonly number[];
  /** The same ledger in native currencies, where amounts are converted. */
  readonly native?: BookAt | undefined;
}

/** Adds what movements are to the groups of a selection. */
const addedBy = (selection: Selection, columns: NettedColumns) => {
  const names = namesIn(selection);
  const shown = shownGroup(selection, names);
  return (interval: number, { currency, ...movement }: NettedMovement): void => {
    for (const { group: ofAll, column, amount } of postingsOf(movement, names)) {
      const group = shown(ofAll);
      if (group !== undefined) columns.add(interval, { currency, group }, { [column]: amount });
    }
  };
};

/** Takes each window as one step, account by account; stops after some entries, so that others may have their turn. */
export function* nettedColumns(
  resolved: BookAt,
  { windows, selection, rows, native }: NettingAsked,
): Generator<undefined, NettedColumns> {
  const accounts = new Set<AccountId>();
  for (const [count, row] of rows.entries()) {
    accounts.add(resolved.book.index.entryAt(row).accountId);
    if (count % ENTRIES_AT_ONCE === 0) yield undefined;
  }
  const columns = new NettedColumns(windows.map(() => new Map()));
  const add = addedBy(selection, columns);
  const steps = new Steps(resolved, native && new StepRevaluation(resolved, native));
  let count = 0;
  for (const accountId of accounts) {
    const entries = steps.entriesOf(accountId);
    for (const [interval, movements] of steps.of(accountId, entries, windows)) {
      for (const movement of movements) add(interval, movement);
    }
    count += entries.length;
    if (count < ENTRIES_AT_ONCE) continue;
    count = 0;
    yield undefined;
  }
  return columns;
}
