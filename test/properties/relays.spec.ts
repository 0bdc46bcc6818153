import { seededChance } from '../support/crash/seeded-chance';
import { RelayedLedger } from '../support/kafka/relayed-ledger';
import { toldCompany } from '../support/kafka/told-company';
import { TopicFold } from '../support/kafka/topic-fold';
import { MemoryEventStore } from '../support/memory-event-store.adapter';
import { type BrokerFault, MemoryMessageBroker } from '../support/memory-message-broker.adapter';
import { IntlZoneCalendar } from '../../src/platform/system/intl-zone-calendar.adapter';
import { appended, HandSetClock, ledgerOpened } from '../contracts/event-store.builders';
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

/** Two relays over a broker whose answers get lost, one of which is let go of and replaced after each piece of the company. */
const publishedThroughFaults = async (seed: number): Promise<void> => {
  const chance = seededChance(seed);
  let isFaulty = true;
  const nextFault = (): BrokerFault | undefined => {
    if (!isFaulty || chance() > 0.3) return undefined;
    return chance() < 0.5 ? 'not-done' : 'done-unheard';
  };
  const [store, broker] = [await newStore(), new MemoryMessageBroker(nextFault)];
  const started = (): RelayedLedger => {
    const ledger = new RelayedLedger({ store, broker, topicPrefix: '', shards: SHARDS, standbyMs: 1 });
    ledger.start();
    return ledger;
  };
  const ledgers = Array.from({ length: RELAYS }, started);
  for (let piece = 0; piece < PIECES; piece += 1) {
    for (const append of COMPANY.slice(piece * APPENDS_IN_PIECE, (piece + 1) * APPENDS_IN_PIECE))
      await appended(store, append);
    const [gone] = ledgers.splice(Math.floor(chance() * ledgers.length), 1, started());
    await gone?.stop();
  }
  isFaulty = false;
  for (const ledger of ledgers) await ledger.published();
  const fold = await foldOf(broker);
  expect(fold.repeated).toBe(0);
  expect(fold.changes.map(({ id }) => id).sort()).toEqual([...((await ledgers[0]?.entryIds()) ?? [])].sort());
  for (const ledger of ledgers) await ledger.stop();
};

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
