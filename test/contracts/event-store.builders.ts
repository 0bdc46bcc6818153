import type { JsonObject } from '../../src/kernel/canonical-json';
import type { Clock } from '../../src/kernel/clock.port';
import { type Append, type AppendOutcome, type EventStore, NO_REVISION } from '../../src/kernel/event-store.port';
import type { FactMetadata } from '../../src/kernel/fact-metadata';
import type { Instant } from '../../src/kernel/instant';
import type { LogPosition } from '../../src/kernel/log-position';
import type { LogRecord, NewRecord, StoredRecord } from '../../src/kernel/log-record';
import { LEDGER_STREAM, type StreamName } from '../../src/kernel/streams';
import type { ZoneCalendar } from '../../src/kernel/zone-calendar.port';
import { NodeHasher } from '../../src/platform/system/node-hasher.adapter';

const hasher = new NodeHasher();

export const instant = (text: string): Instant => text as Instant;

/** A clock that stands still until a test sets it, forwards or backwards. */
export class HandSetClock implements Clock {
  constructor(private moment: Instant = instant('2025-03-01T12:00:00.000Z')) {}

  now(): Instant {
    return this.moment;
  }

  set(text: string): void {
    this.moment = instant(text);
  }
}

export interface OpenStore {
  readonly store: EventStore;
  /** Ends it and opens the same one again; absent where the store forgets. */
  readonly reopen?: () => Promise<EventStore>;
  readonly close: () => Promise<void>;
}

/** Opens an empty store. `clock` may be left aside by one whose server has its own, which then says so. */
export interface StoreOpener {
  readonly open: (clock: Clock, calendar: ZoneCalendar) => Promise<OpenStore>;
  readonly isDurable: boolean;
  readonly takesClock: boolean;
}

/** The store of the test that runs now. */
export interface StoreUnderTest {
  readonly store: EventStore;
  readonly clock: HandSetClock;
  reopen(): Promise<EventStore>;
}

export const streamNamed = (name: string): StreamName => name as StreamName;

interface RecordOptions {
  readonly type?: string;
  readonly data?: JsonObject;
  readonly importedAt?: string;
}

/** A record whose id is made from its name. */
export const record = (
  name: string,
  { type = 'thing-happened', data = { name }, importedAt = '' }: RecordOptions = {},
): NewRecord => {
  const metadata: FactMetadata = {
    commandId: name,
    part: 1,
    parts: 1,
    source: 'contract',
    commandHash: hasher.sha256(name),
    actor: 'tester',
    correlationId: name,
  };
  return {
    id: hasher.uuid(name),
    type,
    version: 1,
    data,
    metadata: importedAt === '' ? metadata : { ...metadata, importedRecordedAt: instant(importedAt) },
  };
};

export const ledgerOpened = (timeZone = 'Europe/Berlin'): Append => ({
  stream: LEDGER_STREAM,
  records: [record('opening', { type: 'ledger-opened', data: { ledger: 'main', timeZone, baseCurrency: 'EUR' } })],
  expectedRevision: NO_REVISION,
});

/** An append of records with these names; `expecting` is the revision after which they go. */
export const appendOf = (stream: string, expecting: number, ...names: readonly string[]): Append => ({
  stream: streamNamed(stream),
  records: names.map((name) => record(name)),
  expectedRevision: expecting,
});

/** Appends, and fails the test unless it was appended. */
export const appended = async (
  store: EventStore,
  append: Append,
): Promise<Extract<AppendOutcome, { outcome: 'appended' }>> => {
  const outcome = await store.append(append);
  if (outcome.outcome === 'conflict') throw new Error(`conflict on ${append.stream}`);
  return outcome;
};

export const streamOf = async (store: EventStore, stream: string): Promise<readonly StoredRecord[]> => {
  const records: StoredRecord[] = [];
  for await (const each of store.readStream(streamNamed(stream))) records.push(each);
  return records;
};

export const logAfter = async (store: EventStore, position: LogPosition): Promise<readonly LogRecord[]> => {
  const records: LogRecord[] = [];
  for await (const page of store.readLog(position)) records.push(...page.records);
  return records;
};

export const namesOf = (records: readonly StoredRecord[]): readonly string[] =>
  records.map(({ metadata }) => metadata.commandId);
