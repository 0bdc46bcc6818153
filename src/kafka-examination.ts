import { FACTS_CONTROL_TOPIC } from './arr/publishing/fact-recorded.message';
import { factsTopics } from './arr/publishing/facts.publisher';
import { journalTopics } from './arr/publishing/journal.publisher';
import type { Finding } from './cli/finding';
import { fail, ok, warn } from './examination-findings';
import { BrokerUnavailable, type WantedTopic } from './kernel/message-broker.port';
import type { Config } from './platform/config/config';
import { connectionOf } from './platform/kafka/kafka-connection';
import type { KafkaMessageBroker } from './platform/kafka/kafka-message-broker.adapter';
import { commandTopics } from './subscriptions/kafka/subscription-commands.consumer';

/** What looks at brokers and changes nothing there. */
export type BrokerLook = Pick<KafkaMessageBroker, 'brokersThere' | 'standingOf'>;

const MENDING = 'Change it with kafka-configs.sh --alter. Until then nothing goes over it.';
const ANEW = 'another KAFKA_TOPIC_PREFIX has all published anew, on topics that the service makes';

/** Partitions can be added and not taken away, and an epoch keeps its number of shards: what is right depends on what it has. */
const partitionsFix = ({ topic, partitions: wanted }: WantedTopic, found: number): string => {
  if (topic.endsWith(FACTS_CONTROL_TOPIC)) return `It cannot have fewer again: ${ANEW}.`;
  const shards = `See by arr epoch list how many shards the journal has. Where it has ${found.toString()}, or none yet, set JOURNAL_SHARDS=${found.toString()} for the service and for this command`;
  if (found > wanted) return `${shards}; else ${ANEW}.`;
  return `${shards}; where it has ${wanted.toString()}, or is to have them in another epoch, kafka-topics.sh --alter --topic ${topic} --partitions ${wanted.toString()} adds what is missing.`;
};

const topicFinding = async (broker: BrokerLook, wanted: WantedTopic): Promise<Finding> => {
  const { topic } = wanted;
  const standing = await broker.standingOf(wanted);
  if (!standing.isThere)
    return warn('topic', `${topic} is not there yet.`, 'Start the service with these brokers: it makes its topics.');
  const { fault, partitions } = standing;
  if (fault === undefined) return ok('topic', `${topic} is there, and as it must be`);
  return fail('topic', fault.text, fault.of === 'partitions' ? partitionsFix(wanted, partitions) : MENDING);
};

/** Whether brokers answer, and whether the topics that are wanted will do. */
export async function* examineTopics(broker: BrokerLook, topics: readonly WantedTopic[]): AsyncIterable<Finding> {
  try {
    yield ok('broker', `answers, ${(await broker.brokersThere()).toString()} in the cluster`);
    for (const wanted of topics) yield await topicFinding(broker, wanted);
  } catch (error) {
    if (!(error instanceof BrokerUnavailable)) throw error;
    const fix =
      'Start the brokers, or set KAFKA_BROKERS, KAFKA_SSL and KAFKA_SASL_* to how they answer. Facts are taken meanwhile, and published once they do.';
    yield fail('broker', error.message, fix);
  }
}

/** Looks at the brokers that the environment names, if it does; changes nothing there. */
export async function* examineKafka(config: Config): AsyncIterable<Finding> {
  const connection = connectionOf(config);
  if (connection === undefined) return;
  const { KafkaMessageBroker } = await import('./platform/kafka/kafka-message-broker.adapter.js');
  const [prefix, shards] = [config.kafkaTopicPrefix.value, config.journalShards.value];
  const commands = config.kafkaCommands.value ? commandTopics(prefix) : [];
  const topics = [...journalTopics(prefix, shards), ...factsTopics(prefix, shards), ...commands];
  const broker = new KafkaMessageBroker({ connection });
  try {
    yield* examineTopics(broker, topics);
  } finally {
    await broker.close();
  }
}
