import { type EventStore, NO_REVISION } from '../../kernel/event-store.port';
import type { Hasher } from '../../kernel/hasher.port';
import type { StoredRecord } from '../../kernel/log-record';
import { journalStream, type StreamName } from '../../kernel/streams';
import {
  decodeJournalBatch,
  encodeJournalBatch,
  JOURNAL_BATCH_TYPE,
  JOURNAL_BATCH_VERSION,
  type JournalBatch,
  type StoredEntry,
} from '../domain/journal-batch.codec';
import type { ShardPlace } from '../queries/entry-shown';
import { journalMetadata } from './journal-metadata';
import { pointAfter, type PublishedEntry, publishedEntry, SHARD_START, type ShardPoint } from './published-entry';

export interface StoredShardPorts {
  readonly store: Pick<EventStore, 'append' | 'readStream'>;
  readonly hasher: Hasher;
}

/** The last batch of a shard, as it was read or written last. */
interface Tail {
  readonly revision: number;
  readonly point: ShardPoint;
  readonly batch: JournalBatch | undefined;
}

const EMPTY: Tail = { revision: NO_REVISION, point: SHARD_START, batch: undefined };

const pointBefore = ({ fromSeq, previousDigest, totalsBefore, sequenceBefore }: JournalBatch): ShardPoint => ({
  seq: fromSeq - 1,
  digest: previousDigest,
  totals: totalsBefore,
  sequence: sequenceBefore,
});

/** One shard of the journal in the event store: batches of entries without a gap, written only behind the last one. */
export class StoredShard {
  private readonly stream: StreamName;
  private known: Tail | undefined;
  private highest = 0;

  constructor(
    private readonly ports: StoredShardPorts,
    readonly place: ShardPlace,
  ) {
    this.stream = journalStream(place.epoch, place.shard);
  }

  /** The last entry that this process has written or read; 0 as long as it has not looked. */
  get seqKnown(): number {
    return this.highest;
  }

  /** Where the shard ends, as far as this process knows; another may have written more. */
  async end(): Promise<ShardPoint> {
    return (await this.tail()).point;
  }

  /** The entries of the last batch, and from which point they follow. */
  async lastBatch(): Promise<JournalBatch | undefined> {
    return (await this.tail()).batch;
  }

  /** Writes entries behind the last. Answers false where another process was quicker, and its end is known then. */
  async append(entries: readonly StoredEntry[]): Promise<boolean> {
    const { revision, point } = await this.tail();
    const after = this.chained(entries, point).at(-1)?.after ?? point;
    const batch: JournalBatch = {
      ...this.place,
      fromSeq: point.seq + 1,
      toSeq: after.seq,
      previousDigest: point.digest,
      digest: after.digest,
      totalsBefore: point.totals,
      sequenceBefore: point.sequence,
      entries,
    };
    const name = [this.stream, batch.fromSeq.toString(), batch.toSeq.toString(), batch.digest].join(' ');
    const { hasher, store } = this.ports;
    const appended = await store.append({
      stream: this.stream,
      expectedRevision: revision,
      records: [
        {
          id: hasher.uuid(name),
          type: JOURNAL_BATCH_TYPE,
          version: JOURNAL_BATCH_VERSION,
          data: encodeJournalBatch(batch),
          metadata: journalMetadata(name, hasher),
        },
      ],
    });
    this.known = appended.outcome === 'appended' ? { revision: appended.revision, point: after, batch } : undefined;
    if (appended.outcome === 'appended') this.highest = after.seq;
    return appended.outcome === 'appended';
  }

  /** Forgets what it knows of its end, which is read anew. */
  forget(): void {
    this.known = undefined;
  }

  /** The entries after a seq, with where the shard stands after each; in the pieces in which they were written. */
  async *entriesAfter(
    seq: number,
  ): AsyncIterable<readonly { readonly entry: PublishedEntry; readonly after: ShardPoint }[]> {
    const { revision, point } = await this.tail();
    if (point.seq <= seq) return;
    const first = await this.revisionOf(seq + 1, revision);
    for await (const record of this.ports.store.readStream(this.stream, first)) {
      const batch = decodeJournalBatch(record);
      yield this.chained(batch.entries, pointBefore(batch)).filter(({ entry }) => entry.seq > seq);
    }
  }

  /** The entries after a seq up to another as they are stored, unchained: for who adds up what has been checked before. */
  async *entriesBetween(after: number, upTo: number): AsyncIterable<readonly StoredEntry[]> {
    if (upTo <= after) return;
    const { revision } = await this.tail();
    const first = after === 0 ? 0 : await this.revisionOf(after + 1, revision);
    for await (const record of this.ports.store.readStream(this.stream, first)) {
      const { entries, toSeq } = decodeJournalBatch(record);
      yield entries.filter(({ seq }) => seq > after && seq <= upTo);
      if (toSeq >= upTo) return;
    }
  }

  /** The same shard of another epoch. */
  ofEpoch(epoch: number): StoredShard {
    return new StoredShard(this.ports, { ...this.place, epoch });
  }

  /** Where the shard stood after an entry; undefined where it has not come so far. */
  async pointAt(seq: number): Promise<ShardPoint | undefined> {
    if (seq === 0) return SHARD_START;
    const { revision, point } = await this.tail();
    if (seq > point.seq) return undefined;
    if (seq === point.seq) return point;
    const record = await this.recordAt(await this.revisionOf(seq, revision));
    if (record === undefined) return undefined;
    const batch = decodeJournalBatch(record);
    return this.chained(batch.entries, pointBefore(batch)).find(({ entry }) => entry.seq === seq)?.after;
  }

  private chained(
    entries: readonly StoredEntry[],
    from: ShardPoint,
  ): readonly { readonly entry: PublishedEntry; readonly after: ShardPoint }[] {
    let after = from;
    return entries.map((fields) => {
      const entry = publishedEntry(fields, after.digest, this.ports.hasher);
      after = pointAfter(after, entry);
      return { entry, after };
    });
  }

  private async tail(): Promise<Tail> {
    if (this.known !== undefined) return this.known;
    const read = await this.readTail();
    // Something may have been appended here meanwhile, which is more than was read.
    this.known ??= read;
    this.highest = Math.max(this.highest, this.known.point.seq);
    return this.known;
  }

  private async readTail(): Promise<Tail> {
    const last = await this.lastRecord();
    if (last === undefined) return EMPTY;
    const batch = decodeJournalBatch(last);
    const point = this.chained(batch.entries, pointBefore(batch)).at(-1)?.after ?? SHARD_START;
    return { revision: last.revision, point, batch };
  }

  /** Strides that double, and then halve: a shard has many records, and only its last one is wanted. */
  private async lastRecord(): Promise<StoredRecord | undefined> {
    let last = await this.recordAt(0);
    let stride = 1;
    for (let next = last; next !== undefined; stride *= 2) {
      last = next;
      next = await this.recordAt(last.revision + stride);
    }
    for (; last !== undefined && stride >= 1; stride = Math.floor(stride / 2)) {
      last = (await this.recordAt(last.revision + stride)) ?? last;
    }
    return last;
  }

  /** The revision of the batch that has an entry, which is there. */
  private async revisionOf(seq: number, last: number): Promise<number> {
    let [low, high] = [0, last];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const record = await this.recordAt(middle);
      if (record === undefined || decodeJournalBatch(record).toSeq >= seq) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private async recordAt(revision: number): Promise<StoredRecord | undefined> {
    for await (const record of this.ports.store.readStream(this.stream, revision)) return record;
    return undefined;
  }
}
