import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { type LogPage, NO_REVISION, StoreUnavailable } from '../../../src/kernel/event-store.port';
import { InvariantViolated } from '../../../src/kernel/invariant-violated';
import { LOG_START } from '../../../src/kernel/log-position';
import type { LogRecord, StoredRecord } from '../../../src/kernel/log-record';
import {
  COUNTED_FILE,
  type EventStoreDbEventStore,
} from '../../../src/platform/eventstoredb/eventstoredb-event-store.adapter';
import { TIMINGS } from '../../../src/platform/eventstoredb/timings';
import {
  appended,
  appendOf,
  ledgerOpened,
  logAfter,
  namesOf,
  streamNamed,
  streamOf,
} from '../../contracts/event-store.builders';
import type { Fault } from '../../support/eventstoredb/faults';
import { QUICK, ServerUnderTest } from './ledger-on-double.builders';

let server: ServerUnderTest;
let store: EventStoreDbEventStore;
let stop: AbortController;

beforeEach(async () => {
  server = await ServerUnderTest.start();
  store = server.open();
  stop = new AbortController();
  await appended(store, ledgerOpened());
});

afterEach(async () => {
  stop.abort();
  await server.stop();
});

const take = async (pages: AsyncIterator<LogPage>, count: number): Promise<readonly LogRecord[]> => {
  const records: LogRecord[] = [];
  while (records.length < count) {
    const { done, value } = await pages.next();
    if (done === true) throw new Error('The subscription has ended.');
    records.push(...value.records);
  }
  return records;
};

const follow = (from = store) => from.follow(LOG_START, stop.signal)[Symbol.asyncIterator]();

/** The client of somebody else. */
const stranger = () => EventStoreDBClient.connectionString(server.double.url);

describe('an append', () => {
  it.each<readonly [string, Fault]>([
    ['its answer is lost', { call: 'append', point: 'after-commit', kind: 'cut' }],
    ['its answer never comes', { call: 'append', point: 'after-commit', kind: 'silence' }],
    ['its connection breaks after it', { call: 'append', point: 'after-commit', kind: 'connections-lost' }],
    ['its connection is dead and says nothing', { call: 'append', point: 'after-commit', kind: 'connections-frozen' }],
    ['the server is not there', { call: 'append', point: 'before-commit', kind: 'unavailable', times: 2 }],
    ['another node leads', { call: 'append', point: 'before-commit', kind: 'not-leader' }],
    ['the server takes too long', { call: 'append', point: 'before-commit', kind: 'timed-out' }],
    ['the server is not ready', { call: 'append', point: 'before-commit', kind: 'not-ready' }],
  ])('is written once where %s', async (_, fault) => {
    server.double.faults.plan(fault);
    const outcome = await appended(store, appendOf('subscription-a', NO_REVISION, 'a', 'b'));
    expect(server.double.faults.struck).toHaveLength(fault.times ?? 1);
    expect(outcome).toMatchObject({ revision: 1, recognised: false });
    expect(namesOf(await logAfter(store, LOG_START))).toEqual(['opening', 'a', 'b']);
  });

  it('is told to be in doubt where the server does not answer again and again, and is recognised later', async () => {
    server.double.faults.plan({ call: 'append', point: 'after-commit', kind: 'silence', times: 100 });
    await expect(store.append(appendOf('subscription-a', NO_REVISION, 'a'))).rejects.toThrow(StoreUnavailable);
    server.double.faults.clear();
    expect(await appended(store, appendOf('subscription-a', NO_REVISION, 'a'))).toMatchObject({ revision: 0 });
    expect(namesOf(await streamOf(store, 'subscription-a'))).toEqual(['a']);
  });

  it('of one client is not refused because the connection of another is lost', async () => {
    const theirs = stranger();
    server.double.faults.plan({ call: 'batch-append', point: 'before-commit', kind: 'cut' });
    const lost = theirs.appendToStream('other-1', jsonEvent({ type: 'other', data: {} }));
    const mine = store.append(appendOf('subscription-a', NO_REVISION, 'a'));
    await expect(lost).rejects.toThrow(Error);
    expect(await mine).toMatchObject({ outcome: 'appended' });
    await theirs.dispose();
  });

  it('that is sent again when the store has been closed is told so, and throws nothing into the process', async () => {
    server.double.faults.plan({ call: 'append', point: 'before-commit', kind: 'silence', times: 100 });
    const refused = expect(store.append(appendOf('subscription-a', NO_REVISION, 'a'))).rejects.toThrow(
      StoreUnavailable,
    );
    while (server.double.faults.struck.length === 0) await setTimeout(1);
    await store.close();
    await refused;
  });

  it('that is given up half-way leaves all of itself or nothing', async () => {
    const hasty = server.open({ timings: { ...QUICK, callMs: 40, answerMs: 120 } });
    const names = Array.from({ length: 900 }, (_, index) => index.toString());
    await hasty.append(appendOf('subscription-a', NO_REVISION, ...names)).catch(() => undefined);
    expect([0, 900]).toContain((await streamOf(store, 'subscription-a')).length);
  });

  it('to a stream that has been deleted is told from one to a new stream', async () => {
    await appended(store, appendOf('subscription-a', NO_REVISION, 'a'));
    const theirs = stranger();
    await theirs.deleteStream('subscription-a');
    await expect(store.append(appendOf('subscription-a', NO_REVISION, 'b'))).rejects.toThrow(InvariantViolated);
    await theirs.tombstoneStream('subscription-a');
    await expect(store.append(appendOf('subscription-a', NO_REVISION, 'c'))).rejects.toThrow(InvariantViolated);
    await theirs.dispose();
  });
});

