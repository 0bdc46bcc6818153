import { getEventListeners } from 'node:events';
import { MemoryMessageBroker } from '../../../test/support/memory-message-broker.adapter';
import { MemoryMessageQueue } from '../../../test/support/memory-message-queue';
import { BrokerUnavailable } from '../../kernel/message-broker.port';
import type { MessageQueue, QueueMember } from '../../kernel/message-queue.port';
import type { ConsumerNotice } from './consumer-state';
import { SubscriptionCommandsConsumer } from './subscription-commands.consumer';

const REJOINS = 20;
const PARTITIONS = 8;

const whileOthersWork = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const NO_PAUSE = { beforeAttempt: whileOthersWork };

/** A consumer with such a queue, and what it says. */
const consuming = (queue: MessageQueue) => {
  const notices: ConsumerNotice[] = [];
  const told = { notify: (notice: ConsumerNotice) => void notices.push(notice), atPoint: () => undefined };
  const ports = { ...told, broker: new MemoryMessageBroker(), queue, pause: NO_PAUSE, idlePause: NO_PAUSE };
  const consumer = new SubscriptionCommandsConsumer(
    { ...ports, take: () => Promise.resolve(undefined), faultOfLedger: () => Promise.resolve(undefined) },
    'acme.',
  );
  consumer.start();
  return { consumer, notices };
};

it('has nobody listening for the end whom it needs no more, however often its membership was lost', async () => {
  const [partition, listeners]: [MemoryMessageQueue, number[]] = [new MemoryMessageQueue(), []];
  const lost: QueueMember = {
    work: () => Promise.reject(new BrokerUnavailable('The membership is lost.')),
    committedOf: () => partition.committedOf(),
    commit: (number, next) => partition.commit(number, next),
    leave: () => Promise.resolve(),
  };
  const queue: MessageQueue = {
    join: (_, signal) => {
      listeners.push(getEventListeners(signal, 'abort').length);
      return Promise.resolve(lost);
    },
    readQueued: (place, from) => partition.readQueued(place, from),
  };
  const { consumer, notices } = consuming(queue);
  while (listeners.length < REJOINS) await whileOthersWork();
  await consumer.stop();
  expect(Math.max(...listeners)).toBe(0);
  const lines = notices.filter(({ level }) => level !== 'debug');
  expect(lines).toMatchObject([{ level: 'error', text: 'No commands are taken: The membership is lost.' }]);
});

it('says once what holds up all partitions, and once that commands are taken again', async () => {
  const [partition, over] = [new MemoryMessageQueue(), new AbortController()];
  partition.failures = 3 * PARTITIONS;
  const work: QueueMember['work'] = async (run) => {
    await Promise.all(Array.from({ length: PARTITIONS }, (_, index) => run(index, over.signal)));
  };
  const committedOf = () => partition.committedOf();
  const commit: QueueMember['commit'] = (number, next) => partition.commit(number, next);
  const { consumer, notices } = consuming({
    join: () => Promise.resolve({ work, committedOf, commit, leave: () => Promise.resolve() }),
    readQueued: (place, from) => partition.readQueued(place, from),
  });
  while (!notices.some(({ level }) => level === 'info')) await whileOthersWork();
  await consumer.stop();
  const levels = notices.map(({ level }) => level);
  expect(levels.filter((level) => level !== 'debug')).toEqual(['error', 'info']);
  expect(levels.filter((level) => level === 'debug')).toHaveLength(PARTITIONS - 1);
});

/** A group in which the partitions are worked on as said, and where nothing can be read of those that are away. */
const working = (away: ReadonlySet<number>, work: QueueMember['work']) => {
  const partition = new MemoryMessageQueue();
  const member: QueueMember = {
    work,
    committedOf: () => partition.committedOf(),
    commit: (number, next) => partition.commit(number, next),
    leave: () => Promise.resolve(),
  };
  return consuming({
    join: () => Promise.resolve(member),
    readQueued: (place, from) =>
      away.has(place.partition) ? Promise.reject(new BrokerUnavailable('Away.')) : partition.readQueued(place, from),
  });
};

it('tells again of what holds up a partition that it had lost', async () => {
  const lost = [new AbortController(), new AbortController()];
  const { consumer, notices } = working(new Set([0]), async (run) => {
    for (const { signal } of lost) await run(0, signal);
  });
  for (const [index, each] of lost.entries()) {
    while (notices.filter(({ level }) => level === 'error').length <= index) await whileOthersWork();
    each.abort();
  }
  await consumer.stop();
  expect(notices.slice(0, 2).map(({ level }) => level)).toEqual(['error', 'error']);
});

it('says that commands are taken again where the partition that still is not goes to another', async () => {
  const [lost, over, away] = [new AbortController(), new AbortController(), new Set([0, 1])];
  const { consumer, notices } = working(away, async (run) => {
    await Promise.all([run(0, over.signal), run(1, lost.signal)]);
  });
  while (notices.length < 2) await whileOthersWork();
  away.delete(0);
  while (consumer.status.partitions.some(({ partition, state }) => partition === 0 && state === 'waiting'))
    await whileOthersWork();
  lost.abort();
  while (consumer.status.partitions.length > 1) await whileOthersWork();
  await whileOthersWork();
  expect(notices.map(({ level }) => level)).toEqual(['error', 'debug', 'info']);
  await consumer.stop();
  expect(notices).toHaveLength(3);
});

it('says once what takes its partitions from it and its membership with them', async () => {
  const joined: AbortController[] = [];
  const { consumer, notices } = working(new Set([0]), async (run) => {
    const over = new AbortController();
    joined.push(over);
    void run(0, over.signal);
    while (!notices.some(({ partition }) => partition === 0)) await whileOthersWork();
    throw new BrokerUnavailable('The membership is lost.');
  });
  while (joined.length < REJOINS) await whileOthersWork();
  await consumer.stop();
  expect(notices.filter(({ level }) => level !== 'debug')).toMatchObject([
    { level: 'error', text: 'Commands wait: Away.' },
  ]);
});

it('says nothing of joining that is given up at a stop', async () => {
  const joining: string[] = [];
  const { consumer, notices } = consuming({
    join: ({ group }, signal) =>
      new Promise((_joined, failed) => {
        joining.push(group);
        signal.addEventListener('abort', () => failed(new BrokerUnavailable('Joining was given up.')));
      }),
    readQueued: () => Promise.reject(new BrokerUnavailable('Away.')),
  });
  while (joining.length === 0) await whileOthersWork();
  await consumer.stop();
  expect(notices).toEqual([]);
  expect(consumer.status).toMatchObject({ state: 'stopped' });
});
