import { BrokerUnavailable } from '../../kernel/message-broker.port';
import { PublishingOutage } from './publishing-outage';
import type { RelayNotice } from './relay-state';
import { topicsReady } from './topics-ready';

const WANTED = { topic: 'arr.changes.v1', partitions: 1, cleanup: 'delete' } as const;
const pause = { beforeAttempt: () => Promise.resolve() };

const AWAY = new BrokerUnavailable('Away.');
const NOTHING = 'Nothing can be published at present; it is tried again.';

/** What has been said by all who share an outage, and by whom. */
const sharedOutage = () => {
  const said: string[] = [];
  const saidBy =
    (who: string) =>
    ({ level, text, error }: RelayNotice): void =>
      void said.push(`${who}${level} ${text}${error instanceof Error ? ` ${error.message}` : ''}`);
  return { said, saidBy, outage: new PublishingOutage(saidBy('')) };
};

type Shared = ReturnType<typeof sharedOutage>;

/** Asks until the topics will do, where the broker answers so, one answer after the other; ends with the last where it is `abort`. */
const asking = ({ outage, saidBy }: Shared, ...answers: readonly (Error | string)[]): Promise<boolean> => {
  const [left, stop] = [[...answers], new AbortController()];
  const ensureTopic = async (): Promise<string | undefined> => {
    await Promise.resolve();
    const answer = left.shift();
    if (answer === 'abort') stop.abort();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const told = { notify: saidBy('journal: '), onFault: () => undefined };
  const ports = { broker: { ensureTopic }, pause, outage, name: 'journal', ...told };
  return topicsReady(ports, [WANTED], stop.signal);
};

it('says once that brokers are away, in whatever words, and once that it goes on', async () => {
  const shared = sharedOutage();
  expect(await asking(shared, AWAY, new BrokerUnavailable('Not heard.'), AWAY)).toBe(true);
  expect(shared.said).toEqual([`error ${NOTHING} Away.`, 'info Publishing goes on: journal.']);
});

it('says of a topic that will not do what each look has found', async () => {
  const shared = sharedOutage();
  expect(await asking(shared, AWAY, 'It is compacted.', 'It is compacted.')).toBe(true);
  expect(shared.said).toEqual([`error ${NOTHING} Away.`, 'journal: error It is compacted.']);
});

it('leaves the error to whoever has met the same outage before, and says for both that they go on', async () => {
  const shared = sharedOutage();
  shared.outage.meet('facts', AWAY, shared.saidBy('facts: '));
  await asking(shared, AWAY);
  shared.outage.goOn('facts');
  expect(shared.said).toEqual([
    `error ${NOTHING} Away.`,
    `journal: debug ${NOTHING} Away.`,
    'info Publishing goes on: journal, facts.',
  ]);
});

describe('one that gives up', () => {
  const heldUp = async (...answers: readonly (Error | string)[]): Promise<readonly string[]> => {
    const shared = sharedOutage();
    shared.outage.meet('facts', AWAY, shared.saidBy('facts: '));
    const asked = asking(shared, AWAY, ...answers).catch((error: unknown) => error);
    while (shared.said.length < 2) await Promise.resolve();
    shared.outage.goOn('facts');
    await asked;
    return shared.said.slice(2);
  };

  it('lets those who have gone on be told of', async () => {
    expect(await heldUp(new RangeError('A bug.'))).toEqual(['info Publishing goes on: facts.']);
  });

  it('says nothing at a stop', async () => {
    expect(await heldUp('abort')).toEqual([]);
  });
});
