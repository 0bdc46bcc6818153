import type { ArrBook } from '../../../src/arr/domain/arr-book';
import { shardOf } from '../../../src/arr/domain/shard';
import { type ShardEntry, ShardedJournal } from '../../../src/arr/domain/sharded-journal';
import { entryShown } from '../../../src/arr/queries/entry-shown';
import { LAST_DAY } from '../../../src/demo/domain/company';
import { addDays, type CalendarDate, toEpochDay } from '../../../src/kernel/calendar-date';
import { formatMinorUnits } from '../../../src/kernel/minor-units';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { appended, HandSetClock, ledgerOpened } from '../../contracts/event-store.builders';
import { seededChance } from '../crash/seeded-chance';
import { RelayedLedger } from '../kafka/relayed-ledger';
import { toldCompany } from '../kafka/told-company';
import { MemoryEventStore } from '../memory-event-store.adapter';
import { dayOf } from '../scenario/spelled';

const SHARDS = 3;
const EPOCH = 4;
const ACCOUNTS = 150;
const FIRST_DAY = dayOf('2023-01-01');

/** The days of the company, and those on which is scheduled what it knows last. */
export const DAYS: readonly CalendarDate[] = Array.from(
  { length: toEpochDay(LAST_DAY) - toEpochDay(FIRST_DAY) + 400 },
  (_, index) => addDays(FIRST_DAY, index),
);

/** A figure as a warehouse tells it: who or what it is of, and the amount as the ledger writes it. */
export type Told = readonly (string | number | boolean | null)[];

/** A company's ledger, and the values of its journal as a topic has them, which come twice and in no order. */
export class PublishedCompany {
  private constructor(
    readonly values: readonly string[],
    readonly head: number,
    private readonly book: ArrBook,
  ) {}

  static async tell(): Promise<PublishedCompany> {
    const store = new MemoryEventStore({ clock: new HandSetClock(), calendar: new IntlZoneCalendar() });
    await appended(store, ledgerOpened());
    for (const append of toldCompany(ACCOUNTS)) await appended(store, append);
    const ledger = new RelayedLedger({ store, topicPrefix: '', brokers: [] });
    ledger.start(false);
    const book = await ledger.book();
    const rows = (await ledger.entryIds()).length;
    const values = valuesOf(book, rows);
    await ledger.stop();
    // What an earlier epoch told counts no more, whatever it said.
    const outdated = values.slice(0, 50).map((value) => value.replace(`"epoch":${EPOCH.toString()}`, '"epoch":3'));
    const mixed = shuffled([...values, ...values.slice(0, 200), ...outdated]);
    return new PublishedCompany(mixed, (await store.head()).sequence, book);
  }

  /** Points at which to ask, chosen by chance, the present among them. */
  points(count: number): readonly { readonly day: CalendarDate; readonly knownAt: number }[] {
    const chance = seededChance(3);
    return Array.from({ length: count }, (_, index) => ({
      day: DAYS[Math.floor(chance() * DAYS.length)] ?? FIRST_DAY,
      knownAt: index === 0 ? this.head : 1 + Math.floor(chance() * this.head),
    }));
  }

  arrAsOf(asOf: CalendarDate, knownAt: number): readonly Told[] {
    return this.book.index
      .figures({ asOf, knownAt })
      .filter(({ arr }) => arr !== 0n)
      .map(({ currency, arr }) => [currency, formatMinorUnits(arr, currency)]);
  }

  byAccount(asOf: CalendarDate, knownAt: number): readonly Told[] {
    return this.book.index
      .accounts({ asOf, knownAt })
      .map(({ accountId, currency, arr }) => [accountId, currency, formatMinorUnits(arr, currency)]);
  }

  byAttribute(name: string, asOf: CalendarDate, knownAt: number): readonly Told[] {
    return this.book.index
      .groupFigures({ groupBy: [name], filter: [] }, { asOf, knownAt })
      .map(({ group: [value = null], currency, arr }) => [value, currency, formatMinorUnits(arr, currency)]);
  }

  movements(from: CalendarDate, to: CalendarDate, knownAt: number): readonly Told[] {
    return this.book.index.movementSums([{ from, to }], knownAt).flatMap((sums) =>
      Object.entries(sums.byClass(0))
        .filter(([, amount]) => amount !== 0n)
        .map(([of, amount]) => [of, sums.currency, formatMinorUnits(amount, sums.currency)]),
    );
  }
}

/** The values of all shards, each shard's in its order. */
const valuesOf = ({ index }: ArrBook, rows: number): readonly string[] => {
  const sharded = new ShardedJournal(
    SHARDS,
    (row) => index.entryAt(row),
    ({ accountId }) => shardOf(Buffer.from(accountId), SHARDS),
  );
  sharded.take(rows, rows);
  return Array.from({ length: SHARDS }, (_, shard) =>
    sharded
      .page(shard, { from: 1, limit: rows, known: rows })
      .items.map((entry: ShardEntry) => JSON.stringify(entryShown(entry, { epoch: EPOCH, shard }))),
  ).flat();
};

const shuffled = (values: readonly string[]): readonly string[] => {
  const chance = seededChance(5);
  return values
    .map((value) => ({ value, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
};

/** In an order that every engine has, whatever its own is. */
export const inOrder = (told: readonly Told[]): readonly Told[] =>
  [...told].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
