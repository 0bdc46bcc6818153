import { Kafka, logLevel } from 'kafkajs';
import type { ReceivedMessage } from '../../../src/kernel/message-broker.port';
import { KafkaMessageBroker } from '../../../src/platform/kafka/kafka-message-broker.adapter';
import { messagesOf } from './topic-fold';

/** A command as a billing system sends it; the value is JSON unless it is text, bytes or nothing. */
export interface Sent {
  readonly key: string | null;
  readonly value: object | string | Buffer | null;
  readonly headers?: Readonly<Record<string, string>>;
}

const bytesOf = (value: Sent['value']): string | Buffer | null =>
  value === null || typeof value === 'string' || Buffer.isBuffer(value) ? value : JSON.stringify(value);

const quietly = (brokers: readonly string[]): Kafka =>
  new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING, retry: { initialRetryTime: 50, retries: 20 } });

/** Sends commands as any client does, each to the partition of its key; those without a key to the first. */
export const sendCommands = async (
  brokers: readonly string[],
  topic: string,
  commands: readonly Sent[],
): Promise<void> => {
  const producer = quietly(brokers).producer();
  await producer.connect();
  const messages = commands.map(({ key, value, headers = {} }) => ({
    ...{ key, value: bytesOf(value), headers: { ...headers } },
    ...(key === null ? { partition: 0 } : {}),
  }));
  await producer.send({ topic, messages, acks: -1 });
  await producer.disconnect();
};

/** Makes a topic with so many partitions, as an operator may before the service does. */
export const makeTopic = async (
  brokers: readonly string[],
  topic: string,
  numPartitions: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<void> => {
  const admin = quietly(brokers).admin();
  await admin.connect();
  const configEntries = Object.entries(settings).map(([name, value]) => ({ name, value }));
  await admin.createTopics({ topics: [{ topic, numPartitions, replicationFactor: 1, configEntries }] });
  await admin.disconnect();
};

/** Where the members of a group are, and how many there are of them. */
export const groupOf = async (brokers: readonly string[], group: string, topic: string) => {
  const admin = quietly(brokers).admin();
  await admin.connect();
  const { groups } = await admin.describeGroups([group]);
  const offsets = await admin.fetchOffsets({ groupId: group, topics: [topic] });
  const ends = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const committed = new Map(offsets[0]?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
  const lag = ends.reduce(
    (sum, { partition, high }) => sum + Number(high) - Math.max(committed.get(partition) ?? 0, 0),
    0,
  );
  return { members: groups[0]?.members.length ?? 0, lag };
};

/** All that stands in one partition of a topic. */
export const standingIn = async (brokers: readonly string[], topic: string): Promise<readonly ReceivedMessage[]> => {
  const broker = new KafkaMessageBroker({ connection: { brokers, ssl: false } });
  try {
    return await messagesOf(broker, topic, 0);
  } finally {
    await broker.close();
  }
};

const LINES = [{ id: 'seats', kind: 'subscription', unitPrice: '49.00', quantity: '12', every: { months: 1 } }];

export const starting = (subscriptionId: string, more: object = {}): Sent => ({
  key: subscriptionId,
  value: { command: 'start', accountId: 'acme', currency: 'EUR', effectiveOn: '2025-01-01', lines: LINES, ...more },
});

/** The nth change of a subscription, on a day of its own. */
export const changing = (subscriptionId: string, nth: number, more: object = {}): Sent => ({
  key: subscriptionId,
  value: {
    ...{ command: 'change', effectiveOn: `2025-02-${(nth + 1).toString().padStart(2, '0')}` },
    ...{ lineId: 'seats', quantity: (12 + nth).toString(), ...more },
  },
});
