import { FactLog } from '../../src/arr/application/fact-log';
import { shardOf } from '../../src/arr/domain/shard';
import { FactsRelay } from '../../src/arr/publishing/facts.relay';
import type { EventStore } from '../../src/kernel/event-store.port';
import { LOG_START } from '../../src/kernel/log-position';
import { PublishingOutage } from '../../src/arr/publishing/publishing-outage';
import { IntlZoneCalendar } from '../../src/platform/system/intl-zone-calendar.adapter';
import { appended, HandSetClock, ledgerOpened, logAfter } from '../contracts/event-store.builders';
import { seededChance } from '../support/crash/seeded-chance';
import { toldCompany } from '../support/kafka/told-company';
import { MemoryEventStore } from '../support/memory-event-store.adapter';
import { type BrokerFault, MemoryMessageBroker } from '../support/memory-message-broker.adapter';
import { announceSeed, SEED } from './check-law';

jest.setTimeout(120_000);

beforeAll(announceSeed);

const PARTITIONS = 3;
const RUNS = 8;
const PIECES = 4;
const APPENDS_IN_PIECE = 40;
const COMPANY = [...toldCompany(60)].slice(0, PIECES * APPENDS_IN_PIECE);
const NO_PAUSE = { beforeAttempt: () => new Promise<void>((resolve) => void setTimeout(resolve, 1)) };

const FACTS = 'subscription.facts.v1';
const CONTROL = 'subscription.facts.control.v1';

const newStore = async (): Promise<MemoryEventStore> => {
  const store = new MemoryEventStore({ clock: new HandSetClock(), calendar: new IntlZoneCalendar() });
  await appended(store, ledgerOpened());
  return store;
};

/** A relay that runs until it is told to end. */
class Running {
  readonly relay: FactsRelay;
  private readonly ending = new AbortController();
  private readonly ended: Promise<void>;

  constructor(
    private readonly store: EventStore,
    broker: MemoryMessageBroker,
  ) {
    this.relay = new FactsRelay(
      {
        ...{ broker, log: new FactLog(store), partitions: PARTITIONS, pause: NO_PAUSE, standbyPause: NO_PAUSE },
        ...{ outage: new PublishingOutage(() => undefined), notify: () => undefined, atPoint: () => undefined },
      },
      { ledgerId: 'main', topicPrefix: '' },
    );
    this.ended = this.relay.run(this.ending.signal);
  }

  async published(): Promise<void> {
    const { sequence } = await this.store.head();
    for (let { status } = this.relay; status.published < sequence; { status } = this.relay) {
      if (status.state === 'diverged') throw new Error(status.reason);
      await NO_PAUSE.beforeAttempt();
    }
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.ended;
  }
}

const toldIn = (broker: MemoryMessageBroker, partition: number) =>
  broker.messagesIn({ topic: FACTS, partition }).map(({ key, value, headers }) => ({
    ...{ key, partition, sequence: Number(headers['sequence']) },
    fact: JSON.parse(value ?? 'null') as Readonly<Record<string, unknown>>,
  }));

const told = (broker: MemoryMessageBroker) =>
  Array.from({ length: PARTITIONS }, (_, partition) => toldIn(broker, partition));

/** Each fact of the log once, in its order in each partition, and where its key says. */
const holdsAllFacts = async (store: EventStore, broker: MemoryMessageBroker): Promise<void> => {
  const partitions = told(broker);
  for (const facts of partitions) {
    const sequences = facts.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
  }
  const all = partitions.flat().sort((a, b) => a.sequence - b.sequence);
  const log = await logAfter(store, LOG_START);
  expect(all.map(({ sequence, fact }) => [sequence, fact['id']])).toEqual(log.map((one) => [one.sequence, one.id]));
  for (const { key, partition } of all)
    expect([key, partition]).toEqual([key, key === '_ledger' ? 0 : shardOf(Buffer.from(key ?? ''), PARTITIONS)]);
};

