import type { Currency } from '../../kernel/currency';
import type { AccountId } from '../../kernel/ids';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { MinorUnits } from '../../kernel/minor-units';
import type { Span } from '../../kernel/period-text';
import { countWhile } from '../../kernel/sorted';
import type { CalendarDate } from '../../kernel/calendar-date';
import type {
  AccountFigure,
  ArrIndex,
  Figure,
  GroupCell,
  GroupFigure,
  GroupRow,
  MovementSums,
  Page,
  Point,
} from './arr-index';
import type { Selection } from './group';
import { type JournalEntry, keyOf } from './journal';
import type { MovementClass } from './movement';
import { cellsOf, figuresOf, rowsOf } from './plain-groups';

class Sums<Key> {
  readonly byKey = new Map<Key, MinorUnits>();

  add(key: Key, amount: MinorUnits): void {
    this.byKey.set(key, (this.byKey.get(key) ?? 0n) + amount);
  }

  nonZero(): readonly (readonly [Key, MinorUnits])[] {
    return [...this.byKey.entries()].filter(([, sum]) => sum !== 0n);
  }
}

const noMovements = (): Record<MovementClass, MinorUnits> => ({
  new: 0n,
  expansion: 0n,
  reactivation: 0n,
  contraction: 0n,
  churn: 0n,
  fx: 0n,
  transfer: 0n,
  reclassification: 0n,
});

const byCode = (a: string, b: string): number => (a < b ? -1 : 1);

/** Whose ARR: an account's, in one currency. */
interface Holder {
  readonly accountId: AccountId;
  readonly currency: Currency;
}

/**
 * The index that scans: every answer adds up all entries that count, and nothing is prepared. Slow and obviously right; the
 * tests' measure of a faster one.
 */
export class PlainArrIndex implements ArrIndex {
  private readonly entries: JournalEntry[] = [];

  add(entry: JournalEntry): number {
    return this.entries.push(entry) - 1;
  }

  entryAt(row: number): JournalEntry {
    const entry = this.entries[row];
    if (entry === undefined) throw new InvariantViolated(`The journal has no row ${row.toString()}.`);
    return entry;
  }

  currencies(knownAt: number): readonly Currency[] {
    return [...new Set(this.knownBy(knownAt).map(({ currency }) => currency))].sort();
  }

  figures(point: Point): readonly Figure[] {
    const accounts = this.accounts(point);
    return this.currencies(point.knownAt).map((currency) => {
      const own = accounts.filter((account) => account.currency === currency);
      return {
        currency,
        arr: own.reduce((sum, { arr }) => sum + arr, 0n),
        accounts: own.length,
        subscriptions: own.reduce((count, { subscriptions }) => count + subscriptions, 0),
      };
    });
  }

  accounts(point: Point, { after, limit }: Page = {}): readonly AccountFigure[] {
    const isAfter = ({ accountId, currency }: AccountFigure): boolean =>
      after === undefined || `${accountId} ${currency}` > after.join(' ');
    return this.allAccounts(point).filter(isAfter).slice(0, limit);
  }

  accountIds(after: AccountId | undefined, limit: number): readonly AccountId[] {
    const ids = [...new Set(this.entries.map(({ accountId }) => accountId))].sort(byCode);
    return ids.filter((accountId) => after === undefined || accountId > after).slice(0, limit);
  }

  private allAccounts({ asOf, knownAt }: Point): readonly AccountFigure[] {
    const ofAccounts = new Sums<string>();
    const ofSubscriptions = new Sums<string>();
    const holders = new Map<string, Holder>();
    for (const { accountId, currency, contributions, delta } of this.upTo({ asOf, knownAt })) {
      const account = `${accountId} ${currency}`;
      holders.set(account, { accountId, currency });
      ofAccounts.add(account, delta);
      for (const { subscriptionId, delta: part } of contributions)
        ofSubscriptions.add(`${account} ${subscriptionId}`, part);
    }
    const counts = new Map<string, number>();
    for (const [key] of ofSubscriptions.nonZero()) {
      const account = key.slice(0, key.lastIndexOf(' '));
      counts.set(account, (counts.get(account) ?? 0) + 1);
    }
    return ofAccounts
      .nonZero()
      .flatMap(([key, arr]) => {
        const holder = holders.get(key);
        return holder === undefined ? [] : [{ ...holder, arr, subscriptions: counts.get(key) ?? 0 }];
      })
      .sort((a, b) => byCode(`${a.accountId} ${a.currency}`, `${b.accountId} ${b.currency}`));
  }

  levels(days: readonly CalendarDate[], knownAt: number): readonly ReadonlyMap<Currency, MinorUnits>[] {
    const changes = days.map(() => new Sums<Currency>());
    for (const { sequence, effectiveOn, currency, delta } of this.entries) {
      // What is effective by a day counts at its end and ever after; the days before the first are in the first.
      const first = countWhile(days, (day) => day < effectiveOn);
      if (sequence <= knownAt) changes[first]?.add(currency, delta);
    }
    const running = new Sums<Currency>();
    return changes.map(({ byKey }) => {
      for (const [currency, change] of byKey) running.add(currency, change);
      return new Map(running.byKey);
    });
  }

  movementSums(windows: readonly Span[], knownAt: number): readonly MovementSums[] {
    const currencies = this.currencies(knownAt);
    const sums = new Map(currencies.map((currency) => [currency, windows.map(noMovements)] as const));
    for (const entry of this.entries) {
      const place = countWhile(windows, ({ from }) => from <= entry.effectiveOn) - 1;
      const window = windows[place];
      const counts = window !== undefined && entry.effectiveOn < window.to && entry.sequence <= knownAt;
      const byClass = counts ? sums.get(entry.currency)?.[place] : undefined;
      if (byClass !== undefined) byClass[entry.class] += entry.delta;
    }
    return [...sums].map(([currency, byWindow]) => ({
      currency,
      byClass: (window) => byWindow[window] ?? noMovements(),
    }));
  }

  prepare(): boolean {
    return true;
  }

  hasBeenReady(): boolean {
    return true;
  }

  groups(selection: Selection, knownAt: number): readonly GroupCell[] {
    return cellsOf(this.knownBy(knownAt), selection);
  }

  groupFigures(selection: Selection, point: Point): readonly GroupFigure[] {
    return figuresOf(this.upTo(point), selection);
  }

  groupRows(selection: Selection, windows: readonly Span[], knownAt: number): readonly (readonly GroupRow[])[] {
    return rowsOf(this.knownBy(knownAt), windows, selection);
  }

  movementsOf(accountId: AccountId, knownAt: number): readonly JournalEntry[] {
    const inForce = new Map<string, JournalEntry>();
    for (const entry of this.entries) {
      if (entry.accountId !== accountId || entry.sequence > knownAt) continue;
      if (entry.kind === 'assert') inForce.set(keyOf(entry), entry);
      else inForce.delete(keyOf(entry));
    }
    return [...inForce.entries()].sort(([a], [b]) => byCode(a, b)).map(([, entry]) => entry);
  }

  private upTo({ asOf, knownAt }: Point): readonly JournalEntry[] {
    return this.entries.filter(({ sequence, effectiveOn }) => sequence <= knownAt && effectiveOn <= asOf);
  }

  private knownBy(knownAt: number): readonly JournalEntry[] {
    return this.entries.filter(({ sequence }) => sequence <= knownAt);
  }
}
