import {
  type Append,
  type AppendOutcome,
  type EventStore,
  type LogPage,
  NO_REVISION,
  StoreUnavailable,
} from '../../../src/kernel/event-store.port';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import type { Instant } from '../../../src/kernel/instant';
import { LOG_START, type LogPosition, numberNext, positionAfter } from '../../../src/kernel/log-position';
import type { LogRecord, StoredRecord, Token } from '../../../src/kernel/log-record';
import type { StreamName } from '../../../src/kernel/streams';

const NOON = '2026-01-01T12:00:00.000Z' as Instant;
const calendar = { dayOf: () => '2026-01-01' as CalendarDate, isTimeZone: () => true };

interface Hold {
  readonly promise: Promise<void>;
  readonly release: () => void;
}

const hold = (): Hold => {
  let release: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { promise, release };
};

/** A log in memory whose delivery a test directs: the length of pages, how far it goes, when it breaks, what comes twice. */
export class StagedLog implements EventStore {
  /** Pages are cut without regard for appends, as a store's may be. */
  pageLength = 2;
  /** The subscription delivers no fact after this sequence. */
  deliverUpTo = Number.MAX_SAFE_INTEGER;
  /** The next subscription begins this many facts before the position that was asked for. */
  redelivers = 0;
  isDown = false;
  subscriptions: number[] = [];
  private readonly records: LogRecord[] = [];
  private position: LogPosition = LOG_START;
  private breaking: Error | undefined;
  private changed = hold();

  append({ stream, records, expectedRevision }: Append): Promise<AppendOutcome> {
    const revisions = this.records.filter((record) => record.stream === stream).length - 1;
    if (expectedRevision !== revisions && expectedRevision !== NO_REVISION) {
      return Promise.resolve({ outcome: 'conflict' });
    }
    records.forEach((record, index) => {
      const token = (this.records.length + 1).toString() as Token;
      const stored: StoredRecord = { ...record, stream, revision: revisions + 1 + index, token };
      const numbered = numberNext(this.position, stored, NOON, calendar);
      this.records.push(numbered);
      this.position = positionAfter(this.position, numbered);
    });
    this.stir();
    return Promise.resolve({
      outcome: 'appended',
      revision: revisions + records.length,
      token: this.position.token,
      recognised: false,
    });
  }

  async *readStream(stream: StreamName): AsyncIterable<StoredRecord> {
    yield* this.records.filter((record) => record.stream === stream);
  }

  async *readLog(after: LogPosition): AsyncIterable<LogPage> {
    let from = after.sequence;
    do {
      if (this.isDown) throw new StoreUnavailable('down');
      const records = this.records.slice(from, from + this.pageLength);
      from += records.length;
      yield { records, caughtUp: from >= this.records.length };
    } while (from < this.records.length);
  }

  async *follow(after: LogPosition, signal: AbortSignal): AsyncIterable<LogPage> {
    this.subscriptions.push(after.sequence);
    let from = Math.max(0, after.sequence - this.redelivers);
    let isFirst = true;
    signal.addEventListener('abort', () => this.stir(), { once: true });
    while (!signal.aborted) {
      this.throwBreak();
      const end = Math.min(this.records.length, this.deliverUpTo);
      const records = this.records.slice(from, Math.min(end, from + this.pageLength));
      from += records.length;
      if (records.length > 0 || isFirst) yield { records, caughtUp: from >= this.records.length };
      else await this.changed.promise;
      isFirst = false;
    }
  }

  head(): Promise<LogPosition> {
    return this.isDown ? Promise.reject(new StoreUnavailable('down')) : Promise.resolve(this.position);
  }

  compareTokens(a: Token, b: Token): number {
    return Number(a) - Number(b);
  }

  isToken(text: string): text is Token {
    return /^[1-9]\d*$/u.test(text);
  }

  /** The subscription under way throws before its next page. */
  break(error: Error): void {
    this.breaking = error;
    this.stir();
  }

  /** Lets a subscription that waits look again. */
  stir(): void {
    const before = this.changed;
    this.changed = hold();
    before.release();
  }

  private throwBreak(): void {
    const error = this.breaking;
    this.breaking = undefined;
    if (error !== undefined) throw error;
  }
}
