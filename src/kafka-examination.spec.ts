import type { Finding } from './cli/finding';
import { type BrokerLook, examineTopics } from './kafka-examination';
import { BrokerUnavailable, type WantedTopic } from './kernel/message-broker.port';

const WANTED: readonly WantedTopic[] = ['good', 'bad', 'new'].map((topic) => ({
  ...{ topic, partitions: 1, cleanup: 'delete' },
}));

const found = async (over: Partial<BrokerLook> = {}): Promise<readonly Finding[]> => {
  const broker: BrokerLook = {
    brokersThere: () => Promise.resolve(3),
    standingOf: ({ topic }) =>
      Promise.resolve({ isThere: topic !== 'new', fault: topic === 'bad' ? 'bad has another setting.' : undefined }),
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
