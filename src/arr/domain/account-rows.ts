import { toEpochDay } from '../../kernel/calendar-date';
import type { AccountId } from '../../kernel/ids';
import type { AccountFigure, Page, Point } from './arr-index';
import { int32Column } from './column';
import { type JournalEntry, keyOf } from './journal';
import type { EntryColumns } from './entry-columns.codec';
import { TextOrder } from './text-order';

const NONE = -1;

/** The sums of an account in one currency. */
interface Sums {
  arr: bigint;
  readonly subscriptions: Map<number, bigint>;
}

/** The rows of each account in the journal, and the accounts in order. */
export class AccountRows {
  private readonly lasts = int32Column();
  private readonly befores = int32Column();
  private readonly order = new TextOrder<AccountId>();

  constructor(private readonly journal: EntryColumns) {}

  /** Takes the next row of the journal. */
  add(row: number): void {
    const account = this.journal.accounts.at(row);
    while (this.lasts.length <= account) this.lasts.push(NONE);
    const last = this.lasts.at(account);
    if (last === NONE) this.order.add(this.journal.accountAt(row));
    this.befores.push(last);
    this.lasts.set(account, row);
  }

  /** The accounts of the rows, in order: those after one, and no more than a number of them. */
  accountIds(after: AccountId | undefined, limit: number): readonly AccountId[] {
    const ids: AccountId[] = [];
    for (const accountId of this.order.from(after)) {
      if (ids.length === limit) break;
      if (accountId !== after) ids.push(accountId);
    }
    return ids;
  }

  /** The accounts that have ARR, in order of ids and then currencies. */
  figures({ asOf, knownAt }: Point, { after, limit }: Page): readonly AccountFigure[] {
    const figures: AccountFigure[] = [];
    const bound = { day: toEpochDay(asOf), rows: this.journal.knownBy(knownAt) };
    for (const accountId of this.order.from(after?.[0])) {
      for (const figure of this.figuresOf(accountId, bound)) {
        if (figures.length === limit) return figures;
        const isShown = after === undefined || accountId > after[0] || figure.currency > after[1];
        if (isShown) figures.push(figure);
      }
    }
    return figures;
  }

  /** An account's movements in force by then, in order of days and then currencies. */
  movementsOf(accountId: AccountId, knownAt: number): readonly JournalEntry[] {
    const rows = [...this.rowsOf(accountId, this.journal.knownBy(knownAt))].reverse();
    const inForce = new Map<string, JournalEntry>();
    for (const row of rows) {
      const entry = this.journal.entryAt(row);
      if (entry.kind === 'assert') inForce.set(keyOf(entry), entry);
      else inForce.delete(keyOf(entry));
    }
    return [...inForce.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  }

  /** From the last of the first `known` rows back. */
  private *rowsOf(accountId: AccountId, known: number): Generator<number> {
    const account = this.journal.texts.find(accountId);
    if (account === undefined || account >= this.lasts.length) return;
    for (let row = this.lasts.at(account); row !== NONE; row = this.befores.at(row)) if (row < known) yield row;
  }

  private figuresOf(
    accountId: AccountId,
    { day, rows }: { readonly day: number; readonly rows: number },
  ): readonly AccountFigure[] {
    const { journal } = this;
    const sums = new Map<number, Sums>();
    for (const row of this.rowsOf(accountId, rows)) {
      if (journal.days.at(row) > day) continue;
      const currency = journal.currencyOf.at(row);
      const own = sums.get(currency) ?? { arr: 0n, subscriptions: new Map<number, bigint>() };
      sums.set(currency, own);
      this.addRow(row, own);
    }
    const figures = [...sums].flatMap(([place, { arr, subscriptions }]) => {
      const currency = journal.currencies[place];
      const count = [...subscriptions.values()].filter((sum) => sum !== 0n).length;
      return currency === undefined || arr === 0n ? [] : [{ accountId, currency, arr, subscriptions: count }];
    });
    return figures.sort((a, b) => (a.currency < b.currency ? -1 : 1));
  }

  private addRow(row: number, sums: Sums): void {
    const { journal } = this;
    sums.arr += journal.deltas.at(row);
    const sign = journal.isRetraction(row) ? -1n : 1n;
    const [from, to] = journal.partsOf(row);
    for (let part = from; part < to; part += 1) {
      const subscription = journal.subscriptions.at(part);
      sums.subscriptions.set(
        subscription,
        (sums.subscriptions.get(subscription) ?? 0n) + sign * journal.parts.at(part),
      );
    }
  }
}
