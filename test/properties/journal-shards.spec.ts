import fc from 'fast-check';
import type { JournalEntry } from '../../src/arr/domain/journal';
import { shardOf } from '../../src/arr/domain/shard';
import { ShardedJournal } from '../../src/arr/domain/sharded-journal';
import { announceSeed, SEED } from './check-law';
import { ACCOUNTS, CURRENCIES } from './intents';

beforeAll(announceSeed);

/** What a shard asks of an entry; the rest of it is of no concern here. */
const anyEntry = fc.record({
  accountId: fc.constantFrom(...ACCOUNTS),
  currency: fc.constantFrom(...CURRENCIES),
  delta: fc.bigInt({ min: -9n, max: 9n }),
});
const anyJournal = fc.array(anyEntry, { maxLength: 30 }).map((entries) => entries as unknown as JournalEntry[]);

const anyReading = fc.record({
  shards: fc.integer({ min: 1, max: 5 }),
  limit: fc.integer({ min: 1, max: 4 }),
  /** How many entries are taken in before others are read. */
  entriesMax: fc.integer({ min: 1, max: 9 }),
});

const entryOf = (journal: readonly JournalEntry[], row: number): JournalEntry => {
  const entry = journal[row];
  if (entry === undefined) throw new Error(`The journal has no row ${row.toString()}.`);
  return entry;
};

/** All that a shard has, page by page. */
const wholeOf = (sharded: ShardedJournal, shard: number, limit: number, known: number) => {
  const items = [...sharded.page(shard, { from: 1, limit, known }).items];
  while (sharded.page(shard, { from: items.length + 1, limit: 1, known }).items.length > 0) {
    items.push(...sharded.page(shard, { from: items.length + 1, limit, known }).items);
  }
  return items;
};

/** What the shard is by its definition: the entries of its accounts that are known, each with what they have come to. */
const expectedOf = (journal: readonly JournalEntry[], isOwn: (entry: JournalEntry) => boolean) => {
  const own = journal.filter(isOwn);
  return own.map((entry, place) => {
    const upTo = own.slice(0, place + 1).filter(({ currency }) => currency === entry.currency);
    return { seq: place + 1, entry, runningTotal: upTo.reduce((sum, { delta }) => sum + delta, 0n) };
  });
};

it('the shards of a journal have together what it has, each account in one, in its order and added up', () => {
  const law = fc.property(anyJournal, fc.nat(), anyReading, (journal, pick, { shards, limit, entriesMax }) => {
    const known = pick % (journal.length + 1);
    const shardOfEntry = ({ accountId }: JournalEntry) => shardOf(Buffer.from(accountId), shards);
    const sharded = new ShardedJournal(shards, (row) => entryOf(journal, row), shardOfEntry);
    while (!sharded.take(journal.length, entriesMax)) wholeOf(sharded, 0, limit, known);
    const numbers = Array.from({ length: shards }, (_, shard) => shard);
    const all = numbers.map((shard) => wholeOf(sharded, shard, limit, known));
    const isOf = (shard: number) => (entry: JournalEntry) => shardOfEntry(entry) === shard;
    expect(all).toEqual(numbers.map((shard) => expectedOf(journal.slice(0, known), isOf(shard))));
    expect(all.flat()).toHaveLength(known);
  });
  fc.assert(law, { seed: SEED });
});
