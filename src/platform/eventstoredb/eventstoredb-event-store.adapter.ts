import { join } from 'node:path';
import type { Clock } from '../../kernel/clock.port';
import {
  type Append,
  type AppendOutcome,
  type EventStore,
  type LogPage,
  StoreUnavailable,
} from '../../kernel/event-store.port';
import { epochMsOf } from '../../kernel/instant';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { LOG_START, type LogPosition } from '../../kernel/log-position';
import type { StoredRecord, Token } from '../../kernel/log-record';
import { holdsFacts, type StreamName } from '../../kernel/streams';
import type { ZoneCalendar } from '../../kernel/zone-calendar.port';
import { type WrittenAppend, writeAppend } from '../embedded/record.codec';
import { AppendLines } from './append-lines';
import { CountedLogFile } from './counted-log-file';
import { StreamNames } from './fact-filter';
import { LogKnowledge, numberedFrom } from './log-knowledge';
import { LogReader } from './log-reader';
import { LogTail } from './log-tail';
import { isTokenText, tokenOf } from './position-token';
import { fromEvent, type StoredEvent, toEvent } from './recorded-event.codec';
import { ServerConnection } from './server-connection';
import type { ServerInspection } from './client-inside';
import { TIMINGS, type Timings } from './timings';

/** Where what has been counted of the log is kept from one process to the next. */
export const COUNTED_FILE = 'eventstoredb-log.json';
/** More than a stream can hold: whoever begins with its first record reads all of it. */
const STREAM_EVENTS_MAX = Number.MAX_SAFE_INTEGER;
/** Whoever begins within a stream looks for a place in it; its records may be large, and the server sends ahead. */
const WITHIN_PAGE_MAX = 8;

export interface EventStoreDbOptions {
  readonly url: string;
  /** Stands before the names of all streams, so that several ledgers may share a server. */
  readonly streamPrefix: string;
  /** Where local files lie; without one nothing is kept, and every process counts the log from its start. */
  readonly folder?: string;
  readonly mode: 'write' | 'read';
  readonly clock: Clock;
  readonly calendar: ZoneCalendar;
  readonly timings?: Timings;
}

/** The event store on an EventStoreDB server. Opening it asks the server nothing: it may come up later. */
export class EventStoreDbEventStore implements EventStore {
  private readonly names: StreamNames;
  private readonly knowledge: LogKnowledge;
  private readonly connection: ServerConnection;
  private readonly tail: LogTail;
  private readonly reader: LogReader;
  private readonly lines: AppendLines;
  /** The last place that this process has been told of for something it has appended. */
  private acknowledged: Token = LOG_START.token;
  private isNumberable = false;
  private isClosed = false;

  constructor(private readonly options: EventStoreDbOptions) {
    const { url, streamPrefix: prefix, folder, mode, calendar, timings = TIMINGS } = options;
    this.names = new StreamNames(prefix);
    this.knowledge = new LogKnowledge(calendar);
    this.connection = new ServerConnection(url, timings);
    const path = folder === undefined ? undefined : join(folder, COUNTED_FILE);
    const counted = new CountedLogFile({ path, prefix, mayWrite: mode === 'write' }, this.knowledge, this.connection);
    const { connection, names, knowledge } = this;
    this.tail = new LogTail({ connection, names, knowledge, timings, counted });
    this.reader = new LogReader({ connection, names, knowledge, timings, counted, calendar, tail: this.tail });
    this.lines = new AppendLines(connection, timings);
  }

  async append(append: Append): Promise<AppendOutcome> {
    this.assertOpen();
    if (this.options.mode === 'read') throw new InvariantViolated('The event store was opened for reading only.');
    const written = writeAppend(append);
    if (!this.isNumberable) await this.assertNumberable(written);
    const { stream, records, expectedRevision } = written;
    const events = records.map((record, index) => toEvent(record, append.recordedAt?.[index]));
    const sent = await this.lines.append(
      { stream: this.names.onServer(stream), events, expectedRevision },
      { begun: () => this.lookedTo(), written: ({ position }) => this.acknowledge(tokenOf(position)) },
    );
    if (sent.outcome === 'conflict') return sent;
    const { revision, position } = sent.written;
    const token = tokenOf(position);
    // The server answers an append that stands already as it did the first time: only the place tells them apart.
    return { outcome: 'appended', revision, token, recognised: token <= sent.marked };
  }

