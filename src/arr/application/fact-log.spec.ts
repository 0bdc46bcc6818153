import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { JsonObject } from '../../kernel/canonical-json';
import { NO_REVISION } from '../../kernel/event-store.port';
import { LOG_START } from '../../kernel/log-position';
import type { LogRecord, NewRecord } from '../../kernel/log-record';
import { LEDGER_STREAM } from '../../kernel/streams';
import { IntlZoneCalendar } from '../../platform/system/intl-zone-calendar.adapter';
import { SCHEMA_FOLDER } from '../../platform/schemas/schema-folder';
import {
  appended,
  HandSetClock,
  ledgerOpened,
  logAfter,
  record,
  streamNamed,
} from '../../../test/contracts/event-store.builders';
import { MemoryEventStore } from '../../../test/support/memory-event-store.adapter';
import { traceparentOf } from '../../../test/support/traceparent.builders';
import { factRecorded, LEDGER_KEY } from '../publishing/fact-recorded.message';
import { FactLog } from './fact-log';

const sample = (name: string): NewRecord =>
  JSON.parse(readFileSync(path.join(SCHEMA_FOLDER, 'samples', `${name}.json`), 'utf8')) as NewRecord;

const newStore = async (): Promise<MemoryEventStore> => {
  const store = new MemoryEventStore({ clock: new HandSetClock(), calendar: new IntlZoneCalendar() });
  await appended(store, ledgerOpened());
  return store;
};

/** A fact by the name of its id, and what it says. */
type Said = readonly [name: string, type: string, data: JsonObject];

const toldTo = async (stream: string, ...facts: readonly Said[]): Promise<MemoryEventStore> => {
  const store = await newStore();
  const records = facts.map(([name, type, data]) => record(name, { type, data }));
  await appended(store, { stream: streamNamed(stream), records, expectedRevision: NO_REVISION });
  return store;
};

const accountsIn = async (store: MemoryEventStore): Promise<readonly (string | undefined)[]> => {
  const log = new FactLog(store);
  const accounts: (string | undefined)[] = [];
  for (const fact of await logAfter(store, LOG_START)) accounts.push(await log.accountOf(fact));
  return accounts;
};

const STOPPED = new Error('It was told to stop.');

const idOf = (name: string): string => record(name).id;

describe('whose a fact is', () => {
  it('is said by the fact, by a transfer for who has the subscription from then on, and of the ledger itself by none', async () => {
    const store = await toldTo(
      'subscription-sub-1',
      ['a', 'subscription-started', { accountId: 'acme' }],
      ['b', 'subscription-transferred', { accountId: 'acme', toAccountId: 'holding' }],
      ['c', 'subscription-renewed', { accountId: 'holding' }],
    );
    expect(await accountsIn(store)).toEqual([undefined, 'acme', 'holding', 'holding']);
  });

  it('is of a void and of a correction that of what they undo, also through others', async () => {
    const now = 'holding';
    const store = await toldTo(
      'subscription-sub-1',
      ['a', 'subscription-started', { accountId: 'acme' }],
      ['b', 'subscription-transferred', { accountId: 'acme', toAccountId: 'holding' }],
      ['c', 'fact-corrected', { accountId: now, factId: idOf('a'), statement: {} }],
      ['d', 'fact-voided', { accountId: 'acme', factId: idOf('b') }],
      ['e', 'fact-voided', { accountId: now, factId: idOf('c') }],
    );
    expect(await accountsIn(store)).toEqual([undefined, 'acme', 'holding', 'acme', 'holding', 'acme']);
  });
});

const SAMPLES = ['fact-corrected.v1.account', 'fact-voided.v1', 'subscription-transferred.v1', 'account-registered.v1'];

it('reads the log no further for a fact that was published once it is told to stop', async () => {
  const store = await newStore();
  const stop = new AbortController();
  let pages = 0;
  const readLog = async function* () {
    for (; pages < 100; pages += 1) {
      if (pages === 3) stop.abort(STOPPED);
      await Promise.resolve();
      yield { records: [], caughtUp: false };
    }
  };
  const log = new FactLog({
    ...{ readLog, follow: readLog, readStream: () => store.readStream(LEDGER_STREAM) },
    head: () => store.head(),
  });
  await expect(log.positionOf({ sequence: 7, factId: 'f' }, stop.signal)).rejects.toBe(STOPPED);
  expect(pages).toBe(3);
});

describe('a fact as it is published', () => {
  it('has nothing of its sealed texts, and all else as it stands', async () => {
    const store = await newStore();
    for (const [index, name] of SAMPLES.entries()) {
      const fact = sample(name);
      expect(JSON.stringify(fact)).toContain('sealed:v1:');
      await appended(store, {
        ...{ stream: streamNamed(`account-${index.toString()}`), expectedRevision: NO_REVISION },
        records: [{ ...fact, id: idOf(name) }],
      });
    }
    const facts: readonly LogRecord[] = (await logAfter(store, LOG_START)).slice(1);
    for (const fact of facts) {
      const place = { accountId: 'acme', partitions: 4 };
      const { value } = factRecorded({ ledgerId: 'main', topicPrefix: '' }, place, fact);
      expect(value).not.toContain('sealed');
      const { id, type, version, metadata, sequence, recordedAt, recordedOn, token } = fact;
      const told = JSON.parse(value ?? 'null') as { readonly data: JsonObject };
      expect(told).toMatchObject({ id, type, version, metadata, sequence, recordedAt, recordedOn, token });
      const withNull = JSON.stringify(fact.data).replace(/"sealed:v1:[^"]*"/gu, 'null');
      expect(told.data).toEqual(JSON.parse(withNull));
    }
  });

  it('says in a header where in a trace its command was sent, and says nothing where that is unknown', async () => {
    const [opening] = await logAfter(await newStore(), LOG_START);
    if (opening === undefined) throw new Error('The log is empty.');
    const headersOf = (fact: LogRecord) =>
      factRecorded({ ledgerId: 'main', topicPrefix: '' }, { accountId: 'acme', partitions: 4 }, fact).headers;
    const traced = { ...opening, metadata: { ...opening.metadata, traceparent: traceparentOf(1) } };
    expect(headersOf(traced)).toEqual({ ...headersOf(opening), traceparent: traceparentOf(1) });
    expect(headersOf(opening)).not.toHaveProperty('traceparent');
  });

  it('is in the first partition under a key that no account has, where it is the ledger’s own', async () => {
    const [opening] = await logAfter(await newStore(), LOG_START);
    if (opening === undefined) throw new Error('The log is empty.');
    const place = { accountId: undefined, partitions: 4 };
    const message = factRecorded({ ledgerId: 'main', topicPrefix: 'acme.' }, place, opening);
    expect(message).toMatchObject({ topic: 'acme.subscription.facts.v1', partition: 0, key: LEDGER_KEY });
  });
});
