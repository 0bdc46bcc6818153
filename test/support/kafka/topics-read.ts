import type { ReceivedMessage } from '../../../src/kernel/message-broker.port';
import { KafkaMessageBroker } from '../../../src/platform/kafka/kafka-message-broker.adapter';
import { faultsInHeaders, faultsInValue } from '../../integration/schemas/message-contract';
import { type CurrentByAccount, currentTopic } from './current-topic';
import { messagesOf } from './topic-fold';

/** A fact by its place and its id. */
export interface FactRead {
  readonly sequence: number;
  readonly id: string;
}

/** What stands on the topics of current figures and of facts, all of it held against its schemas. */
export class TopicsRead {
  private constructor(
    readonly current: CurrentByAccount,
    /** The records of accounts as they came. */
    readonly records: readonly ReceivedMessage[],
    /** In the order of sequences, with whatever comes twice. */
    readonly facts: readonly FactRead[],
    /** What is wrong with any of the messages. */
    readonly faults: readonly string[],
  ) {}

  static async of(brokers: readonly string[], topicPrefix: string, partitions: number): Promise<TopicsRead> {
    const broker = new KafkaMessageBroker({ connection: { brokers, ssl: false } });
    const all = async (topic: string): Promise<readonly ReceivedMessage[]> => {
      const messages: ReceivedMessage[] = [];
      for (let partition = 0; partition < partitions; partition += 1)
        messages.push(...(await messagesOf(broker, topicPrefix + topic, partition)));
      return messages;
    };
    try {
      const [records, told] = [await all('arr.current.v1'), await all('subscription.facts.v1')];
      const facts = told.map(({ value }) => JSON.parse(value ?? 'null') as FactRead);
      return new TopicsRead(
        currentTopic(records),
        records,
        facts.map(({ sequence, id }) => ({ sequence, id })).sort((a, b) => a.sequence - b.sequence),
        [...records, ...told].flatMap(faultsOf),
      );
    } finally {
      await broker.close();
    }
  }
}

/** A key without a value is right by its headers alone. */
const faultsOf = ({ value, headers }: ReceivedMessage): readonly string[] => {
  const name = headers['ce_type'] ?? '';
  return [...(value === null ? [] : faultsInValue(name, JSON.parse(value))), ...faultsInHeaders(name, headers)];
};
