import type { ArrChange } from '../../../src/consumer/arr-change';
import { ChangesReader } from '../../../src/consumer/changes-reader';
import type { ReceivedMessage } from '../../../src/kernel/message-broker.port';
import { KafkaMessageBroker } from '../../../src/platform/kafka/kafka-message-broker.adapter';

/** Everything committed in a partition, from its first message on. */
export const messagesOf = async (
  broker: KafkaMessageBroker,
  topic: string,
  partition: number,
): Promise<readonly ReceivedMessage[]> => {
  const messages: ReceivedMessage[] = [];
  for (let from = 0n; ;) {
    const page = await broker.read({ topic, partition }, from);
    messages.push(...page.messages);
    if (page.isLast) return messages;
    from = page.next;
  }
};

interface Step extends Pick<ArrChange, 'effectiveOn' | 'sequence' | 'currency'> {
  readonly deltaMinor: bigint;
}

/** What a consumer has of a topic. */
export class TopicFold {
  readonly changes: ArrChange[] = [];
  /** How many messages came that had come before. */
  repeated = 0;
  private steps: readonly Step[] = [];

  /** Reads the whole topic as its documentation says. Throws where the library says that it does not follow. */
  static async of(brokers: readonly string[], topic: string, partitions: number): Promise<TopicFold> {
    const fold = new TopicFold();
    const broker = new KafkaMessageBroker({ connection: { brokers, ssl: false } });
    try {
      for (let partition = 0; partition < partitions; partition += 1)
        await fold.take(await messagesOf(broker, topic, partition));
    } finally {
      await broker.close();
    }
    return fold;
  }

  /** Takes the messages of one partition, from its first one on. */
  async take(messages: readonly ReceivedMessage[]): Promise<void> {
    const reader = new ChangesReader({ apply: (change) => void this.changes.push(change) });
    for (const message of messages) {
      if ((await reader.take(message)) === 'repeated') this.repeated += 1;
    }
  }

  /** The sums of deltas up to each day that are known by a sequence, by currency, in smallest parts; without zeros. */
  levels(days: readonly string[], sequence: number): readonly Readonly<Record<string, bigint>>[] {
    const steps = this.stepsByDay();
    const sums = new Map<string, bigint>();
    let next = 0;
    return days.map((day) => {
      for (let step = steps[next]; step !== undefined && step.effectiveOn <= day; step = steps[next]) {
        if (step.sequence <= sequence) sums.set(step.currency, (sums.get(step.currency) ?? 0n) + step.deltaMinor);
        next += 1;
      }
      return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0n).sort());
    });
  }

  /** All changes in the order of their days; sorted anew only where more have come. */
  private stepsByDay(): readonly Step[] {
    if (this.steps.length !== this.changes.length) {
      this.steps = this.changes
        .map(({ effectiveOn, sequence, currency, delta }) => ({
          ...{ effectiveOn, sequence, currency },
          deltaMinor: BigInt(delta.replace('.', '')),
        }))
        .sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1));
    }
    return this.steps;
  }
}
