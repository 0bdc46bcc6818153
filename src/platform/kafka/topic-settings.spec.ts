import type { Admin } from 'kafkajs';
import { ensuredTopic } from './topic-settings';

const WANTED = { topic: 'arr.control.v1', partitions: 1, cleanup: 'delete' } as const;

const says = (type: string): Error => Object.assign(new Error(type), { type });

/** A broker that answers so when it is asked of the topic, one answer after the other, and then as it was made. */
const brokerThatSays = (...types: readonly string[]) => {
  const left = [...types];
  const made: string[] = [];
  const admin = {
    connect: () => Promise.resolve(),
    disconnect: () => Promise.resolve(),
    listTopics: () => Promise.resolve(made),
    describeCluster: () => Promise.resolve({ brokers: [{}] }),
    createTopics: () => Promise.resolve(made.push(WANTED.topic) > 0),
    fetchTopicMetadata: () => {
      const type = left.shift();
      if (type !== undefined) return Promise.reject(says(type));
      return Promise.resolve({ topics: [{ name: WANTED.topic, partitions: [{ replicas: [1] }] }] });
    },
    describeConfigs: () =>
      Promise.resolve({ resources: [{ configEntries: [{ configName: 'cleanup.policy', configValue: 'delete' }] }] }),
  };
  return { made, left, admin: () => admin as unknown as Admin };
};

describe('making sure of a topic', () => {
  it('waits for a broker that has not heard of it yet', async () => {
    const broker = brokerThatSays('UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE');
    await expect(ensuredTopic(broker, WANTED)).resolves.toBeUndefined();
    expect([broker.made, broker.left]).toEqual([[WANTED.topic], []]);
  });

  it('does not wait for anything else', async () => {
    const broker = brokerThatSays('TOPIC_AUTHORIZATION_FAILED');
    await expect(ensuredTopic(broker, WANTED)).rejects.toThrow('TOPIC_AUTHORIZATION_FAILED');
  });
});
