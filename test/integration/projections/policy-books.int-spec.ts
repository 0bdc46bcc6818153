import { setImmediate } from 'node:timers/promises';
import { decodeLedgerFact } from '../../../src/arr/domain/ledger-fact.codec';
import type { LedgerFact } from '../../../src/arr/domain/ledger-fact';
import { PlainArrIndex } from '../../../src/arr/domain/plain-arr-index';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import { NO_REVISION } from '../../../src/kernel/event-store.port';
import type { NewRecord } from '../../../src/kernel/log-record';
import { DEFAULT_POLICY, type Policy, type PolicyVersion } from '../../../src/kernel/policy';
import { PolicyBuilding } from '../../../src/kernel/policy-building';
import { LEDGER_STREAM, POLICY_STREAM, type StreamName } from '../../../src/kernel/streams';
import { encodePolicyFact } from '../../../src/policies/domain/policy.codec';
import { ProjectionHost } from '../../../src/platform/projections/projection-host';
import { PolicyBooks } from '../../../src/policy-books';
import { encodeSubscriptionFact } from '../../../src/subscriptions/domain/subscription.codec';
import type { SubscriptionFact } from '../../../src/subscriptions/domain/subscription.events';
import { monthly, started, subscriptionId } from '../../support/subscription.builders';
import { StagedLog } from './staged-log';
import { ManualTiming } from './tally.builders';

let log: StagedLog;
let timing: ManualTiming;
let host: ProjectionHost<LedgerFact>;
let books: PolicyBooks;
let facts: number;

const appendTo = (stream: StreamName, fact: Pick<NewRecord, 'type' | 'version' | 'data'>) => {
  facts += 1;
  const id = `5b0c8d3e-1f4a-5c6b-8d7e-${facts.toString().padStart(12, '0')}`;
  const metadata = {
    ...{ commandId: id, part: 1, parts: 1, source: 'test', commandHash: 'sha256:' },
    ...{ actor: 'test', correlationId: 'test' },
  };
  return log.append({ stream, records: [{ ...fact, id, metadata }], expectedRevision: NO_REVISION });
};

const open = () =>
  appendTo(LEDGER_STREAM, {
    type: 'ledger-opened',
    version: 1,
    data: { ledgerId: 'main', timeZone: 'UTC', baseCurrency: 'EUR' },
  });

const record = (fact: SubscriptionFact) =>
  appendTo(`subscription-${fact.data.subscriptionId}` as StreamName, encodeSubscriptionFact(fact));

const policy = (version: number, changes: Partial<Policy>): PolicyVersion => ({
  version,
  policy: { ...DEFAULT_POLICY.policy, ...changes },
});

const adopt = (data: PolicyVersion) => appendTo(POLICY_STREAM, encodePolicyFact({ type: 'policy-adopted', data }));

const IDLE_FACTS = 5;

const start = async (): Promise<void> => {
  timing = new ManualTiming();
  const pause = { beforeAttempt: () => setImmediate() };
  host = new ProjectionHost({ store: log, decode: decodeLedgerFact, pause, timing });
  books = new PolicyBooks({ host, store: log, createIndex: () => new PlainArrIndex(), timing, idleFacts: IDLE_FACTS });
  host.start();
  await host.caughtUp();
};

beforeEach(async () => {
  log = new StagedLog();
  facts = 0;
  await open();
  await record(started({ lines: monthly('10.00', { kind: 'service' }) }));
});

afterEach(() => host.stop());

const WITH_SERVICES = policy(2, { services: 'include-contracted' });
const WITH_USAGE = policy(3, { usage: 'committed-minimum' });
const WITH_BOTH = policy(4, { services: 'include-contracted', usage: 'committed-minimum' });

const JUNE = '2025-06-30' as CalendarDate;

const arrIn = async (version: PolicyVersion) => {
  const { state: book } = await books.of({ policy: version });
  const { sequence } = book.knowledge.head;
  const [figure] = book.index.figures({ asOf: JUNE, knownAt: sequence });
  return { version: book.policy.version, sequence, arr: figure?.arr ?? 0n };
};

const mainVersion = async () => (await books.view()).state.policy.version;

/** Lets all that can go on by itself come to its end. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await setImmediate();
};

const names = () => host.statuses().map(({ name, status }) => `${name} ${status}`);

it('begins under the policy that was adopted last, and folds others when they are asked for', async () => {
  await adopt(WITH_SERVICES);
  await start();
  expect(await mainVersion()).toBe(2);
  expect(names()).toEqual(['arr-journal live']);
  expect(await arrIn(DEFAULT_POLICY)).toEqual({ version: 1, sequence: 3, arr: 0n });
  expect(names()).toEqual(['arr-journal live', 'arr-journal-policy-1 live']);
});

it('keeps another book up to date with the log', async () => {
  await adopt(WITH_SERVICES);
  await start();
  await books.of({ policy: DEFAULT_POLICY });
  await record(started({ subscriptionId: subscriptionId('sub-2'), lines: monthly('1.00') }));
  expect(await arrIn(DEFAULT_POLICY)).toEqual({ version: 1, sequence: 4, arr: 1200n });
});

it('puts the book of a policy that is adopted in the place of the one before, which goes on beside', async () => {
  await start();
  expect(await mainVersion()).toBe(1);
  await adopt(WITH_SERVICES);
  await books.view();
  expect(await arrIn(WITH_SERVICES)).toEqual({ version: 2, sequence: 3, arr: 12_000n });
  expect(await mainVersion()).toBe(2);
  expect(names()).toEqual(['arr-journal live', 'arr-journal-policy-1 live']);
  await record(started({ subscriptionId: subscriptionId('sub-2'), lines: monthly('1.00') }));
  expect(await arrIn(DEFAULT_POLICY)).toEqual({ version: 1, sequence: 4, arr: 1200n });
  expect(await arrIn(WITH_SERVICES)).toEqual({ version: 2, sequence: 4, arr: 13_200n });
});

it('does so without being asked, one policy after the other', async () => {
  await start();
  await adopt(WITH_SERVICES);
  await adopt(WITH_USAGE);
  await settled();
  expect(await mainVersion()).toBe(3);
});

it('keeps two beside the main one, and lets go of the one that was asked for the longest ago', async () => {
  for (const each of [WITH_SERVICES, WITH_USAGE, WITH_BOTH]) await adopt(each);
  await start();
  await books.of({ policy: DEFAULT_POLICY });
  await books.of({ policy: WITH_SERVICES });
  await books.of({ policy: DEFAULT_POLICY });
  await books.of({ policy: WITH_USAGE });
  expect(names()).toEqual(['arr-journal live', 'arr-journal-policy-1 live', 'arr-journal-policy-3 live']);
  expect((await arrIn(WITH_SERVICES)).arr).toBe(12_000n);
});

it('tells who has waited long enough how far it is, and goes on folding', async () => {
  await adopt(WITH_SERVICES);
  await start();
  const asked = books.of({ policy: DEFAULT_POLICY });
  const refused = expect(asked).rejects.toThrow(PolicyBuilding);
  timing.expire();
  await refused;
  await settled();
  expect((await arrIn(DEFAULT_POLICY)).version).toBe(1);
});

it('lets go of a book that nobody asks for', async () => {
  await adopt(WITH_SERVICES);
  await start();
  await books.of({ policy: DEFAULT_POLICY });
  for (let count = 0; count <= IDLE_FACTS; count += 1) {
    expect(names()).toHaveLength(2);
    await record(started({ subscriptionId: subscriptionId(`sub-${count.toString()}0`) }));
  }
  await settled();
  expect(names()).toEqual(['arr-journal live']);
});
