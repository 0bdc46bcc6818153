import { instantOf } from '../../kernel/instant';
import type { QueuedMessage, QueuePage } from '../../kernel/message-queue.port';
import {
  BrokerUnavailable,
  type MessagePage,
  type Partition,
  type ReceivedMessage,
  TopicMissing,
} from '../../kernel/message-broker.port';
import { brokerTypeOf, NO_SUCH_TOPIC, translated } from './client-errors';
import type { KafkaTimings } from './client-settings';
import { type FetchedPartition, type InsideCluster, insideCluster } from './client-inside';
import { committedOf, type HeaderValue, type RawMessage } from './committed-messages';
import type { KafkaClient } from './kafka-client';
import { within } from './within';

const READ_COMMITTED = 1;
const FETCH_BYTES_MAX = 4_194_304;
const FETCH_WAIT_MS = 100;
const CLOSE_MS = 2_000;
/** How far back the last message is looked for first; four times as far each time it is not there. */
const FIRST_WINDOW = 64n;
const WINDOW_FACTOR = 4n;

const textOf = (bytes: Buffer | null): string | null => (bytes === null ? null : bytes.toString());

const firstOf = (value: HeaderValue): Buffer | string | null | undefined => (isList(value) ? value[0] : value);

const isList = (value: HeaderValue): value is readonly (Buffer | string | null)[] => Array.isArray(value);

/** A header may come several times; the first is the one that counts. One without a value says nothing. */
export const headersOf = ({ headers = {} }: RawMessage): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      const first = firstOf(value);
      return first === undefined || first === null ? [] : [[name, first.toString()]];
    }),
  );

const received = (message: RawMessage): ReceivedMessage => ({
  offset: BigInt(message.offset),
  key: textOf(message.key),
  value: textOf(message.value),
  headers: headersOf(message),
});

/** The last millisecond that an instant can name. A sender may count in smaller ones, and comes to times beyond it. */
const TIME_MAX_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

const timeOf = ({ timestamp = '0' }: RawMessage): number => Math.min(Math.max(Number(timestamp), 0), TIME_MAX_MS);

const queued = (message: RawMessage): QueuedMessage => ({
  offset: BigInt(message.offset),
  sentAt: instantOf(timeOf(message)),
  key: message.key,
  value: message.value,
  headers: headersOf(message),
});

interface RawPage {
  readonly messages: readonly RawMessage[];
  readonly first: bigint;
  readonly next: bigint;
  readonly end: bigint;
}

interface Bounds {
  readonly first: bigint;
  /** One past the last offset whose outcome is known. */
  readonly end: bigint;
}

/** A cluster that is connected or about to be, and whose it is. */
interface OpenCluster {
  readonly client: KafkaClient;
  readonly cluster: Promise<InsideCluster>;
}

const opened = (client: KafkaClient): OpenCluster => {
  const connect = async (): Promise<InsideCluster> => {
    const cluster = insideCluster(client.kafka);
    await cluster.connect();
    return cluster;
  };
  return { client, cluster: connect() };
};

/** Reads partitions as they are committed, from any offset, without a group. Whatever it throws, the next call begins anew. */
export class PartitionReader {
  private reads: OpenCluster | undefined;

  constructor(
    private readonly newClient: () => KafkaClient,
    private readonly timings: KafkaTimings,
  ) {}

  async read(partition: Partition, from: bigint): Promise<MessagePage> {
    const { messages, next, end } = await this.reading(partition, (cluster) => this.page(cluster, partition, from));
    return { messages: messages.map(received), next, isLast: next >= end };
  }

  async readQueued(partition: Partition, from: bigint): Promise<QueuePage> {
    const page = await this.reading(partition, (cluster) => this.page(cluster, partition, from));
    return { ...page, messages: page.messages.map(queued) };
  }

  lastOf(partition: Partition): Promise<ReceivedMessage | undefined> {
    return this.reading(partition, async (cluster) => this.last(cluster, partition));
  }

  async close(): Promise<void> {
    if (this.reads !== undefined) await this.letGo(this.reads);
  }

  /** Of the cluster that a reading has used: another may have taken its place meanwhile, under the readings of others. */
  private async letGo(reads: OpenCluster): Promise<void> {
    if (this.reads === reads) this.reads = undefined;
    const closing = reads.cluster.then((cluster) => cluster.disconnect());
    await within(CLOSE_MS, closing, 'Closing').catch(() => undefined);
    reads.client.close();
  }

