import { BrokerUnavailable } from '../../kernel/message-broker.port';
import { SharedOutage } from '../../kernel/shared-outage';
import type { RelayNotice } from './relay-state';
import { topicsReady } from './topics-ready';

const WANTED = { topic: 'arr.changes.v1', partitions: 1, cleanup: 'delete' } as const;
const pause = { beforeAttempt: () => Promise.resolve() };

/** What is said until the topic will do, where the broker answers so, one answer after the other. */
const saidThrough = async (outage: SharedOutage, name: string, ...answers: readonly (Error | string)[]) => {
  const [left, notices]: [(Error | string)[], RelayNotice[]] = [[...answers], []];
  const ensureTopic = async (): Promise<string | undefined> => {
    await Promise.resolve();
    const answer = left.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const told = { notify: (notice: RelayNotice) => void notices.push(notice), onFault: () => undefined };
  const ports = { broker: { ensureTopic }, pause, outage, name, ...told };
  expect(await topicsReady(ports, [WANTED], new AbortController().signal)).toBe(true);
  return notices.map(({ level, text }) => `${level} ${text}`);
};

it('says once that brokers are away, in whatever words, and once that it goes on', async () => {
  const away = ['Away.', 'Not heard.', 'Away.'].map((text) => new BrokerUnavailable(text));
  expect(await saidThrough(new SharedOutage(), 'journal', ...away)).toEqual([
    'error Away.',
    'info Publishing goes on: journal.',
  ]);
});

it('says of a topic that will not do what each look has found', async () => {
  const outage = new SharedOutage();
  const said = await saidThrough(
    outage,
    'journal',
    new BrokerUnavailable('Away.'),
    'It is compacted.',
    'It is compacted.',
  );
  expect(said).toEqual(['error Away.', 'error It is compacted.']);
  expect(outage.meet('facts', 'BrokerUnavailable')).toBe('first');
});

it('leaves the error to whoever has met the same outage before, and says for both that they go on', async () => {
  const outage = new SharedOutage();
  outage.meet('facts', 'BrokerUnavailable');
  expect(await saidThrough(outage, 'journal', new BrokerUnavailable('Away.'))).toEqual(['debug Away.']);
  expect(outage.goOn('facts')).toEqual(['journal', 'facts']);
});
