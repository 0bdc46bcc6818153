import type { Admin } from 'kafkajs';
import { ensuredTopic, faultIn } from './topic-settings';

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

describe('a topic that is there already', () => {
  const SIZED = { ...WANTED, messageBytesMax: 8_388_608 };
  const found = (size: string) => ({
    ...{ partitions: 1, replicas: 1 },
    settings: new Map(Object.entries({ 'cleanup.policy': 'delete', 'max.message.bytes': size })),
  });

  it('will not do where it takes no messages as large as are sent', () => {
    expect(faultIn(SIZED, found('1048588'))).toMatchObject({
      of: 'settings',
      text: expect.stringContaining('max.message.bytes=1048588 and must have 8388608 or more') as unknown,
    });
    expect(faultIn(SIZED, found('8388608'))).toBeUndefined();
  });

  it('will not do with another number of partitions, unless any will do', () => {
    const text = 'arr.control.v1 has 1 partitions and must have 2.';
    expect(faultIn({ ...WANTED, partitions: 2 }, found('1048588'))).toEqual({ of: 'partitions', text });
    expect(faultIn({ ...WANTED, partitions: 2, takesOtherPartitions: true }, found('1048588'))).toBeUndefined();
  });

  it('may take smaller ones where it is not asked for more, or who sends can do without', () => {
    expect(faultIn(WANTED, found('1048588'))).toBeUndefined();
    expect(faultIn({ ...SIZED, takesSmallerMessages: true }, found('1048588'))).toBeUndefined();
  });
});