  async *readStream(stream: StreamName, first = 0): AsyncIterable<StoredRecord> {
    const countMax = first === 0 ? STREAM_EVENTS_MAX : WITHIN_PAGE_MAX;
    let next = first;
    for (let isEnd = false; !isEnd;) {
      const pageEnd = next + countMax;
      for await (const events of this.streamEvents(stream, next, countMax)) {
        const last = events.at(-1);
        if (last !== undefined && holdsFacts(stream)) await this.tail.reached(last.record.token);
        for (const event of events) yield this.shown(event);
        next += events.length;
      }
      isEnd = next < pageEnd;
    }
  }

  readLog(after: LogPosition): AsyncIterable<LogPage> {
    return this.reader.pages(after);
  }

  follow(after: LogPosition, signal: AbortSignal): AsyncIterable<LogPage> {
    return this.reader.follow(after, signal);
  }

  async head(): Promise<LogPosition> {
    this.assertOpen();
    return this.tail.head();
  }

  compareTokens(a: Token, b: Token): number {
    if (a === b) return 0;
    return a < b ? -1 : 1;
  }

  isToken(text: string): text is Token {
    return isTokenText(text);
  }

  /** What the server says of itself. Throws StoreUnavailable where it says nothing. */
  async inspect(): Promise<ServerInspection> {
    this.assertOpen();
    return this.connection.inspect(epochMsOf(this.options.clock.now()));
  }

  /** The streams of facts of which the server hides something: their facts are about to be lost. Reads the whole log. */
  cutStreams(): Promise<readonly string[]> {
    return this.reader.cutStreams();
  }

  /** Whoever follows the log is told StoreUnavailable. */
  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    await this.tail.close();
    this.connection.close();
  }

  private shown({ record, storedAt }: StoredEvent): StoredRecord {
    if (!holdsFacts(record.stream)) return record;
    // Field by field: a copy by spreading takes a hundred times as long, which is felt where a stream is long.
    const { id, type, version, data, metadata, stream, revision, token } = record;
    const recordedOn = this.knowledge.recordedOn({ record, storedAt });
    return { id, type, version, data, metadata, stream, revision, token, recordedOn };
  }

  private acknowledge(token: Token): void {
    if (token > this.acknowledged) this.acknowledged = token;
  }

  private lookedTo(): Token {
    const { lookedTo } = this.knowledge;
    return lookedTo > this.acknowledged ? lookedTo : this.acknowledged;
  }

  private async *streamEvents(
    stream: StreamName,
    from: number,
    maxCount: number,
  ): AsyncIterable<readonly StoredEvent[]> {
    this.assertOpen();
    let next = from;
    for await (const events of this.connection.streamEvents(this.names.onServer(stream), from, maxCount)) {
      yield events.map((event) => {
        if (event.revision !== BigInt(next)) {
          throw new InvariantViolated(`${stream} has no record ${next.toString()} on the event store any more.`);
        }
        next += 1;
        return fromEvent(event, stream);
      });
    }
  }

  /** Throws InvariantViolated for facts that nobody could number: the server would take them. */
  private async assertNumberable(written: WrittenAppend): Promise<void> {
    const { stream, records, expectedRevision } = written;
    if (!holdsFacts(stream)) return;
    const head = await this.tail.head();
    const storedAt = this.options.clock.now();
    const events = records.map(({ record }, index) => ({
      record: { ...record, stream, revision: expectedRevision + 1 + index, token: head.token },
      storedAt,
    }));
    const last = numberedFrom(head, events, this.options.calendar).records.at(-1);
    this.isNumberable = head.timeZone !== undefined && last?.recordedOn !== LOG_START.recordedOn;
  }

  private assertOpen(): void {
    if (this.isClosed) throw new StoreUnavailable('The event store has been closed.');
  }
}