describe('a stream', () => {
  it('is read to its end where the client is given up on account of another call', async () => {
    await appended(store, appendOf('subscription-a', NO_REVISION, 'a', 'b', 'c'));
    server.double.faults.plan(
      { call: 'append', point: 'before-commit', kind: 'silence' },
      { call: 'read-stream', point: 'between-events', kind: 'silence' },
    );
    // The append began first, so its time is up first; the reading is then cut off after its first event.
    const appending = store.append(appendOf('subscription-b', NO_REVISION, 'd'));
    const reading = streamOf(store, 'subscription-a');
    expect(namesOf(await reading)).toEqual(['a', 'b', 'c']);
    expect(await appending).toMatchObject({ outcome: 'appended' });
    expect(server.double.faults.struck).toHaveLength(2);
  });

  it('of which the server hides the first events is refused', async () => {
    await appended(store, appendOf('subscription-a', NO_REVISION, 'a', 'b', 'c'));
    const theirs = stranger();
    await theirs.setStreamMetadata('subscription-a', { maxCount: 2 });
    await expect(streamOf(store, 'subscription-a')).rejects.toThrow(InvariantViolated);
    expect(await store.cutStreams()).toEqual(['subscription-a']);
    await theirs.setStreamMetadata('subscription-a', {});
    expect(await store.cutStreams()).toEqual([]);
    await theirs.dispose();
  });

  it('with an event of somebody else is refused', async () => {
    const theirs = stranger();
    await theirs.appendToStream('subscription-a', jsonEvent({ type: 'theirs', data: {} }));
    await expect(streamOf(store, 'subscription-a')).rejects.toThrow(InvariantViolated);
    await expect(store.head()).rejects.toThrow(InvariantViolated);
    await theirs.dispose();
  });

  it('is read again where the first reading breaks off', async () => {
    await appended(store, appendOf('subscription-a', NO_REVISION, 'a', 'b', 'c'));
    for (const kind of ['cut', 'silence', 'connections-frozen'] as const) {
      server.double.faults.plan({ call: 'read-stream', point: 'between-events', kind });
      expect(namesOf(await streamOf(store, 'subscription-a'))).toEqual(['a', 'b', 'c']);
    }
    expect(server.double.faults.struck).toHaveLength(3);
  });
});

describe('a long stream', () => {
  it('comes once and in order to a reader who takes its time, over connections that break', async () => {
    const patient = server.open({ timings: TIMINGS });
    const names = Array.from({ length: 1_600 }, (_, index) => index.toString());
    for (let first = 0; first < names.length; first += 400) {
      await appended(patient, appendOf('subscription-a', first - 1, ...names.slice(first, first + 400)));
    }
    const fault = { call: 'read-stream', point: 'between-events' } as const;
    server.double.faults.plan(
      { ...fault, kind: 'cut', after: 500 },
      { ...fault, kind: 'connections-lost', after: 600 },
    );
    const came: StoredRecord[] = [];
    for await (const record of patient.readStream(streamNamed('subscription-a'))) {
      if (came.push(record) % 500 === 0) await setTimeout(20);
    }
    expect(namesOf(came)).toEqual(names);
    expect(server.double.faults.struck).toHaveLength(2);
  });
});

