import { EventEmitter, once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import {
  type Append,
  type AppendOutcome,
  type EventStore,
  type LogPage,
  NO_REVISION,
} from '../../src/kernel/event-store.port';
import type { Instant } from '../../src/kernel/instant';
import { InvariantViolated } from '../../src/kernel/invariant-violated';
import { LOG_START, type LogPosition, numberNext, positionAfter } from '../../src/kernel/log-position';
import type { LogRecord, StoredRecord, Token } from '../../src/kernel/log-record';
import { holdsFacts, type StreamName } from '../../src/kernel/streams';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import type { Clock } from '../../src/kernel/clock.port';
import { present } from '../../src/kernel/present';
import type { ZoneCalendar } from '../../src/kernel/zone-calendar.port';

const PAGE_RECORDS_MAX = 1_000;
const RECORDS_PER_APPEND_MAX = 1_000;
const APPEND_BYTES_MAX = 1_048_576;
const STREAM_NAME = /^[a-z0-9]+-[^\s\p{Cc}]+$/iu;

/** Nothing in here is shared with another adapter: the contract would compare that adapter with itself. */
const TOKEN = /^record-[1-9]\d*$/u;
const tokenOf = (ordinal: number): Token => `record-${ordinal}` as Token;
const ordinalOf = (token: Token): number => Number(token.slice('record-'.length));

const assertAppendable = ({ stream, records }: Append): void => {
  const bytes = records.reduce(
    (sum, { data, metadata }) => sum + Buffer.byteLength(JSON.stringify([data, metadata])),
    0,
  );
  const isWithinLimits = records.length >= 1 && records.length <= RECORDS_PER_APPEND_MAX && bytes <= APPEND_BYTES_MAX;
  if (!isWithinLimits || !STREAM_NAME.test(stream)) throw new InvariantViolated(`Nobody may send this to ${stream}.`);
};

/** An event store that forgets when the process ends. It keeps text, as a real one does, so that no object is shared. */
export class MemoryEventStore implements EventStore {
  private readonly streams = new Map<string, string[]>();
  private readonly log: string[] = [];
  private readonly appends = new EventEmitter().setMaxListeners(0);
  private position: LogPosition = LOG_START;
  private records = 0;

  constructor(private readonly ports: { readonly clock: Clock; readonly calendar: ZoneCalendar }) {}

  async append(append: Append): Promise<AppendOutcome> {
    assertAppendable(append);
    const { stream, records, expectedRevision, recordedAt = [] } = structuredClone(append);
    await setImmediate();
    const standing = this.streams.get(stream) ?? [];
    if (expectedRevision < NO_REVISION || expectedRevision >= standing.length) return { outcome: 'conflict' };
    if (expectedRevision < standing.length - 1) return this.recognise(append);
    const placed = records.map((record, index) => ({
      ...record,
      stream,
      revision: expectedRevision + 1 + index,
      token: tokenOf(this.records + 1 + index),
    }));
    const recordedOn = holdsFacts(stream) ? this.number(placed, recordedAt) : undefined;
    const kept = placed.map((record) => JSON.stringify(present({ ...record, recordedOn })));
    this.streams.set(stream, [...standing, ...kept]);
    this.records += placed.length;
    this.appends.emit('append');
    return {
      outcome: 'appended',
      revision: expectedRevision + placed.length,
      token: tokenOf(this.records),
      recognised: false,
    };
  }

  async *readStream(stream: StreamName, from = 0): AsyncIterable<StoredRecord> {
    for (let revision = from; ; revision += 1) {
      const text = this.streams.get(stream)?.[revision];
      if (text === undefined) return;
      yield JSON.parse(text) as StoredRecord;
    }
  }

  async *readLog(after: LogPosition): AsyncIterable<LogPage> {
    this.assertOwnPosition(after);
    for (let sequence = after.sequence; ;) {
      const page = this.page(sequence);
      yield page;
      if (page.caughtUp) return;
      sequence += page.records.length;
      await setImmediate();
    }
  }

  async *follow(after: LogPosition, signal: AbortSignal): AsyncIterable<LogPage> {
    this.assertOwnPosition(after);
    let isFirst = true;
    for (let sequence = after.sequence; !signal.aborted;) {
      const page = this.page(sequence);
      if (isFirst || page.records.length > 0) yield page;
      isFirst = false;
      sequence += page.records.length;
      if (sequence < this.log.length) await setImmediate();
      else await this.nextAppend(signal);
    }
  }

  head(): Promise<LogPosition> {
    return Promise.resolve(this.position);
  }

  compareTokens(a: Token, b: Token): number {
    return ordinalOf(a) - ordinalOf(b);
  }

  isToken(text: string): text is Token {
    return TOKEN.test(text);
  }

  /** Puts facts into the log; answers the day on which they were recorded. */
  private number(records: readonly StoredRecord[], recordedAt: readonly Instant[]): CalendarDate {
    const storedAt = this.ports.clock.now();
    let { position } = this;
    const facts = records.map((record, index) => {
      const fact = numberNext(position, record, recordedAt[index] ?? storedAt, this.ports.calendar);
      position = positionAfter(position, fact);
      return JSON.stringify(fact);
    });
    this.position = position;
    this.log.push(...facts);
    return position.recordedOn;
  }

  private recognise({ stream, records, expectedRevision }: Append): AppendOutcome {
    const texts = this.streams.get(stream) ?? [];
    const standing = texts.slice(expectedRevision + 1, expectedRevision + 1 + records.length);
    const known = standing.map((text) => JSON.parse(text) as StoredRecord);
    const last = known.at(-1);
    const isSame = known.length === records.length && known.every(({ id }, index) => id === records[index]?.id);
    if (last === undefined || !isSame) return { outcome: 'conflict' };
    return { outcome: 'appended', revision: last.revision, token: last.token, recognised: true };
  }

  private async nextAppend(signal: AbortSignal): Promise<void> {
    try {
      await once(this.appends, 'append', { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  private page(after: number): LogPage {
    const texts = this.log.slice(after, after + PAGE_RECORDS_MAX);
    const records = texts.map((text) => JSON.parse(text) as LogRecord);
    return { records, caughtUp: after + records.length >= this.log.length };
  }

  private assertOwnPosition({ sequence, token }: LogPosition): void {
    const text = this.log[sequence - 1];
    const standing = text === undefined ? undefined : (JSON.parse(text) as LogRecord).token;
    if (sequence === 0 || standing === token) return;
    throw new InvariantViolated(`The log has no fact ${sequence.toString()} at ${token}.`);
  }
}
