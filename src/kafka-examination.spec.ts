import type { Finding } from './cli/finding';
import { type BrokerLook, examineTopics } from './kafka-examination';
import { BrokerUnavailable, type WantedTopic } from './kernel/message-broker.port';

const WANTED: readonly WantedTopic[] = ['good', 'bad', 'new'].map((topic) => ({
  ...{ topic, partitions: 1, cleanup: 'delete' },
}));

const STANDING: Readonly<Record<string, Awaited<ReturnType<BrokerLook['standingOf']>>>> = {
  good: { isThere: true, partitions: 1 },
  bad: { isThere: true, partitions: 1, fault: { of: 'settings', text: 'bad has another setting.' } },
};

const found = async (over: Partial<BrokerLook> = {}): Promise<readonly Finding[]> => {
  const broker: BrokerLook = {
    brokersThere: () => Promise.resolve(3),
    standingOf: ({ topic }) => Promise.resolve(STANDING[topic] ?? { isThere: false }),
    ...over,
  };
  const findings: Finding[] = [];
  for await (const finding of examineTopics(broker, WANTED)) findings.push(finding);
  return findings;
};

it('says of brokers and of each topic how they stand, and what to do', async () => {
  const fix = expect.stringMatching(/\S/u) as string;
  expect(await found()).toEqual([
    { check: 'broker', status: 'ok', detail: 'answers, 3 in the cluster' },
    { check: 'topic', status: 'ok', detail: 'good is there, and as it must be' },
    { check: 'topic', status: 'fail', detail: 'bad has another setting.', fix },
    { check: 'topic', status: 'warn', detail: 'new is not there yet.', fix },
  ]);
});

it('asks for no topic where no broker answers', async () => {
  const away = { brokersThere: () => Promise.reject(new BrokerUnavailable('Away.')) };
  expect(await found(away)).toMatchObject([{ check: 'broker', status: 'fail', detail: 'Away.' }]);
});

describe('a topic of another number of partitions', () => {
  const fixOf = async (topic: string, has: number, must: number): Promise<string | undefined> => {
    const fault = { of: 'partitions', text: 'It has others.' } as const;
    const standing = { isThere: true, partitions: has, fault } as const;
    const broker = { brokersThere: () => Promise.resolve(1), standingOf: () => Promise.resolve(standing) };
    const findings: Finding[] = [];
    for await (const finding of examineTopics(broker, [{ topic, partitions: must, cleanup: 'delete' }]))
      findings.push(finding);
    return findings.at(-1)?.fix;
  };

  it('may be right, where the journal has as many shards', async () => {
    for (const must of [4, 12]) {
      const fix = await fixOf('arr.changes.v1', 8, must);
      expect(fix).toMatch(/arr epoch list .* set JOURNAL_SHARDS=8 /u);
      expect(fix).not.toContain('kafka-configs.sh');
    }
  });

  it('can be given more, and never fewer', async () => {
    expect(await fixOf('arr.changes.v1', 8, 12)).toContain('--alter --topic arr.changes.v1 --partitions 12');
    expect(await fixOf('arr.changes.v1', 8, 4)).toContain('KAFKA_TOPIC_PREFIX');
    expect(await fixOf('subscription.facts.control.v1', 8, 1)).not.toContain('JOURNAL_SHARDS');
  });
});
