import { setTimeout } from 'node:timers/promises';
import type { ArrChange } from '../../src/consumer/arr-change';
import { NO_REVISION } from '../../src/kernel/event-store.port';
import { DEFAULT_POLICY } from '../../src/kernel/policy';
import { encodePolicyFact } from '../../src/policies/domain/policy.codec';
import { policyAdopted } from '../support/arr.builders';
import { seededChance } from '../support/crash/seeded-chance';
import { currentByDefinition, currentTopic } from '../support/kafka/current-topic';
import { Gate } from '../support/kafka/gate';
import { RelayedLedger } from '../support/kafka/relayed-ledger';
import { toldCompany } from '../support/kafka/told-company';
import { TopicFold } from '../support/kafka/topic-fold';
import { MemoryEventStore } from '../support/memory-event-store.adapter';
import { type BrokerFault, MemoryMessageBroker } from '../support/memory-message-broker.adapter';
import { IntlZoneCalendar } from '../../src/platform/system/intl-zone-calendar.adapter';
import { appended, appendOf, HandSetClock, instant, ledgerOpened } from '../contracts/event-store.builders';
import { announceSeed, SEED } from './check-law';

jest.setTimeout(120_000);

beforeAll(announceSeed);

const SHARDS = 2;
const RUNS = 8;
const PIECES = 4;
const APPENDS_IN_PIECE = 25;
const RELAYS = 2;
const COMPANY = [...toldCompany(60)].slice(0, PIECES * APPENDS_IN_PIECE);

const newStore = async (): Promise<MemoryEventStore> => {
  const store = new MemoryEventStore({ clock: new HandSetClock(), calendar: new IntlZoneCalendar() });
  await appended(store, ledgerOpened());
  return store;
};

const foldOf = async (broker: MemoryMessageBroker): Promise<TopicFold> => {
  const fold = new TopicFold();
  for (let partition = 0; partition < SHARDS; partition += 1)
    await fold.take(broker.messagesIn({ topic: 'arr.changes.v1', partition }));
  return fold;
};

const pausedShortly = (): Promise<void> => setTimeout(1);

const CALENDAR = new IntlZoneCalendar();
const dayOf = (recordedAt: string): string => CALENDAR.dayOf(instant(recordedAt), 'Europe/Berlin');

const entriesOf = (broker: MemoryMessageBroker, partition: number): readonly ArrChange[] =>
  broker
    .messagesIn({ topic: 'arr.changes.v1', partition })
    .map(({ value }) => JSON.parse(value ?? 'null') as ArrChange);

/** Of each partition, what its records of accounts say, and what the entries up to its control record come to. */
const currentFigures = (broker: MemoryMessageBroker) =>
  Array.from({ length: SHARDS }, (_, partition) => {
    const records = broker.messagesIn({ topic: 'arr.current.v1', partition });
    const { epoch, seq } = broker.messagesIn({ topic: 'arr.control.v1', partition }).at(-1)?.headers ?? {};
    const known = entriesOf(broker, partition).filter((entry) => entry.epoch === Number(epoch));
    const entries = known.filter((entry) => entry.seq <= Number(seq));
    // Before the first entry of an epoch, what the one before has left is cleared away.
    const isCleared = records.at(-1)?.headers['seq'] === '0';
    return { told: currentTopic(records), meant: isCleared ? new Map() : currentByDefinition(entries, dayOf) };
  });

const holdsCurrentFigures = (broker: MemoryMessageBroker): void => {
  for (const { told, meant } of currentFigures(broker)) expect(told).toEqual(meant);
};

const ADOPTED = policyAdopted(2, { discounts: 'list', shortTerms: 'exclude' });

const adopted = (store: MemoryEventStore) => {
  const append = appendOf('policy-main', NO_REVISION, 'adoption');
  const records = append.records.map((one) => ({ ...one, ...encodePolicyFact(ADOPTED) }));
  return appended(store, { ...append, records });
};

/**
 * Two relays over a broker whose answers get lost, one of which is let go of and replaced after each piece of the company. In the midst
 * of it a policy is adopted, of which those that began before do not know.
 */
const publishedThroughFaults = async (seed: number): Promise<void> => {
  const chance = seededChance(seed);
  let isFaulty = true;
  const nextFault = (): BrokerFault | undefined => {
    if (!isFaulty || chance() > 0.3) return undefined;
    return chance() < 0.5 ? 'not-done' : 'done-unheard';
  };
  const [store, broker] = [await newStore(), new MemoryMessageBroker(nextFault, holdsCurrentFigures)];
  let policy = DEFAULT_POLICY;
  const started = (): RelayedLedger => {
    const ledger = new RelayedLedger({ store, broker, topicPrefix: '', shards: SHARDS, standbyMs: 1, policy });
    ledger.start();
    return ledger;
  };
  const ledgers = Array.from({ length: RELAYS }, started);
  const replaced = async (place: number): Promise<void> => {
    const [gone] = ledgers.splice(place, 1, started());
    await gone?.stop();
  };
  for (let piece = 0; piece < PIECES; piece += 1) {
    for (const append of COMPANY.slice(piece * APPENDS_IN_PIECE, (piece + 1) * APPENDS_IN_PIECE))
      await appended(store, append);
    if (piece === PIECES / 2) {
      await adopted(store);
      policy = ADOPTED.data;
    }
    await replaced(Math.floor(chance() * ledgers.length));
  }
  isFaulty = false;
  for (let place = 0; place < RELAYS; place += 1) await replaced(place);
  for (const ledger of ledgers) await ledger.published();
  const fold = await foldOf(broker);
  expect(fold.repeated).toBe(0);
  const changes = fold.changes.filter(({ epoch }) => epoch === 2);
  expect(changes.map(({ id }) => id).sort()).toEqual([...((await ledgers[0]?.entryIds()) ?? [])].sort());
  for (const ledger of ledgers) await ledger.stop();
  holdsCurrentFigures(broker);
  const [before, after] = await Promise.all([1, 2].map(async (epoch) => accountsIn(fold.changes, epoch)));
  // There was something to clear away, however far the first epoch had been published when the second began.
  expect([...(before ?? [])].filter((account) => after?.has(account) === false)).not.toEqual([]);
};

