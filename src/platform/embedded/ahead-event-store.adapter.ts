import type { BusinessDay } from '../../kernel/business-day.port';
import type { Append, AppendOutcome, EventStore, LogPage } from '../../kernel/event-store.port';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { LOG_START, type LogPosition } from '../../kernel/log-position';
import type { NewRecord, StoredRecord, Token } from '../../kernel/log-record';
import type { StreamName } from '../../kernel/streams';

/** How many records are kept in memory beside those that wait for the disk; more would only hold memory. */
export const KEPT_RECORDS_MAX = 50_000;

/** A stream as its only writer knows it. */
interface Kept {
  readonly records: readonly StoredRecord[];
  /** How many of its appends wait for the disk: until they are there, the store does not have them. */
  readonly waiting: number;
}

/** A stream without a record takes room as well. */
const sizeOf = ({ records }: Kept): number => records.length + 1;

/**
 * Lets the only writer of a ledger go on before the disk has answered: an append is accepted at once and read back from memory
 * until it is durable, which `durable` waits for. Appends reach the store in the order in which they are made. Nothing may be
 * told to have been recorded before it is durable, and nobody else may write meanwhile, so that what was read or appended last
 * need not be read again.
 */
export class AheadEventStore implements EventStore {
  /** Those that were read or appended to longest ago come first. */
  private readonly kept = new Map<StreamName, Kept>();
  private keptRecords = 0;
  private last: Promise<void> = Promise.resolve();
  private isBroken = false;

  constructor(
    private readonly store: EventStore,
    private readonly day: BusinessDay,
    /** Whether the store writes appends in the order in which they are made; otherwise each waits for the one before it. */
    private readonly keepsOrder = true,
  ) {}

  /** Resolves when all appends made so far are durable; throws what one of them has thrown. */
  durable(): Promise<void> {
    return this.last;
  }

  async append(append: Append): Promise<AppendOutcome> {
    // It throws what broke it.
    if (this.isBroken) await this.last;
    const { stream, records, expectedRevision } = append;
    const { records: before, waiting } = this.kept.get(stream) ?? (await this.read(stream));
    const from = expectedRevision + 1;
    if (before.length !== from) return { outcome: 'conflict' };
    const accepted = records.map((record, index) => this.placed(stream, from + index, record));
    this.keep(stream, { records: [...before, ...accepted], waiting: waiting + 1 });
    this.last = this.settled(append, this.last);
    // Whoever asks whether it is durable is told; that nobody asks is no failure of the process.
    this.last.catch(() => undefined);
    const revision = expectedRevision + records.length;
    return { outcome: 'appended', revision, token: LOG_START.token, recognised: false };
  }

  async *readStream(stream: StreamName, from = 0): AsyncIterable<StoredRecord> {
    const { records } = this.kept.get(stream) ?? (await this.read(stream));
    yield* from === 0 ? records : records.slice(from);
  }

  readLog(after: LogPosition): AsyncIterable<LogPage> {
    return this.store.readLog(after);
  }

  follow(after: LogPosition, signal: AbortSignal): AsyncIterable<LogPage> {
    return this.store.follow(after, signal);
  }

  head(): Promise<LogPosition> {
    return this.store.head();
  }

  compareTokens(a: Token, b: Token): number {
    return this.store.compareTokens(a, b);
  }

  isToken(text: string): text is Token {
    return this.store.isToken(text);
  }

  /** Nobody can stand at the place of what has none yet, so it has the token of the beginning. */
  private placed(stream: StreamName, revision: number, record: NewRecord): StoredRecord {
    const { importedRecordedAt } = record.metadata;
    const recordedOn = importedRecordedAt === undefined ? this.day.today() : this.day.dayOf(importedRecordedAt);
    const { id, type, version, data, metadata } = record;
    return { id, type, version, data, metadata, stream, revision, token: LOG_START.token, recordedOn };
  }

  private async read(stream: StreamName): Promise<Kept> {
    const records: StoredRecord[] = [];
    for await (const record of this.store.readStream(stream)) records.push(record);
    // Somebody may have asked for the same stream meanwhile, and have appended to it.
    const known = this.kept.get(stream);
    return known ?? this.keep(stream, { records, waiting: 0 });
  }

  private keep(stream: StreamName, kept: Kept): Kept {
    this.forget(stream);
    this.kept.set(stream, kept);
    this.keptRecords += sizeOf(kept);
    for (const [oldest, { waiting }] of this.kept) {
      if (this.keptRecords <= KEPT_RECORDS_MAX || oldest === stream) break;
      if (waiting === 0) this.forget(oldest);
    }
    return kept;
  }

  private forget(stream: StreamName): void {
    const kept = this.kept.get(stream);
    if (kept === undefined) return;
    this.keptRecords -= sizeOf(kept);
    this.kept.delete(stream);
  }

  private async settled(append: Append, before: Promise<void>): Promise<void> {
    const { stream } = append;
    try {
      if (!this.keepsOrder) await before;
      // Both at once, where the store keeps their order, and shares one wait for the disk.
      const [{ outcome }] = await Promise.all([this.store.append(append), before]);
      if (outcome === 'conflict') throw new InvariantViolated(`Somebody else has written to ${stream}.`);
    } catch (error) {
      this.isBroken = true;
      throw error;
    }
    const kept = this.kept.get(stream);
    if (kept !== undefined) this.kept.set(stream, { ...kept, waiting: kept.waiting - 1 });
  }
}
