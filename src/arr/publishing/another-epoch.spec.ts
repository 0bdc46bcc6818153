import { setTimeout } from 'node:timers/promises';
import { appended, HandSetClock, ledgerOpened } from '../../../test/contracts/event-store.builders';
import { currentTopic } from '../../../test/support/kafka/current-topic';
import { RelayedLedger } from '../../../test/support/kafka/relayed-ledger';
import { toldCompany } from '../../../test/support/kafka/told-company';
import { TopicFold } from '../../../test/support/kafka/topic-fold';
import { MemoryEventStore } from '../../../test/support/memory-event-store.adapter';
import { MemoryMessageBroker } from '../../../test/support/memory-message-broker.adapter';
import { type Append, StoreUnavailable } from '../../kernel/event-store.port';
import { PositionNotReached } from '../../kernel/read-model.port';
import { IntlZoneCalendar } from '../../platform/system/intl-zone-calendar.adapter';
import { NodeHasher } from '../../platform/system/node-hasher.adapter';
import { JournalEpochs } from '../application/journal-epochs';
import { DERIVATION_VERSION } from '../domain/journal';

const SHARDS = 2;
const told = [...toldCompany(30)].slice(0, 80);

const storeOf = async (appends: readonly Append[]): Promise<MemoryEventStore> => {
  const store = new MemoryEventStore({ clock: new HandSetClock(), calendar: new IntlZoneCalendar() });
  for (const append of [ledgerOpened(), ...appends]) await appended(store, append);
  return store;
};

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await setTimeout(1);
};

const ledgerOn = (store: MemoryEventStore, broker: MemoryMessageBroker, shards = SHARDS): RelayedLedger =>
  new RelayedLedger({ store, broker, topicPrefix: '', shards, standbyMs: 5 });

const wanted = (commandId: string, shards = SHARDS) => ({
  identity: { policyVersion: 1, derivationVersion: DERIVATION_VERSION, shards },
  ...{ commandId, source: 'test', reason: 'Put back.' },
});

const publishesIn = async (ledger: RelayedLedger, epoch: number): Promise<void> => {
  await until(() => ledger.publisher.status.epoch === epoch && ledger.statesOfRelays().includes('active'));
  await ledger.published();
};

const partitions = Array.from({ length: SHARDS }, (_, partition) => partition);

const currentOn = (broker: MemoryMessageBroker) =>
  currentTopic(partitions.flatMap((partition) => broker.messagesIn({ topic: 'arr.current.v1', partition })));

/** The ids of the entries of an epoch, read by the rules of a reader. */
const idsIn = async (broker: MemoryMessageBroker, epoch: number): Promise<readonly string[]> => {
  const fold = new TopicFold();
  for (const partition of partitions) await fold.take(broker.messagesIn({ topic: 'arr.changes.v1', partition }));
  return fold.changes
    .filter((change) => change.epoch === epoch)
    .map(({ id }) => id)
    .sort();
};

const holdsLedger = async (ledger: RelayedLedger, broker: MemoryMessageBroker, epoch: number): Promise<void> => {
  expect(await idsIn(broker, epoch)).toEqual([...(await ledger.entryIds())].sort());
  expect(new Set([...currentOn(broker).values()].map((value) => value.epoch))).toEqual(new Set([epoch]));
};

/** A broker on which more is published than a store that was put back knows of, and the ledger of that store. */
const putBack = async () => {
  const broker = new MemoryMessageBroker();
  const former = ledgerOn(await storeOf(told), broker);
  former.start();
  await former.published();
  await former.stop();
  const before = [...currentOn(broker).keys()];
  const store = await storeOf(told.slice(0, told.length >> 1));
  const ledger = ledgerOn(store, broker);
  ledger.start();
  await until(() => ledger.statesOfRelays().includes('diverged'));
  return { broker, before, store, ledger };
};