describe('a subscription', () => {
  it.each<Fault['kind']>(['cut', 'unavailable', 'connections-lost', 'connections-frozen', 'silence', 'slow-consumer'])(
    'is begun again after %s, from where it was',
    async (kind) => {
      const pages = follow();
      await take(pages, 1);
      server.double.faults.plan({ call: 'subscribe-to-all', point: 'live', kind });
      await appended(store, appendOf('subscription-a', NO_REVISION, 'a', 'b'));
      expect(namesOf(await take(pages, 2))).toEqual(['a', 'b']);
      await appended(store, appendOf('subscription-a', 1, 'c'));
      expect(namesOf(await take(pages, 1))).toEqual(['c']);
    },
  );

  it('that stands still while nobody asks is found out by the watch', async () => {
    const pages = follow();
    await take(pages, 1);
    server.double.freezeConnections();
    const other = server.open();
    await appended(other, appendOf('subscription-a', NO_REVISION, 'a'));
    expect(namesOf(await take(pages, 1))).toEqual(['a']);
  });

  it('tells its readers where the server is gone, and can be followed again when it is back', async () => {
    const pages = follow();
    await take(pages, 1);
    await server.double.stop();
    await expect(take(pages, 1)).rejects.toThrow(StoreUnavailable);
    await expect(store.head()).rejects.toThrow(StoreUnavailable);
    await expect(store.append(appendOf('subscription-a', NO_REVISION, 'a'))).rejects.toThrow(StoreUnavailable);
    await server.double.start();
    const again = server.open();
    await appended(again, appendOf('subscription-a', NO_REVISION, 'a'));
    expect(namesOf(await take(follow(again), 2))).toEqual(['opening', 'a']);
  });

  it('takes no event of another ledger for its own', async () => {
    const other = server.open({ streamPrefix: 'other_' });
    await appended(other, ledgerOpened('America/New_York'));
    await appended(other, appendOf('subscription-a', NO_REVISION, 'theirs'));
    await appended(store, appendOf('subscription-a', NO_REVISION, 'ours'));
    expect(namesOf(await logAfter(store, LOG_START))).toEqual(['opening', 'ours']);
    expect((await logAfter(other, LOG_START)).map(({ stream, sequence }) => [stream, sequence])).toEqual([
      ['ledger-main', 1],
      ['subscription-a', 2],
    ]);
    expect((await other.head()).timeZone).toBe('America/New_York');
  });
});

describe('what has been counted of the log', () => {
  const counted = async () => {
    const { folder } = server;
    const first = server.open({ folder });
    await appended(first, appendOf('subscription-a', NO_REVISION, 'a', 'b'));
    const head = await first.head();
    await first.close();
    return { folder, head, file: join(folder, COUNTED_FILE) };
  };

  it('is where the next process goes on', async () => {
    const { folder, head, file } = await counted();
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ marks: [{ position: head }] });
    const next = server.open({ folder });
    expect(await next.head()).toEqual(head);
    await appended(next, appendOf('subscription-a', 1, 'c'));
    expect((await logAfter(next, head)).map(({ sequence }) => sequence)).toEqual([head.sequence + 1]);
    expect((await streamOf(next, 'subscription-a')).map(({ recordedOn }) => recordedOn)).toEqual(
      Array.from({ length: 3 }, () => '2025-03-01'),
    );
  });

  it.each([
    ['of another log', (text: string) => text.replace(/"id":"[^"]*"/u, '"id":"another"')],
    ['torn', (text: string) => text.slice(0, 40)],
    ['of another prefix', (text: string) => text.replace('"prefix":""', '"prefix":"other_"')],
  ])('is left aside where it is %s', async (_, spoil) => {
    const { folder, head, file } = await counted();
    const text = readFileSync(file, 'utf8').replace(`"sequence":${head.sequence.toString()}`, '"sequence":77');
    writeFileSync(file, spoil(text));
    expect(await server.open({ folder }).head()).toEqual(head);
  });
});

describe('a connection', () => {
  it('that takes longer to be made than a call waits is waited for, and not made anew for each call', async () => {
    server.double.delayConnections(2.5 * QUICK.callMs);
    const slow = server.open();
    expect(await appended(slow, appendOf('subscription-a', NO_REVISION, 'a'))).toMatchObject({ revision: 0 });
    expect(namesOf(await logAfter(slow, LOG_START))).toEqual(['opening', 'a']);
  });

  it('that carries other calls is kept where one is not answered', async () => {
    const [append, reads] = [{ call: 'append', point: 'before-commit', kind: 'silence' } as const, 100];
    await appended(store, appendOf('subscription-a', NO_REVISION, 'a'));
    server.double.faults.plan(append);
    server.double.delayConnections(10_000);
    const appending = store.append(appendOf('subscription-b', NO_REVISION, 'b'));
    for (let read = 0; read < reads; read += 1) {
      expect(namesOf(await streamOf(store, 'subscription-a'))).toEqual(['a']);
      await setTimeout((2 * QUICK.callMs) / reads);
    }
    expect(await appending).toMatchObject({ outcome: 'appended' });
    expect(server.double.faults.struck).toEqual([append]);
  });
});

it('asks nothing of the server when it is opened, and tells what the server says of itself when asked', async () => {
  expect(await store.inspect()).toMatchObject({ version: '24.10.5', members: [{ state: 'leader', isAlive: true }] });
  await server.double.stop();
  const early = server.open({ url: 'esdb://127.0.0.1:1?tls=false' });
  await expect(early.inspect()).rejects.toThrow(StoreUnavailable);
  await server.double.start();
});
