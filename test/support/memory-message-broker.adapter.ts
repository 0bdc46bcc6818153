import {
  BrokerUnavailable,
  type MessageBroker,
  type MessagePage,
  type OutgoingMessage,
  type Partition,
  type ReceivedMessage,
  SenderFenced,
  type TransactionalSender,
  type WantedTopic,
} from '../../src/kernel/message-broker.port';

/** What goes wrong with a call: nothing is done, or it is done and nobody is told. */
export type BrokerFault = 'not-done' | 'done-unheard';

const textOf = (part: string | Uint8Array | null): string | null =>
  part instanceof Uint8Array ? Buffer.from(part).toString() : part;

const placeOf = ({ topic, partition }: Partition): string => `${topic}/${partition.toString()}`;

/**
 * A broker that forgets when the process ends. Like a real one it lets a sender go on after a failure, as long as no other
 * has taken its id: who does so learns nothing of what became of the transaction before.
 */
export class MemoryMessageBroker implements MessageBroker {
  private readonly topics = new Map<string, WantedTopic>();
  private readonly partitions = new Map<string, ReceivedMessage[]>();
  private readonly epochs = new Map<string, number>();

  constructor(
    private readonly nextFault: () => BrokerFault | undefined = () => undefined,
    /** Called after each transaction that was committed. */
    private readonly committed: (broker: MemoryMessageBroker) => void = () => undefined,
  ) {}

  ensureTopic(wanted: WantedTopic): Promise<string | undefined> {
    return this.answered(() => {
      const known = this.topics.get(wanted.topic) ?? wanted;
      this.topics.set(wanted.topic, known);
      const isAsMany = known.partitions === wanted.partitions || wanted.takesOtherPartitions === true;
      if (isAsMany && known.cleanup === wanted.cleanup) return undefined;
      return `${wanted.topic} is another topic.`;
    });
  }

  openSender(transactionalId: string): Promise<TransactionalSender> {
    return this.answered(() => {
      const epoch = (this.epochs.get(transactionalId) ?? 0) + 1;
      this.epochs.set(transactionalId, epoch);
      return {
        send: (messages) =>
          this.answered(() => {
            if (this.epochs.get(transactionalId) !== epoch) throw new SenderFenced(`${transactionalId} is another's.`);
            for (const message of messages) this.add(message);
            this.committed(this);
          }),
        close: () => Promise.resolve(),
      };
    });
  }

  lastOf(partition: Partition): Promise<ReceivedMessage | undefined> {
    return this.answered(() => this.messagesIn(partition).at(-1));
  }

  read(partition: Partition, from: bigint): Promise<MessagePage> {
    return this.answered(() => {
      const messages = this.messagesIn(partition).filter(({ offset }) => offset >= from);
      return { messages, next: BigInt(this.messagesIn(partition).length), isLast: true };
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** All that was committed to a partition. */
  messagesIn(partition: Partition): readonly ReceivedMessage[] {
    return this.partitions.get(placeOf(partition)) ?? [];
  }

  private add({ topic, partition, key, value, headers }: OutgoingMessage): void {
    const standing = this.messagesIn({ topic, partition });
    const message = {
      offset: BigInt(standing.length),
      key: textOf(key),
      value: textOf(value),
      headers: { ...headers },
    };
    this.partitions.set(placeOf({ topic, partition }), [...standing, message]);
  }

  private async answered<Answer>(work: () => Answer): Promise<Answer> {
    const fault = this.nextFault();
    await Promise.resolve();
    if (fault === 'not-done') throw new BrokerUnavailable('The broker did not hear it.');
    const answer = work();
    if (fault === 'done-unheard') throw new BrokerUnavailable('The answer of the broker was lost.');
    return answer;
  }
}
