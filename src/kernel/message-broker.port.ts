/** A message for one partition, which its sender has chosen. */
export interface OutgoingMessage {
  readonly topic: string;
  readonly partition: number;
  /** Bytes where a message is handed on as it came. */
  readonly key: string | Uint8Array | null;
  /** Null says of a key that there is nothing any more. */
  readonly value: string | Uint8Array | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** One that the ledger writes itself, in text. */
export interface TextMessage extends OutgoingMessage {
  readonly key: string;
  readonly value: string | null;
}

/** A committed message, as it stands in its partition. */
export interface ReceivedMessage {
  readonly offset: bigint;
  readonly key: string | null;
  readonly value: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

export interface MessagePage {
  readonly messages: readonly ReceivedMessage[];
  /** Where the next page begins; offsets are no sequence, since markers and what was aborted have some too. */
  readonly next: bigint;
  /** Whether nothing committed stood behind this page when it was read. */
  readonly isLast: boolean;
}

/** A partition of a topic. */
export interface Partition {
  readonly topic: string;
  readonly partition: number;
}

/** What a topic must be, so that nothing in it is lost or cleared away. */
export interface WantedTopic {
  readonly topic: string;
  readonly partitions: number;
  /** Whether the number is only that of a topic which is made: one that is there may have another. */
  readonly takesOtherPartitions?: true;
  readonly cleanup: 'delete' | 'compact';
  /** Whether senders may compress as they like: the broker then keeps what anybody can read, and no small message hides a large one. */
  readonly isSentByOthers?: true;
  /** How large a message must be able to be, where the broker's own limit is too low. */
  readonly messageBytesMax?: number;
  /** Whether that is only of a topic which is made: whoever sends to it can leave out what is too large. */
  readonly takesSmallerMessages?: true;
}

/** The one writer of what a transactional id stands for. After anything it throws it is of no more use and must be closed. */
export interface TransactionalSender {
  /** Sends all messages or none; resolves once they are committed. Throws SenderFenced or BrokerUnavailable: the outcome is then unknown; MessageTooLarge: none was sent. */
  send(messages: readonly OutgoingMessage[]): Promise<void>;
  close(): Promise<void>;
}

/** The log of messages that others read. */
export interface MessageBroker {
  /** Makes a topic where there is none. Answers why one that is there will not do; undefined for one that will. */
  ensureTopic(topic: WantedTopic): Promise<string | undefined>;
  /** Becomes the writer of a transactional id: the one before is fenced, and what it left open is aborted. */
  openSender(transactionalId: string): Promise<TransactionalSender>;
  /** The last committed message of a partition, if there is one. */
  lastOf(partition: Partition): Promise<ReceivedMessage | undefined>;
  /** The committed messages from an offset on, or from the first that is left. */
  read(partition: Partition, from: bigint): Promise<MessagePage>;
  close(): Promise<void>;
}

/** The broker did not answer, or not as it should. What was sent may or may not have been committed. */
export class BrokerUnavailable extends Error {
  override readonly name: string = 'BrokerUnavailable';
}

/** The broker answers, and knows no such topic: there is none, or it has not heard of one that was just made. */
export class TopicMissing extends BrokerUnavailable {
  override readonly name = 'TopicMissing';
}

/** Another sender has taken the transactional id, or the transaction has outlived its time. */
export class SenderFenced extends Error {
  override readonly name = 'SenderFenced';
}

/** The broker answers, and does not take a message of this size, however often it is sent. */
export class MessageTooLarge extends BrokerUnavailable {
  override readonly name = 'MessageTooLarge';
}
