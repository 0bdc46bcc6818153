import type { Instant } from './instant';
import type { Partition } from './message-broker.port';

/** A committed message as it came, byte by byte: nobody has looked at it yet. */
export interface QueuedMessage {
  readonly offset: bigint;
  /** What the message says of its time: the same however often it is read. */
  readonly sentAt: Instant;
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
  readonly headers: Readonly<Record<string, string>>;
}

export interface QueuePage {
  readonly messages: readonly QueuedMessage[];
  /** The first that is left in the partition. */
  readonly first: bigint;
  /** Where the next page begins. */
  readonly next: bigint;
  /** One past the last message that stood there when the page was read. */
  readonly end: bigint;
}

/** What is read together, and by whom: each partition of the topic is one member's at a time. */
export interface QueueGroup {
  readonly group: string;
  readonly topic: string;
}

/** Works on a partition until the signal aborts: it may be another member's then. */
export type PartitionWork = (partition: number, signal: AbortSignal) => Promise<void>;

/** One member of a group. All methods throw BrokerUnavailable. */
export interface QueueMember {
  /**
   * Has each partition worked on that is this member's, and all of them anew whenever the group shares them out again, once the
   * work before has returned. Resolves after `leave`; throws when the membership is lost.
   */
  work(run: PartitionWork): Promise<void>;
  /** The place that was committed last; undefined where none has been. */
  committedOf(partition: number): Promise<bigint | undefined>;
  /** Keeps for the whole group where it goes on. */
  commit(partition: number, next: bigint): Promise<void>;
  /** Hands the partitions on to the others, once the work on them has returned. */
  leave(): Promise<void>;
}

/** Messages that others have sent, shared out among those who work on them. */
export interface MessageQueue {
  /** Throws BrokerUnavailable, also where the signal aborts before the group has let it in. */
  join(group: QueueGroup, signal: AbortSignal): Promise<QueueMember>;
  /** The committed messages from an offset on, or from the first that is left. */
  readQueued(partition: Partition, from: bigint): Promise<QueuePage>;
}