  private async reading<Answer>(
    { topic, partition }: Partition,
    read: (cluster: InsideCluster) => Promise<Answer>,
  ): Promise<Answer> {
    const what = `Reading ${topic}/${partition.toString()}`;
    const reads = (this.reads ??= opened(this.newClient()));
    const asked = async (): Promise<Answer> => {
      const cluster = await reads.cluster;
      await cluster.addTargetTopic(topic);
      return read(cluster);
    };
    try {
      return await within(this.timings.deadlineMs, asked(), what);
    } catch (error) {
      void this.letGo(reads);
      if (brokerTypeOf(error) === NO_SUCH_TOPIC)
        throw new TopicMissing(`${what}: there is no such topic.`, { cause: error });
      throw translated(error, what);
    }
  }

  private async bounds(cluster: InsideCluster, { topic, partition }: Partition): Promise<Bounds> {
    const offsetOf = async (fromBeginning: boolean): Promise<bigint> => {
      const [answer] = await cluster.fetchTopicsOffset([{ topic, partitions: [{ partition }], fromBeginning }]);
      const offset = answer?.partitions[0]?.offset;
      if (offset === undefined) throw new BrokerUnavailable(`There is no partition ${topic}/${partition.toString()}.`);
      return BigInt(offset);
    };
    return { first: await offsetOf(true), end: await offsetOf(false) };
  }

  private async page(cluster: InsideCluster, partition: Partition, from: bigint): Promise<RawPage> {
    const { first, end } = await this.bounds(cluster, partition);
    let next = from < first ? first : from;
    while (next < end) {
      const { committed, last } = await this.fetched(cluster, partition, next);
      // Where nothing is left of a place, as after a compaction, the next one is looked at.
      next = last === undefined ? next + 1n : last + 1n;
      if (committed.length > 0) return { messages: committed, first, next, end };
    }
    return { messages: [], first, next, end };
  }

  private async last(cluster: InsideCluster, partition: Partition): Promise<ReceivedMessage | undefined> {
    const { first, end } = await this.bounds(cluster, partition);
    for (let [window, until] = [FIRST_WINDOW, end]; until > first; window *= WINDOW_FACTOR) {
      const start = until - window > first ? until - window : first;
      const found = await this.lastWithin(cluster, partition, { first: start, end: until });
      if (found !== undefined) return found;
      until = start;
    }
    return undefined;
  }

  private async lastWithin(
    cluster: InsideCluster,
    partition: Partition,
    { first, end }: Bounds,
  ): Promise<ReceivedMessage | undefined> {
    let found: ReceivedMessage | undefined;
    for (let next = first; next < end;) {
      const { committed, last } = await this.fetched(cluster, partition, next);
      for (const message of committed) if (BigInt(message.offset) < end) found = received(message);
      next = last === undefined ? next + 1n : last + 1n;
    }
    return found;
  }

  private async fetched(
    cluster: InsideCluster,
    partition: Partition,
    from: bigint,
  ): Promise<{ readonly committed: readonly RawMessage[]; readonly last: bigint | undefined }> {
    const { messages, abortedTransactions = [] } = await this.fetch(cluster, partition, from);
    const asked = messages.filter(({ offset }) => BigInt(offset) >= from);
    const last = asked.at(-1);
    return {
      // What was aborted began before this place, perhaps: the filter sees all that came.
      committed: committedOf(messages, abortedTransactions).filter(({ offset }) => BigInt(offset) >= from),
      last: last === undefined ? undefined : BigInt(last.offset),
    };
  }

  private async fetch(
    cluster: InsideCluster,
    { topic, partition }: Partition,
    from: bigint,
  ): Promise<FetchedPartition> {
    const [leader] = Object.keys(cluster.findLeaderForPartitions(topic, [partition]));
    if (leader === undefined) throw new BrokerUnavailable(`${topic}/${partition.toString()} has no leader.`);
    const broker = await cluster.findBroker({ nodeId: leader });
    const { responses } = await broker.fetch({
      isolationLevel: READ_COMMITTED,
      maxWaitTime: FETCH_WAIT_MS,
      minBytes: 1,
      maxBytes: FETCH_BYTES_MAX,
      topics: [{ topic, partitions: [{ partition, fetchOffset: from.toString(), maxBytes: FETCH_BYTES_MAX }] }],
    });
    const fetched = responses[0]?.partitions[0];
    if (fetched?.errorCode === 0) return fetched;
    throw new BrokerUnavailable(`Fetching gave error ${(fetched?.errorCode ?? -1).toString()}.`);
  }
}
