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

const MENDING =
  'Change it with kafka-configs.sh --alter. Where that cannot be, as with partitions, another KAFKA_TOPIC_PREFIX has all published anew, on topics that the service makes. Until then nothing goes over it.';

const topicFinding = async (broker: BrokerLook, wanted: WantedTopic): Promise<Finding> => {
  const { topic } = wanted;
  const { isThere, fault } = await broker.standingOf(wanted);
  if (fault !== undefined) return fail('topic', fault, MENDING);
  if (isThere) return ok('topic', `${topic} is there, and as it must be`);
  return warn('topic', `${topic} is not there yet.`, 'Start the service with these brokers: it makes its topics.');
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
