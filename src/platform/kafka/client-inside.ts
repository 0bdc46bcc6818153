import type { Cluster, Kafka, PartitionAssigner } from 'kafkajs';
import { BrokerUnavailable } from '../../kernel/message-broker.port';
import type { AbortedTransaction, RawMessage } from './committed-messages';

/** What a broker answers of one partition. */
export interface FetchedPartition {
  readonly errorCode: number;
  readonly highWatermark: string;
  readonly lastStableOffset?: string;
  readonly abortedTransactions?: readonly AbortedTransaction[];
  readonly messages: readonly RawMessage[];
}

interface FetchCall {
  readonly isolationLevel: number;
  readonly maxWaitTime: number;
  readonly minBytes: number;
  readonly maxBytes: number;
  readonly topics: readonly {
    readonly topic: string;
    readonly partitions: readonly {
      readonly partition: number;
      readonly fetchOffset: string;
      readonly maxBytes: number;
    }[];
  }[];
}

interface InsideBroker {
  fetch(call: FetchCall): Promise<{
    readonly responses: readonly { readonly partitions: readonly FetchedPartition[] }[];
  }>;
}

/** The parts of the library's cluster that its types do not name. */
export interface InsideCluster {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  addTargetTopic(topic: string): Promise<void>;
  refreshMetadata(): Promise<void>;
  findLeaderForPartitions(topic: string, partitions: readonly number[]): Readonly<Record<string, readonly number[]>>;
  findBroker(node: { readonly nodeId: string }): Promise<InsideBroker>;
  fetchTopicsOffset(
    topics: readonly {
      readonly topic: string;
      readonly partitions: readonly { readonly partition: number }[];
      readonly fromBeginning: boolean;
    }[],
  ): Promise<readonly { readonly partitions: readonly { readonly partition: number; readonly offset: string }[] }[]>;
}

/**
 * The library's own cluster, which reads without a group. It hands it to whoever assigns partitions, as soon as a consumer is
 * made; that consumer never joins anything. Throws BrokerUnavailable where another version of the library does otherwise.
 */
export const insideCluster = (kafka: Kafka): InsideCluster => {
  const seen: { cluster?: Cluster } = {};
  const assigner: PartitionAssigner = ({ cluster }) => {
    seen.cluster = cluster;
    return {
      name: 'none',
      version: 0,
      assign: () => Promise.resolve([]),
      protocol: () => ({ name: 'none', metadata: Buffer.alloc(0) }),
    };
  };
  kafka.consumer({
    groupId: 'arr-ledger-reads-without-a-group',
    readUncommitted: false,
    // Who only reads must not make a topic, with whatever settings the broker then takes.
    allowAutoTopicCreation: false,
    partitionAssigners: [assigner],
  });
  if (seen.cluster === undefined) throw new BrokerUnavailable('The Kafka library has no cluster to read from.');
  return seen.cluster as unknown as InsideCluster;
};
