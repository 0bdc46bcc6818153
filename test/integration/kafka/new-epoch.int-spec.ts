import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { JournalEpochs } from '../../../src/arr/application/journal-epochs';
import { DERIVATION_VERSION } from '../../../src/arr/domain/journal';
import type { Append } from '../../../src/kernel/event-store.port';
import type { ReceivedMessage } from '../../../src/kernel/message-broker.port';
import { KafkaMessageBroker } from '../../../src/platform/kafka/kafka-message-broker.adapter';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { NodeHasher } from '../../../src/platform/system/node-hasher.adapter';
import { appended, HandSetClock, ledgerOpened } from '../../contracts/event-store.builders';
import { type CurrentByAccount, currentTopic } from '../../support/kafka/current-topic';
import { brokerForTests, describeWithBroker, type TestBroker } from '../../support/kafka/kafka-broker';
import { RelayedLedger } from '../../support/kafka/relayed-ledger';
import { toldCompany } from '../../support/kafka/told-company';
import { messagesOf, TopicFold } from '../../support/kafka/topic-fold';
import { MemoryEventStore } from '../../support/memory-event-store.adapter';

jest.setTimeout(240_000);

const SHARDS = 2;
const ACCOUNTS = 40;
const ASK_AGAIN_MS = 20;

const storeOf = async (appends: readonly Append[]): Promise<MemoryEventStore> => {
  const store = new MemoryEventStore({ clock: new HandSetClock(), calendar: new IntlZoneCalendar() });
  for (const append of [ledgerOpened(), ...appends]) await appended(store, append);
  return store;
};

const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await setTimeout(ASK_AGAIN_MS);
};

const wanted = (reason: string) => ({
  identity: { policyVersion: 1, derivationVersion: DERIVATION_VERSION, shards: SHARDS },
  ...{ commandId: randomUUID(), source: 'test', reason },
});

describeWithBroker('Another epoch on a real broker', () => {
  let broker: TestBroker;
  const told = [...toldCompany(ACCOUNTS)];

  beforeAll(async () => {
    broker = await brokerForTests();
  });

  afterAll(() => broker.stop());

  const ledgerOn = (store: MemoryEventStore, topicPrefix: string): RelayedLedger =>
    new RelayedLedger({ store, brokers: broker.brokers, topicPrefix, shards: SHARDS });

  const publishedOnce = async (ledger: RelayedLedger): Promise<void> => {
    ledger.start();
    await ledger.published();
    await ledger.stop();
  };

  const publishesIn = async (ledger: RelayedLedger, epoch: number): Promise<void> => {
    await until(() => ledger.publisher.status.epoch === epoch && ledger.statesOfRelays().includes('active'));
    await ledger.published();
  };

  const currentOn = async (topicPrefix: string): Promise<CurrentByAccount> => {
    const reading = new KafkaMessageBroker({ connection: { brokers: broker.brokers, ssl: false } });
    const records: ReceivedMessage[] = [];
    for (let shard = 0; shard < SHARDS; shard += 1)
      records.push(...(await messagesOf(reading, `${topicPrefix}arr.current.v1`, shard)));
    await reading.close();
    return currentTopic(records);
  };

  /** The entries of an epoch, read by the rules of a reader. */
  const idsIn = async (topicPrefix: string, epoch: number): Promise<readonly string[]> => {
    const fold = await TopicFold.of(broker.brokers, `${topicPrefix}arr.changes.v1`, SHARDS);
    expect(fold.repeated).toBe(0);
    return fold.changes.filter((change) => change.epoch === epoch).map(({ id }) => id);
  };

  const holdsLedger = async (ledger: RelayedLedger, topicPrefix: string, epoch: number): Promise<void> => {
    const ids = await ledger.entryIds();
    // A broker says that a transaction is committed a moment before it shows it to whoever reads a partition.
    await until(async () => (await idsIn(topicPrefix, epoch)).length >= ids.length);
    expect([...(await idsIn(topicPrefix, epoch))].sort()).toEqual([...ids].sort());
    const current = [...(await currentOn(topicPrefix)).values()];
    expect(new Set(current.map((value) => value.epoch))).toEqual(new Set([epoch]));
  };

  it('tells everything anew after the topic was lost, also where another process has opened it', async () => {
    const [store, topicPrefix] = [await storeOf(told), `${randomUUID().slice(0, 8)}.`];
    await publishedOnce(ledgerOn(store, topicPrefix));
    const admin = new Kafka({ brokers: [...broker.brokers], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    await admin.deleteTopics({ topics: [`${topicPrefix}arr.changes.v1`] });
    await admin.disconnect();

    const ledger = ledgerOn(store, topicPrefix);
    ledger.start();
    await until(() => ledger.statesOfRelays().length === SHARDS);
    await until(() => ledger.statesOfRelays().every((state) => state === 'diverged'));
    expect(ledger.notices.map(({ text }) => text).join()).toContain('arr epoch open');
    const others = new JournalEpochs(store, new NodeHasher());
    expect(await others.openNext(wanted('Lost.'))).toMatchObject({ epoch: { epoch: 2 } });
    await publishesIn(ledger, 2);
    await holdsLedger(ledger, topicPrefix, 2);
    await ledger.stop();
  });

  it('clears away what a store that was put back to an earlier state does not know', async () => {
    const topicPrefix = `${randomUUID().slice(0, 8)}.`;
    const former = ledgerOn(await storeOf(told), topicPrefix);
    await publishedOnce(former);
    const [before, ids] = [await currentOn(topicPrefix), await idsIn(topicPrefix, 1)];

    const ledger = ledgerOn(await storeOf(told.slice(0, told.length >> 1)), topicPrefix);
    ledger.start();
    await until(() => ledger.statesOfRelays().includes('diverged'));
    await ledger.epochs.openNext({ ...wanted('Restored.'), above: 6 });
    await publishesIn(ledger, 7);
    await holdsLedger(ledger, topicPrefix, 7);
    const after = await currentOn(topicPrefix);
    expect([...before.keys()].filter((accountId) => !after.has(accountId)).length).toBeGreaterThan(0);
    expect((await ledger.entryIds()).length).toBeLessThan(ids.length);
    await ledger.stop();
  });
});