describe('another epoch', () => {
  it('takes the place of one whose topics know more than the store, and clears away what that does not know', async () => {
    const { broker, before, ledger } = await putBack();
    expect(ledger.notices.map(({ text }) => text).join()).toContain('arr epoch open');
    await ledger.epochs.openNext({ ...wanted('a'), above: 6 });
    await publishesIn(ledger, 7);
    await holdsLedger(ledger, broker, 7);
    const after = currentOn(broker);
    expect(before.filter((accountId) => !after.has(accountId)).length).toBeGreaterThan(0);
    await ledger.stop();
  });

  it('is gone over to where another process has opened it', async () => {
    const { broker, store, ledger } = await putBack();
    await new JournalEpochs(store, new NodeHasher()).openNext(wanted('a'));
    await publishesIn(ledger, 2);
    await holdsLedger(ledger, broker, 2);
    await ledger.stop();
  });

  it('is gone over to from one that publishes, too', async () => {
    const [broker, store] = [new MemoryMessageBroker(), await storeOf(told)];
    const ledger = ledgerOn(store, broker);
    ledger.start();
    await ledger.published();
    await new JournalEpochs(store, new NodeHasher()).openNext(wanted('a'));
    await publishesIn(ledger, 2);
    await holdsLedger(ledger, broker, 2);
    await ledger.stop();
  });

  it('may be opened while all is well, and once for each id', async () => {
    const [broker, store] = [new MemoryMessageBroker(), await storeOf(told)];
    const ledger = ledgerOn(store, broker);
    ledger.start();
    await ledger.published();
    const [first, again] = [await ledger.epochs.openNext(wanted('a')), await ledger.epochs.openNext(wanted('a'))];
    expect(first).toMatchObject({ outcome: 'opened', epoch: { epoch: 2 }, replayed: false });
    expect(again).toEqual({ ...first, replayed: true });
    const other = await ledger.epochs.openNext({ ...wanted('a'), above: 9 });
    expect(other).toEqual({ outcome: 'rejected', rejection: { code: 'command-id-reused', commandId: 'a' } });
    await publishesIn(ledger, 2);
    await holdsLedger(ledger, broker, 2);
    await ledger.stop();
  });

  it('may have another number of shards than the one before, with which nothing is published', async () => {
    const store = await storeOf(told);
    const former = ledgerOn(store, new MemoryMessageBroker(), SHARDS + 1);
    former.start();
    await former.published();
    await former.stop();
    const broker = new MemoryMessageBroker();
    const ledger = ledgerOn(store, broker);
    ledger.start();
    await until(() => ledger.publisher.status.state === 'failed');
    expect(ledger.publisher.status.reason).toContain('3 shards');
    await ledger.epochs.openNext(wanted('a'));
    await publishesIn(ledger, 2);
    await holdsLedger(ledger, broker, 2);
    expect(ledger.notices.filter(({ level }) => level === 'error')).toHaveLength(1);
    await ledger.stop();
  });

  it('is none of a policy that is over, which a process may be late to hear of', async () => {
    const [broker, store] = [new MemoryMessageBroker(), await storeOf(told)];
    const epochs = new JournalEpochs(store, new NodeHasher());
    expect(await epochs.of({ ...wanted('a').identity, policyVersion: 3 })).toMatchObject({ epoch: 3 });
    for (const policyVersion of [1, 2]) {
      const identity = { ...wanted('a').identity, policyVersion };
      await expect(epochs.of(identity)).rejects.toThrow(PositionNotReached);
      await expect(epochs.openNext({ ...wanted('a'), identity })).rejects.toThrow(PositionNotReached);
    }
    const late = ledgerOn(store, broker);
    late.start();
    await setTimeout(50);
    expect(late.publisher.status).toMatchObject({ state: 'starting', relays: [] });
    await late.stop();
    expect(await idsIn(broker, 1)).toEqual([]);
  });

  it('is not known as long as the store has never been read', async () => {
    const store = await storeOf([]);
    let isAway = true;
    const readStream: MemoryEventStore['readStream'] = (stream) => {
      if (isAway) throw new StoreUnavailable('Away.');
      return store.readStream(stream);
    };
    const append: MemoryEventStore['append'] = (one) => store.append(one);
    const epochs = new JournalEpochs({ readStream, append }, new NodeHasher());
    await expect(epochs.known()).rejects.toThrow(StoreUnavailable);
    isAway = false;
    await epochs.openNext({ ...wanted('a'), above: 6 });
    expect((await epochs.known()).numberFor(1)).toBe(7);
    isAway = true;
    expect((await epochs.known()).numberFor(1)).toBe(7);
  });

  it('begins by itself with a later derivation, and never with an earlier one', async () => {
    const epochs = new JournalEpochs(await storeOf([]), new NodeHasher());
    const identity = { policyVersion: 1, derivationVersion: 1, shards: SHARDS };
    expect(await epochs.of(identity)).toMatchObject({ epoch: 1 });
    expect(await epochs.of({ ...identity, derivationVersion: 2 })).toMatchObject({ epoch: 2, derivationVersion: 2 });
    await expect(epochs.of(identity)).rejects.toThrow('derivation 2');
  });
});
