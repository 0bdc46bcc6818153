import { setImmediate } from 'node:timers/promises';
import {
  type Append,
  type AppendOutcome,
  type EventStore,
  type LogPage,
  NO_REVISION,
} from '../../src/kernel/event-store.port';
import { InvariantViolated } from '../../src/kernel/invariant-violated';
import { LOG_START, type LogPosition, numberNext, positionAfter } from '../../src/kernel/log-position';
import type { LogRecord, StoredRecord, Token } from '../../src/kernel/log-record';
import { holdsFacts, type StreamName } from '../../src/kernel/streams';
import type { NumberingPorts } from '../../src/platform/embedded/append-transaction';
import { AppendBell } from '../../src/platform/embedded/fact-bell';
import { writeAppend } from '../../src/platform/embedded/record.codec';
import { tokenOf } from '../../src/platform/embedded/stored-records';

const PAGE_RECORDS_MAX = 1_000;

/** An event store that forgets when the process ends. It keeps text, as a real one does, so that no object is shared. */
export class MemoryEventStore implements EventStore {
  private readonly streams = new Map<string, string[]>();
  private readonly log: string[] = [];
  private readonly bell = new AppendBell();
  private position: LogPosition = LOG_START;
  private records = 0;

  constructor(private readonly ports: NumberingPorts) {}

  async append(append: Append): Promise<AppendOutcome> {
    writeAppend(append);
    const { stream, records, expectedRevision } = structuredClone(append);
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
    if (holdsFacts(stream)) this.number(placed);
    this.streams.set(stream, [...standing, ...placed.map((record) => JSON.stringify(record))]);
    this.records += placed.length;
    this.bell.ring();
    return { outcome: 'appended', revision: expectedRevision + placed.length, token: tokenOf(this.records) };
  }

  async *readStream(stream: StreamName): AsyncIterable<StoredRecord> {
    for (let revision = 0; ; revision += 1) {
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
      const { rings } = this.bell;
      const page = this.page(sequence);
      if (isFirst || page.records.length > 0) yield page;
      isFirst = false;
      sequence += page.records.length;
      if (page.caughtUp) await this.bell.nextAfter(rings, signal);
      else await setImmediate();
    }
  }

  head(): Promise<LogPosition> {
    return Promise.resolve(this.position);
  }

  compareTokens(a: Token, b: Token): number {
    if (a === b) return 0;
    return a < b ? -1 : 1;
  }

  private number(records: readonly StoredRecord[]): void {
    const storedAt = this.ports.clock.now();
    let { position } = this;
    const facts = records.map((record) => {
      const fact = numberNext(position, record, storedAt, this.ports.calendar);
      position = positionAfter(position, fact);
      return JSON.stringify(fact);
    });
    this.position = position;
    this.log.push(...facts);
  }

  private recognise({ stream, records, expectedRevision }: Append): AppendOutcome {
    const texts = this.streams.get(stream) ?? [];
    const standing = texts.slice(expectedRevision + 1, expectedRevision + 1 + records.length);
    const known = standing.map((text) => JSON.parse(text) as StoredRecord);
    const last = known.at(-1);
    const isSame = known.length === records.length && known.every(({ id }, index) => id === records[index]?.id);
    if (last === undefined || !isSame) return { outcome: 'conflict' };
    return { outcome: 'appended', revision: last.revision, token: last.token };
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