const accountsIn = (changes: readonly ArrChange[], epoch: number): ReadonlySet<string> =>
  new Set(changes.filter((change) => change.epoch === epoch).map(({ accountId }) => accountId));

it('two relays lose nothing and double nothing, whatever answers of the broker are lost', async () => {
  for (let run = 0; run < RUNS; run += 1) await publishedThroughFaults(SEED + run);
});

/** A ledger of so many appends, whose journal is stored as far as they go, that begins to publish. */
const told = async (count: number, seed: number, broker: MemoryMessageBroker): Promise<RelayedLedger> => {
  const store = await newStore();
  for (const append of [...toldCompany(20, seed)].slice(0, count)) await appended(store, append);
  const options = { store, topicPrefix: '', shards: SHARDS };
  const elsewhere = new RelayedLedger({ ...options, broker: new MemoryMessageBroker() });
  elsewhere.start();
  await elsewhere.published();
  await elsewhere.stop();
  const ledger = new RelayedLedger({ ...options, broker });
  ledger.start();
  return ledger;
};

const published = async (ledger: RelayedLedger): Promise<void> => {
  try {
    await ledger.published();
  } finally {
    await ledger.stop();
  }
};

it.each([
  ['of another ledger', 40, 2, 'has another entry there'],
  ['put back to an older copy', 10, 1, 'does not go so far'],
])('a ledger %s publishes nothing on top of what is there', async (_, count, seed, reason) => {
  const broker = new MemoryMessageBroker();
  await published(await told(40, 1, broker));
  const before = (await foldOf(broker)).changes.length;
  await expect(told(count, seed, broker).then(published)).rejects.toThrow(reason);
  expect((await foldOf(broker)).changes).toHaveLength(before);
});

it('a control record without any message tells of a topic that is gone', async () => {
  const [broker, emptied] = [new MemoryMessageBroker(), new MemoryMessageBroker()];
  await published(await told(40, 1, broker));
  const sender = await emptied.openSender('copy');
  for (let partition = 0; partition < SHARDS; partition += 1) {
    const [control] = broker.messagesIn({ topic: 'arr.control.v1', partition }).slice(-1);
    if (control !== undefined)
      await sender.send([{ ...control, topic: 'arr.control.v1', partition, key: control.key ?? '' }]);
  }
  await expect(told(40, 1, emptied).then(published)).rejects.toThrow('arr.changes.v1 is new');
});

it('a relay that wakes up within a transaction writes nothing of its epoch behind the next one', async () => {
  const [store, broker] = [await newStore(), new MemoryMessageBroker()];
  for (const append of COMPANY.slice(0, 40)) await appended(store, append);
  const woken = new Gate();
  const options = { store, broker, topicPrefix: '', shards: SHARDS, standbyMs: 1 };
  let frozen = 0;
  const slow = new RelayedLedger({
    ...options,
    atPoint: async (point) => {
      if (point !== 'before-send') return;
      frozen += 1;
      await woken.opened;
    },
  });
  slow.start();
  while (frozen < SHARDS) await pausedShortly();
  await adopted(store);
  const quick = new RelayedLedger({ ...options, policy: ADOPTED.data });
  quick.start();
  await quick.published();
  woken.open();
  while (slow.statesOfRelays().some((state) => state === 'active')) await pausedShortly();
  for (const ledger of [slow, quick]) await ledger.stop();
  const epochs = new Set([0, 1].flatMap((partition) => entriesOf(broker, partition).map(({ epoch }) => epoch)));
  expect(epochs).toEqual(new Set([2]));
  holdsCurrentFigures(broker);
});

it('figures of accounts are published anew where their topic is new', async () => {
  const [broker, renewed] = [new MemoryMessageBroker(), new MemoryMessageBroker()];
  await published(await told(40, 1, broker));
  const sender = await renewed.openSender('copy');
  for (const topic of ['arr.changes.v1', 'arr.control.v1'])
    for (let partition = 0; partition < SHARDS; partition += 1)
      for (const message of broker.messagesIn({ topic, partition }))
        await sender.send([{ ...message, topic, partition, key: message.key ?? '' }]);
  // What is left of a topic that has lost its end: accounts that have come to nothing still have something there.
  for (let partition = 0; partition < SHARDS; partition += 1) {
    const keys = broker.messagesIn({ topic: 'arr.changes.v1', partition }).map(({ key }) => key ?? '');
    const lost = { topic: 'arr.current.v1', partition, value: '{}', headers: { epoch: '1', seq: '1' } };
    await sender.send([...new Set(keys)].map((key) => ({ ...lost, key })));
  }
  await published(await told(40, 1, renewed));
  holdsCurrentFigures(renewed);
  expect(currentFigures(renewed)).toEqual(currentFigures(broker));
});

it('an epoch keeps the number of its shards', async () => {
  const store = await newStore();
  for (const append of COMPANY.slice(0, 20)) await appended(store, append);
  const options = { store, topicPrefix: '', shards: SHARDS };
  const first = new RelayedLedger({ ...options, broker: new MemoryMessageBroker() });
  first.start();
  await published(first);
  const other = new RelayedLedger({ ...options, shards: SHARDS + 1, broker: new MemoryMessageBroker() });
  other.start();
  await expect(published(other)).rejects.toThrow('was opened with policy 1, derivation 1, 2 shards');
});