const publishedThroughFaults = async (seed: number): Promise<void> => {
  const chance = seededChance(seed);
  let isFaulty = true;
  const nextFault = (): BrokerFault | undefined => {
    if (!isFaulty || chance() > 0.3) return undefined;
    return chance() < 0.5 ? 'not-done' : 'done-unheard';
  };
  const [store, broker] = [await newStore(), new MemoryMessageBroker(nextFault)];
  const relays = [new Running(store, broker), new Running(store, broker)];
  for (let piece = 0; piece < PIECES; piece += 1) {
    for (const append of COMPANY.slice(piece * APPENDS_IN_PIECE, (piece + 1) * APPENDS_IN_PIECE))
      await appended(store, append);
    const [gone] = relays.splice(Math.floor(chance() * relays.length), 1, new Running(store, broker));
    await gone?.stop();
  }
  isFaulty = false;
  for (const relay of relays) await relay.published();
  for (const relay of relays) await relay.stop();
  await holdsAllFacts(store, broker);
};

it('two relays publish each fact once and in order, whatever answers of the broker are lost', async () => {
  for (let run = 0; run < RUNS; run += 1) await publishedThroughFaults(SEED + run);
});

const published = async (store: EventStore, broker: MemoryMessageBroker): Promise<void> => {
  const relay = new Running(store, broker);
  try {
    await relay.published();
  } finally {
    await relay.stop();
  }
};

/** Another broker that has what is left of some partitions. */
const leftOf = async (broker: MemoryMessageBroker, ...partitions: readonly (readonly [string, number])[]) => {
  const left = new MemoryMessageBroker();
  const sender = await left.openSender('copy');
  for (const [topic, partition] of partitions) {
    for (const message of broker.messagesIn({ topic, partition }))
      await sender.send([{ ...message, topic, partition, key: message.key ?? '' }]);
  }
  return left;
};

describe('where facts go on', () => {
  it('is said by the control record where retention has cleared partitions away', async () => {
    const [store, broker] = [await newStore(), new MemoryMessageBroker()];
    for (const append of COMPANY.slice(0, 60)) await appended(store, append);
    await published(store, broker);
    const { sequence: head } = await store.head();
    // The partition that has the last fact is empty now, and so is another.
    const kept = told(broker).findIndex((facts) => facts.at(-1)?.sequence !== head);
    const left = await leftOf(broker, [FACTS, kept], [CONTROL, 0]);
    for (const append of COMPANY.slice(60, 80)) await appended(store, append);
    await published(store, left);
    const facts = told(left).flatMap((own, partition) =>
      partition === kept ? own.filter(({ sequence }) => sequence > head) : own,
    );
    const sequences = facts.map(({ sequence }) => sequence).sort((a, b) => a - b);
    const { sequence: end } = await store.head();
    expect(sequences).toEqual(Array.from({ length: end - head }, (_, index) => head + 1 + index));
  });

  it('is said by all partitions together where there is no control record', async () => {
    const [store, broker] = [await newStore(), new MemoryMessageBroker()];
    for (
      let count = 0;
      told(broker).at(0)?.at(-1)?.sequence === (await store.head()).sequence || count < 20;
      count += 1
    ) {
      const append = COMPANY[count];
      if (append !== undefined) await appended(store, append);
      await published(store, broker);
    }
    const left = await leftOf(broker, [FACTS, 0], [FACTS, 1], [FACTS, 2]);
    await published(store, left);
    await holdsAllFacts(store, left);
  });

  it('is nowhere in a topic that is new while facts were in it', async () => {
    const [store, broker] = [await newStore(), new MemoryMessageBroker()];
    await published(store, broker);
    await expect(published(store, await leftOf(broker, [CONTROL, 0]))).rejects.toThrow(`${FACTS} is new`);
  });

  it('is nowhere where the log is another, or was put back to an older copy', async () => {
    const [store, broker] = [await newStore(), new MemoryMessageBroker()];
    for (const append of COMPANY.slice(0, 20)) await appended(store, append);
    await published(store, broker);
    const [older, other] = [await newStore(), await newStore()];
    for (const append of COMPANY.slice(0, 10)) await appended(older, append);
    for (const append of [...toldCompany(60, 2)].slice(0, 40)) await appended(other, append);
    const relays = [older, other].map((one) => new Running(one, broker));
    for (const relay of relays) {
      while (relay.relay.status.state !== 'diverged') await NO_PAUSE.beforeAttempt();
      await relay.stop();
    }
    const reasons = relays.map(({ relay }) => relay.status.reason);
    expect(reasons).toEqual([
      expect.stringContaining('does not go so far') as string,
      expect.stringContaining('has another there') as string,
    ]);
    await holdsAllFacts(store, broker);
  });
});
