import type { EventStore } from '../../kernel/event-store.port';
import type { Hasher } from '../../kernel/hasher.port';
import { canonicalJson } from '../../kernel/canonical-json';
import type { ArrBook } from '../domain/arr-book';
import { encodeEntry, type JournalEpoch, type StoredEntry } from '../domain/journal-batch.codec';
import { shardOf } from '../domain/shard';
import { ShardedJournal } from '../domain/sharded-journal';
import { entryShown, type ShardPlace } from '../queries/entry-shown';
import { ENTRIES_AT_ONCE, othersHaveHadTheirTurn } from '../queries/resolved';
import { Bell } from './bell';
import { JournalDiverged } from './journal-diverged';
import { StoredShard } from './stored-shard';

/** A batch is an append, which a store takes up to a mebibyte of; so it is read in one piece as well. */
const BATCH_ENTRIES_MAX = 500;
const BATCH_BYTES_MAX = 524_288;

export interface StoredJournalPorts {
  readonly store: Pick<EventStore, 'append' | 'readStream'>;
  readonly hasher: Hasher;
  /** Called before and after each append; a test ends the process there. */
  readonly atPoint: (point: 'before-store' | 'after-store') => Promise<void> | void;
}

/** What a book knows by some sequence. */
export interface KnownBook {
  readonly book: ArrBook;
  readonly sequence: number;
}

/** An epoch of the journal in the event store. It is written from the fold of the log, by whoever has it first. */
export class StoredJournal {
  readonly shards: readonly StoredShard[];
  /** Rings when there is more in a shard. */
  readonly bell = new Bell();
  private sharded: { readonly book: ArrBook; readonly journal: ShardedJournal } | undefined;
  /** Of which shards the end that was found has been held against the fold. */
  private readonly verified = new Set<number>();

  constructor(
    private readonly ports: StoredJournalPorts,
    readonly epoch: JournalEpoch,
  ) {
    this.shards = Array.from(
      { length: epoch.shards },
      (_, shard) => new StoredShard(ports, { epoch: epoch.epoch, shard }),
    );
  }

  /**
   * Stores what is known and is not stored yet, or as much of it as there is time for before the signal aborts. Throws JournalDiverged
   * where what is stored is not what is known.
   */
  async take({ book, sequence }: KnownBook, signal: AbortSignal): Promise<void> {
    const known = book.rows.countKnown(sequence);
    const journal = this.journalOf(book);
    while (!signal.aborted && !journal.take(known, ENTRIES_AT_ONCE)) await othersHaveHadTheirTurn();
    for (const shard of this.shards) await this.takeShard(shard, { journal, known }, signal);
  }

  private async takeShard(
    shard: StoredShard,
    { journal, known }: { readonly journal: ShardedJournal; readonly known: number },
    signal: AbortSignal,
  ): Promise<void> {
    const { place } = shard;
    while (!signal.aborted) {
      await this.verify(shard, journal, known);
      const { seq } = await shard.end();
      const entries = this.batch(
        place,
        journal.page(place.shard, { from: seq + 1, limit: BATCH_ENTRIES_MAX, known }).items,
      );
      if (entries.length === 0) return;
      await this.ports.atPoint('before-store');
      const isOurs = await shard.append(entries);
      await this.ports.atPoint('after-store');
      // Another process has stored something first: it must be the same, and is looked at.
      if (!isOurs) this.verified.delete(place.shard);
      this.bell.ring();
    }
  }

  /** The entries as they are stored, as many as one append takes. */
  private batch(place: ShardPlace, items: ReturnType<ShardedJournal['page']>['items']): readonly StoredEntry[] {
    const entries: StoredEntry[] = [];
    let bytes = 0;
    for (const item of items) {
      const entry = encodeEntry(entryShown(item, place));
      bytes += canonicalJson(entry).length;
      if (entries.length > 0 && bytes > BATCH_BYTES_MAX) break;
      entries.push(entry);
    }
    return entries;
  }

  /** Holds the last batch that is stored against what the log comes to, once all of it is known here. */
  private async verify(shard: StoredShard, journal: ShardedJournal, known: number): Promise<void> {
    const { place } = shard;
    if (this.verified.has(place.shard)) return;
    const batch = await shard.lastBatch();
    if (batch !== undefined) {
      const limit = batch.toSeq - batch.fromSeq + 1;
      const { items } = journal.page(place.shard, { from: batch.fromSeq, limit, known });
      // Whoever stored it knew more of the log than this process does yet.
      if (items.length < limit) return;
      const derived = items.map((item) => canonicalJson(encodeEntry(entryShown(item, place))));
      const differs = derived.findIndex((value, index) => value !== canonicalJson(batch.entries[index] ?? null));
      if (differs >= 0) {
        const seq = (batch.fromSeq + differs).toString();
        throw new JournalDiverged(
          `Entry ${seq} of shard ${place.shard.toString()} in epoch ${place.epoch.toString()} is stored otherwise than the log has it now.`,
        );
      }
    }
    this.verified.add(place.shard);
  }

  private journalOf(book: ArrBook): ShardedJournal {
    if (this.sharded?.book === book) return this.sharded.journal;
    const { shards } = this.epoch;
    const journal = new ShardedJournal(
      shards,
      (row) => book.index.entryAt(row),
      ({ accountId }) => shardOf(Buffer.from(accountId), shards),
    );
    this.sharded = { book, journal };
    return journal;
  }
}
