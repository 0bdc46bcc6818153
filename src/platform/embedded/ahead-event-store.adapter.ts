import type { BusinessDay } from '../../kernel/business-day.port';
import type { Append, AppendOutcome, EventStore, LogPage } from '../../kernel/event-store.port';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { LOG_START, type LogPosition } from '../../kernel/log-position';
import type { NewRecord, StoredRecord, Token } from '../../kernel/log-record';
import type { StreamName } from '../../kernel/streams';

/** The first revision of some records, and the records. */
interface Ahead {
  readonly from: number;
  readonly records: readonly StoredRecord[];
}

/**
 * Lets the only writer of a ledger go on before the disk has answered: an append is accepted at once and read back from memory
 * until it is durable, which `durable` waits for. Appends reach the store in the order in which they are made. Nothing may be
 * told to have been recorded before it is durable, and nobody else may write meanwhile.
 */
export class AheadEventStore implements EventStore {
  private readonly ahead = new Map<StreamName, readonly Ahead[]>();
  private last: Promise<void> = Promise.resolve();
  private isBroken = false;

  constructor(
    private readonly store: EventStore,
    private readonly day: BusinessDay,
  ) {}

  /** Resolves when all appends made so far are durable; throws what one of them has thrown. */
  durable(): Promise<void> {
    return this.last;
  }

  async append(append: Append): Promise<AppendOutcome> {
    // It throws what broke it.
    if (this.isBroken) await this.last;
    const { stream, records, expectedRevision } = append;
    const from = expectedRevision + 1;
    const accepted: Ahead = {
      from,
      records: records.map((record, index) => this.placed(stream, from + index, record)),
    };
    this.ahead.set(stream, [...(this.ahead.get(stream) ?? []), accepted]);
    this.last = this.settled(append, accepted);
    // Whoever asks whether it is durable is told; that nobody asks is no failure of the process.
    this.last.catch(() => undefined);
    const revision = expectedRevision + records.length;
    return { outcome: 'appended', revision, token: LOG_START.token, recognised: false };
  }

  async *readStream(stream: StreamName): AsyncIterable<StoredRecord> {
    // Taken first: what becomes durable while the store is read stands in the one or in the other.
    const ahead = this.ahead.get(stream) ?? [];
    let next = 0;
    for await (const record of this.store.readStream(stream)) {
      yield record;
      next = record.revision + 1;
    }
    for (const { records } of ahead) yield* records.filter(({ revision }) => revision >= next);
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
    return { ...record, stream, revision, token: LOG_START.token, recordedOn };
  }

  private async settled(append: Append, accepted: Ahead): Promise<void> {
    const before = this.last;
    try {
      // Both at once: the store keeps their order, and shares one wait for the disk.
      const [{ outcome }] = await Promise.all([this.store.append(append), before]);
      if (outcome === 'conflict') throw new InvariantViolated(`Somebody else has written to ${append.stream}.`);
    } catch (error) {
      this.isBroken = true;
      throw error;
    }
    const rest = (this.ahead.get(append.stream) ?? []).filter((one) => one !== accepted);
    if (rest.length === 0) this.ahead.delete(append.stream);
    else this.ahead.set(append.stream, rest);
  }
}
