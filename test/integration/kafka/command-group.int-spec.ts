import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { StoreUnavailable } from '../../../src/kernel/event-store.port';
import { KafkaMessageBroker } from '../../../src/platform/kafka/kafka-message-broker.adapter';
import type { PlacedMessage } from '../../../src/subscriptions/kafka/command.message';
import type { WorkerPorts } from '../../../src/subscriptions/kafka/command-partition.worker';
import { SubscriptionCommandsConsumer } from '../../../src/subscriptions/kafka/subscription-commands.consumer';
import { describeWithBroker, KafkaBroker } from '../../support/kafka/kafka-broker';
import { changing, groupOf, makeTopic, sendCommands } from '../../support/kafka/sent-commands';

jest.setTimeout(180_000);

const SHORT = { sessionMs: 1_000, heartbeatMs: 200, rebalanceMs: 1_000 };
const AWAY_MS = 3_000;
const ASK_AGAIN_MS = 20;
const PARTITIONS = 4;
const KEYS = Array.from({ length: 16 }, (_, index) => `sub-${index}`);
const READABLE = { 'compression.type': 'uncompressed' };

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await setTimeout(ASK_AGAIN_MS);
};

const offsetsOf = (taken: readonly PlacedMessage[]): ReadonlyMap<number, readonly number[]> => {
  const offsets = new Map<number, number[]>();
  for (const { at, message } of taken) {
    offsets.set(at.partition, [...(offsets.get(at.partition) ?? []), Number(message.offset)]);
  }
  return offsets;
};

describeWithBroker('Consumers of commands', () => {
  let broker: KafkaBroker;
  const started: SubscriptionCommandsConsumer[] = [];

  beforeAll(async () => {
    broker = await KafkaBroker.start();
  });

  afterEach(async () => {
    for (const consumer of started.splice(0)) await consumer.stop();
  });

  afterAll(() => broker.stop());

  const consuming = (prefix: string, take: WorkerPorts['take']): SubscriptionCommandsConsumer => {
    const { brokers } = broker;
    const queue = new KafkaMessageBroker({ connection: { brokers, ssl: false }, groupTimings: SHORT });
    const pause = { beforeAttempt: () => setTimeout(50) };
    const ports = { broker: queue, queue, pause, idlePause: pause, take, atPoint: () => undefined };
    const consumer = new SubscriptionCommandsConsumer(
      { ...ports, notify: () => undefined, faultOfLedger: () => Promise.resolve(undefined) },
      prefix,
    );
    started.push(consumer);
    consumer.start();
    return consumer;
  };

  const placesOf = async (settings: Readonly<Record<string, string>> = READABLE) => {
    const prefix = `${randomUUID().slice(0, 8)}.`;
    const topic = `${prefix}subscription.commands.v1`;
    await makeTopic(broker.brokers, topic, PARTITIONS, settings);
    return { prefix, topic, group: `${prefix}arr-ledger-commands` };
  };

  const send = (topic: string, nth: number): Promise<void> =>
    sendCommands(
      broker.brokers,
      topic,
      KEYS.map((key) => changing(key, nth)),
    );

  /** Each place once, in its order: nothing was left out and nothing taken again. */
  const expectAllOnce = (taken: readonly PlacedMessage[], messages: number): void => {
    expect(taken).toHaveLength(messages);
    for (const [, offsets] of offsetsOf(taken)) expect(offsets).toEqual(offsets.map((_, index) => index));
  };

  it('stays a member while it waits for longer than a session lasts', async () => {
    const { prefix, topic, group } = await placesOf();
    const taken: PlacedMessage[] = [];
    let isAway = true;
    const consumer = consuming(prefix, async (placed) => {
      if (isAway) throw new StoreUnavailable('The store is away.');
      taken.push(placed);
      return Promise.resolve(undefined);
    });
    await send(topic, 1);
    await until(() => consumer.status.partitions.some(({ state }) => state === 'waiting'));
    expect(consumer.status).toMatchObject({ state: 'waiting' });
    await setTimeout(AWAY_MS);
    expect((await groupOf(broker.brokers, group, topic)).members).toBe(1);
    expect(consumer.status.partitions).toHaveLength(PARTITIONS);
    isAway = false;
    await until(() => taken.length >= KEYS.length);
    await until(async () => (await groupOf(broker.brokers, group, topic)).lag === 0);
    expectAllOnce(taken, KEYS.length);
    expect(consumer.status.state).toBe('running');
  });

  it('share the partitions, and take over those of one that leaves', async () => {
    const { prefix, topic, group } = await placesOf();
    const taken: PlacedMessage[] = [];
    const take: WorkerPorts['take'] = (placed) => Promise.resolve(void taken.push(placed));
    const both = [consuming(prefix, take), consuming(prefix, take)];
    const sharesOf = () => both.map(({ status }) => status.partitions.length);
    await until(() => sharesOf().every((share) => share === PARTITIONS / 2));
    for (let nth = 1; nth <= 10; nth += 1) await send(topic, nth);
    await until(async () => (await groupOf(broker.brokers, group, topic)).lag === 0);
    await both[0]?.stop();
    for (let nth = 11; nth <= 20; nth += 1) await send(topic, nth);
    await until(() => taken.length >= 20 * KEYS.length);
    expectAllOnce(taken, 20 * KEYS.length);
    expect(both[0]?.status.state).toBe('stopped');
    expect(both[1]?.status.partitions).toHaveLength(PARTITIONS);
  });

  it('go on by themselves when the broker is back, with all that was sent before and after', async () => {
    const { prefix, topic } = await placesOf();
    const seen = new Set<string>();
    const consumer = consuming(prefix, ({ at, message }) =>
      Promise.resolve(void seen.add(`${at.partition}/${message.offset}`)),
    );
    await send(topic, 1);
    await until(() => seen.size === KEYS.length);
    await broker.kill();
    const reasonNow = (): string | undefined => {
      const { state, reason, partitions } = consumer.status;
      return state === 'waiting' ? (reason ?? partitions.find((one) => one.state === 'waiting')?.reason) : undefined;
    };
    await until(() => /\S/u.test(reasonNow() ?? ''));
    await setTimeout(AWAY_MS);
    await broker.run();
    await send(topic, 2);
    await until(() => seen.size === 2 * KEYS.length);
    await until(() => consumer.status.state === 'running');
  });

  it.each([
    ['compression.type=producer', { 'compression.type': 'producer' }],
    ['cleanup.policy=compact', { ...READABLE, 'cleanup.policy': 'compact' }],
  ])('take nothing from a topic with %s, and say why', async (setting, settings) => {
    const { prefix, topic, group } = await placesOf(settings);
    const consumer = consuming(prefix, () => Promise.resolve(undefined));
    await until(() => consumer.status.state === 'refused');
    expect(consumer.status.reason).toContain(`${topic} has ${setting}`);
    expect((await groupOf(broker.brokers, group, topic)).members).toBe(0);
  });
});
