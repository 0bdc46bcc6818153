import type { Producer, RecordMetadata, TopicMessages, Transaction } from 'kafkajs';
import { BrokerUnavailable, type OutgoingMessage, type TransactionalSender } from '../../kernel/message-broker.port';
import { translated } from './client-errors';
import type { KafkaTimings } from './client-settings';
import type { KafkaClient } from './kafka-client';
import { within } from './within';

const CLOSE_MS = 2_000;

/** Every retry is short: right after a commit the broker often asks to wait a moment, and by default that would be 300 ms. */
const PRODUCER_RETRY = { initialRetryTime: 2, multiplier: 1.5, factor: 0, retries: 10, maxRetryTime: 300 };

/** The library takes texts and buffers. */
const bytesOf = (part: string | Uint8Array | null): string | Buffer | null =>
  part instanceof Uint8Array ? Buffer.from(part) : part;

/** The messages by topic, each topic's in their order. */
const byTopic = (messages: readonly OutgoingMessage[]): readonly TopicMessages[] => {
  const topics = new Map<string, TopicMessages>();
  for (const { topic, partition, key, value, headers } of messages) {
    const known = topics.get(topic) ?? { topic, messages: [] };
    known.messages.push({ key: bytesOf(key), value: bytesOf(value), partition, headers: { ...headers } });
    topics.set(topic, known);
  }
  return [...topics.values()];
};

const placeOf = ({ topic, partition }: { readonly topic: string; readonly partition: number }): string =>
  `${topic}/${partition.toString()}`;

/**
 * Throws BrokerUnavailable unless the broker has acknowledged every partition. A partition that the library has not heard of
 * yet is dropped by it without a word, and the rest would be committed.
 */
export const assertAcknowledged = (messages: readonly OutgoingMessage[], answers: readonly RecordMetadata[]): void => {
  const acknowledged = new Set(
    answers
      .filter(({ errorCode, baseOffset }) => errorCode === 0 && baseOffset !== undefined && /^\d+$/u.test(baseOffset))
      .map(({ topicName, partition }) => placeOf({ topic: topicName, partition })),
  );
  const missing = messages.map(placeOf).find((place) => !acknowledged.has(place));
  if (missing !== undefined) throw new BrokerUnavailable(`The broker has acknowledged nothing for ${missing}.`);
};

/** What a test does at a place within a transaction; nothing otherwise. */
export type TransactionPoint = 'after-send' | 'after-commit';

export interface SenderOptions {
  readonly client: KafkaClient;
  readonly transactionalId: string;
  readonly timings: KafkaTimings;
  readonly atPoint: (point: TransactionPoint) => Promise<void> | void;
}

/** A producer with a transactional id, which sends one transaction at a time. */
export class KafkaSender implements TransactionalSender {
  private isUsed = false;

  private constructor(
    private readonly producer: Producer,
    private readonly options: SenderOptions,
  ) {}

  /** Throws BrokerUnavailable, and nothing stays open. */
  static async open(options: SenderOptions): Promise<KafkaSender> {
    const { client, transactionalId, timings } = options;
    const producer = client.kafka.producer({
      transactionalId,
      maxInFlightRequests: 1,
      transactionTimeout: timings.transactionTimeoutMs,
      allowAutoTopicCreation: false,
      retry: PRODUCER_RETRY,
    });
    const sender = new KafkaSender(producer, options);
    try {
      await within(timings.deadlineMs, sender.fence(), `Connecting as ${transactionalId}`);
    } catch (error) {
      await sender.close();
      throw translated(error, `Connecting as ${transactionalId}`);
    }
    return sender;
  }

  async send(messages: readonly OutgoingMessage[]): Promise<void> {
    const { transactionalId, timings } = this.options;
    // A broker that takes no message of that size does not say on which topic.
    const topics = [...new Set(messages.map(({ topic }) => topic))].join(', ');
    const what = `The transaction of ${transactionalId} to ${topics}`;
    try {
      if (this.isUsed) throw new BrokerUnavailable(`${what} follows one whose end is not known.`);
      this.isUsed = true;
      await within(timings.deadlineMs, this.commit(messages), what);
      this.isUsed = false;
    } catch (error) {
      throw translated(error, what);
    }
  }

  /** Waits a moment and no longer: what does not close by itself ends with its connections. */
  async close(): Promise<void> {
    await within(CLOSE_MS, this.producer.disconnect(), 'Closing').catch(() => undefined);
    this.options.client.close();
  }

  /**
   * Asks for the producer's id, which fences the one before and decides what that had left open. Connecting does not: the library
   * would ask with the first transaction, and the sender before could go on until then.
   */
  private async fence(): Promise<void> {
    await this.producer.connect();
    const empty = await this.producer.transaction();
    await empty.abort();
  }

  private async commit(messages: readonly OutgoingMessage[]): Promise<void> {
    const transaction: Transaction = await this.producer.transaction();
    const answers = await transaction.sendBatch({ acks: -1, topicMessages: [...byTopic(messages)] });
    assertAcknowledged(messages, answers);
    await this.options.atPoint('after-send');
    await transaction.commit();
    await this.options.atPoint('after-commit');
  }
}
