import type { Kafka } from 'kafkajs';
import type {
  MessageBroker,
  MessagePage,
  Partition,
  ReceivedMessage,
  TransactionalSender,
  WantedTopic,
} from '../../kernel/message-broker.port';
import type { MessageQueue, QueueGroup, QueueMember, QueuePage } from '../../kernel/message-queue.port';
import { translated } from './client-errors';
import { KAFKA_TIMINGS, type KafkaConnection, type KafkaTimings } from './client-settings';
import { GROUP_TIMINGS, GroupMember, type GroupTimings } from './group-member';
import { KafkaClient } from './kafka-client';
import { KafkaSender, type TransactionPoint } from './kafka-sender.adapter';
import { PartitionReader } from './partition-reader';
import { ensuredTopic, type TopicStanding, topicStanding } from './topic-settings';
import { within } from './within';

export interface KafkaMessageBrokerOptions {
  readonly connection: KafkaConnection;
  readonly timings?: KafkaTimings;
  readonly groupTimings?: GroupTimings;
  /** Called within each transaction; a test ends the process there. */
  readonly atPoint?: (point: TransactionPoint) => Promise<void> | void;
}

const brokersOf = async (kafka: Kafka): Promise<number> => {
  const admin = kafka.admin();
  await admin.connect();
  try {
    return (await admin.describeCluster()).brokers.length;
  } finally {
    await admin.disconnect();
  }
};

/** The message log on Apache Kafka. Nothing is connected before it is needed. */
export class KafkaMessageBroker implements MessageBroker, MessageQueue {
  private readonly timings: KafkaTimings;
  private readonly reader: PartitionReader;

  constructor(private readonly options: KafkaMessageBrokerOptions) {
    this.timings = options.timings ?? KAFKA_TIMINGS;
    this.reader = new PartitionReader(() => this.newClient(), this.timings);
  }

  ensureTopic(topic: WantedTopic): Promise<string | undefined> {
    return this.asked(`Making sure of ${topic.topic}`, (kafka) => ensuredTopic(kafka, topic));
  }

  /** How a topic stands beside what is wanted; nothing is made or changed. */
  standingOf(topic: WantedTopic): Promise<TopicStanding> {
    return this.asked(`Looking at ${topic.topic}`, (kafka) => topicStanding(kafka, topic));
  }

  /** How many brokers there are, where one of them answers. */
  brokersThere(): Promise<number> {
    return this.asked('Asking the brokers', brokersOf);
  }

  openSender(transactionalId: string): Promise<TransactionalSender> {
    const { timings } = this;
    const { atPoint = () => undefined } = this.options;
    return KafkaSender.open({ client: this.newClient(), transactionalId, timings, atPoint });
  }

  lastOf(partition: Partition): Promise<ReceivedMessage | undefined> {
    return this.reader.lastOf(partition);
  }

  read(partition: Partition, from: bigint): Promise<MessagePage> {
    return this.reader.read(partition, from);
  }

  join(group: QueueGroup, signal: AbortSignal): Promise<QueueMember> {
    const { groupTimings = GROUP_TIMINGS } = this.options;
    return GroupMember.join({ ...group, client: this.newClient(), timings: this.timings, groupTimings }, signal);
  }

  readQueued(partition: Partition, from: bigint): Promise<QueuePage> {
    return this.reader.readQueued(partition, from);
  }

  close(): Promise<void> {
    return this.reader.close();
  }

  /** With a client of its own, which ends with the answer. */
  private async asked<Answer>(what: string, ask: (kafka: Kafka) => Promise<Answer>): Promise<Answer> {
    const client = this.newClient();
    try {
      return await within(this.timings.deadlineMs, ask(client.kafka), what);
    } catch (error) {
      throw translated(error, what);
    } finally {
      client.close();
    }
  }

  private newClient(): KafkaClient {
    return new KafkaClient(this.options.connection, this.timings);
  }
}
