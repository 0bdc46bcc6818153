import { StoreUnavailable } from '../../kernel/event-store.port';
import { MessageTooLarge, type OutgoingMessage, SenderFenced } from '../../kernel/message-broker.port';
import { MemoryMessageBroker } from '../../../test/support/memory-message-broker.adapter';
import { MemoryMessageQueue } from '../../../test/support/memory-message-queue';
import { CommandPartitionWorker, type WorkerPorts } from './command-partition.worker';
import { CommandsOutage } from './commands-outage';
import type { ConsumerNotice } from './consumer-state';

const PLACE = { topic: 'commands', partition: 3, topicPrefix: 'acme.', senderId: 'commands.3' };
const DEAD = { topic: 'acme.subscription.commands.dead.v1', partition: 0 };
const REFUSAL = { code: 'subscription-not-found', detail: 'There is none.', fix: 'Start it.' };

/** What happens at each message: nothing, a refusal, or an error as often as said. */
type Fate = 'refused' | { readonly error: Error; times: number };

const textOf = (bytes: Uint8Array | null): string => new TextDecoder().decode(bytes ?? new Uint8Array());

const setUp = (fates: Readonly<Record<string, Fate>> = {}, told: Partial<WorkerPorts> = {}) => {
  const [queue, broker] = [new MemoryMessageQueue(), new MemoryMessageBroker()];
  const [taken, notices, keptTooEarly]: [string[], ConsumerNotice[], bigint[]] = [[], [], []];
  const stop = new AbortController();
  const pause = { beforeAttempt: () => new Promise<void>((resolve) => setImmediate(resolve)) };
  const take: WorkerPorts['take'] = async ({ message }) => {
    // A process that ends now must take this message again.
    if ((queue.commits.at(-1) ?? 0n) > message.offset) keptTooEarly.push(message.offset);
    const fate = fates[textOf(message.value)];
    if (typeof fate === 'object' && fate.times > 0) {
      fate.times -= 1;
      throw fate.error;
    }
    await Promise.resolve();
    taken.push(textOf(message.value));
    return fate === 'refused' ? REFUSAL : undefined;
  };
  const notify = (notice: ConsumerNotice): void => void notices.push(notice);
  const outage = new CommandsOutage(notify);
  const ports = { broker, queue, pause, idlePause: pause, take, notify, outage, atPoint: () => undefined, ...told };
  const worker = new CommandPartitionWorker(ports, PLACE, queue);
  /** Works until a place is kept. */
  const keptUpTo = async (place: bigint): Promise<void> => {
    const running = worker.run(stop.signal);
    while (queue.commits.at(-1) !== place) await pause.beforeAttempt();
    stop.abort();
    await running;
    expect(keptTooEarly).toEqual([]);
  };
  return { queue, broker, taken, notices, outage, stop, worker, keptUpTo };
};

it('takes messages in their order, each once, and keeps its place behind them', async () => {
  const { queue, taken, keptUpTo, worker } = setUp();
  queue.add('a', 'b', 'c', 'd');
  await keptUpTo(4n);
  expect(taken).toEqual(['a', 'b', 'c', 'd']);
  expect(worker.status).toEqual({ partition: 3, state: 'running', next: 4, lag: 0 });
});

it('goes on behind the place that was kept', async () => {
  const { queue, taken, keptUpTo } = setUp();
  queue.add('a', 'b', 'c');
  queue.commits.push(2n);
  await keptUpTo(3n);
  expect(taken).toEqual(['c']);
});

it('hands on what is refused, as it came and with its reason, before the place is kept', async () => {
  const places: (bigint | undefined)[] = [];
  const broker = new MemoryMessageBroker(() => {
    places.push(queue.commits.at(-1));
    return undefined;
  });
  const { queue, taken, keptUpTo } = setUp({ b: 'refused' }, { broker });
  queue.add('a', 'b', 'c');
  await keptUpTo(3n);
  // It was connected to and sent to before anything was kept.
  expect(places).toEqual([undefined, undefined]);
  expect(taken).toEqual(['a', 'b', 'c']);
  const headers = { code: 'subscription-not-found', reason: 'There is none.', fix: 'Start it.' };
  const origin = { 'origin-topic': 'commands', 'origin-partition': '3', 'origin-offset': '1' };
  expect(broker.messagesIn(DEAD)).toMatchObject([{ key: 'sub-1', value: 'b', headers: { ...headers, ...origin } }]);
});

it('hands on the next ones after a broker that failed, and none is lost', async () => {
  let faults = 4;
  const broker = new MemoryMessageBroker(() => (faults-- > 0 ? 'not-done' : undefined));
  const { queue, keptUpTo } = setUp({ a: 'refused', b: 'refused' }, { broker });
  queue.add('a', 'b');
  await keptUpTo(2n);
  expect(broker.messagesIn(DEAD).map(({ value }) => value)).toEqual(['a', 'b']);
});

it('leaves out a value that the topic of refused ones does not take, and says so', async () => {
  const sent: OutgoingMessage[] = [];
  const openSender = () =>
    Promise.resolve({
      send: (messages: readonly OutgoingMessage[]) => {
        if (messages.some(({ value }) => value !== null)) return Promise.reject(new MessageTooLarge('1 byte'));
        sent.push(...messages);
        return Promise.resolve();
      },
      close: () => Promise.resolve(),
    });
  const { queue, keptUpTo } = setUp({ a: 'refused' }, { broker: { openSender } });
  queue.add('a');
  await keptUpTo(1n);
  expect(sent).toMatchObject([{ value: null, headers: { 'value-left-out': '1 bytes', 'origin-offset': '0' } }]);
});

it.each([
  ['a store that is away', new StoreUnavailable('The store is away.')],
  ['a fault of its own', new Error('A fault of the service.')],
])('waits while a message cannot be taken for %s, and says why', async (_, error) => {
  const { queue, broker, taken, notices, keptUpTo, worker } = setUp({ b: { error, times: 3 } });
  queue.add('a', 'b', 'c');
  const working = keptUpTo(3n);
  while (worker.status.state === 'running') await new Promise<void>((resolve) => setImmediate(resolve));
  expect(worker.status).toMatchObject({ state: 'waiting', reason: error.message, next: 1 });
  await working;
  expect(taken).toEqual(['a', 'b', 'c']);
  expect(worker.status.state).toBe('running');
  expect(broker.messagesIn(DEAD)).toEqual([]);
  expect(notices).toMatchObject([
    { level: 'error', offset: '1', partition: 3 },
    { level: 'info', text: 'Commands are taken again.' },
  ]);
});

it('does again what a broker that is away did not do', async () => {
  const { queue, taken, keptUpTo } = setUp();
  queue.add('a', 'b', 'c', 'd');
  queue.failures = 3;
  await keptUpTo(4n);
  expect(taken).toEqual(['a', 'b', 'c', 'd']);
});

it('finishes the message under way when it is told to stop, keeps its place, and begins no other', async () => {
  const all = setUp();
  const { queue, taken, stop } = all;
  queue.add('a', 'b', 'c');
  const take: WorkerPorts['take'] = async ({ message }) => {
    stop.abort();
    await Promise.resolve();
    taken.push(textOf(message.value));
    return undefined;
  };
  const pause = { beforeAttempt: () => Promise.resolve() };
  const ports = { ...all, pause, idlePause: pause, take, notify: () => undefined, atPoint: () => undefined };
  await new CommandPartitionWorker(ports, PLACE, queue).run(stop.signal);
  expect(taken).toEqual(['a']);
  expect(queue.commits).toEqual([1n]);
});

it('says nothing of what fails when it is told to stop', async () => {
  const { queue, notices, stop, worker } = setUp(
    {},
    {
      take: () => {
        stop.abort();
        return Promise.reject(new StoreUnavailable('The store is closed.'));
      },
    },
  );
  queue.add('a');
  await worker.run(stop.signal);
  expect(notices).toEqual([]);
});

it('leaves a message that cannot be taken to whoever comes next', async () => {
  const { queue, worker, stop } = setUp({ b: { error: new StoreUnavailable('The store is away.'), times: 1_000 } });
  queue.add('a', 'b', 'c');
  const running = worker.run(stop.signal);
  while (worker.status.state === 'running') await new Promise<void>((resolve) => setImmediate(resolve));
  stop.abort();
  await running;
  expect(queue.commits).toEqual([1n]);
});

it('sends with another sender after one that failed', async () => {
  const senders: boolean[] = [];
  const openSender = () => {
    const sender = senders.push(false) - 1;
    return Promise.resolve({
      send: () => (sender === 0 ? Promise.reject(new SenderFenced('Another has its place.')) : Promise.resolve()),
      close: () => Promise.resolve(void (senders[sender] = true)),
    });
  };
  const { queue, keptUpTo } = setUp({ a: 'refused' }, { broker: { openSender } });
  queue.add('a');
  await keptUpTo(1n);
  expect(senders).toEqual([true, true]);
});

it('begins anew, and says so, where the topic ends before the place that was kept', async () => {
  const { queue, taken, notices, keptUpTo, worker } = setUp();
  queue.add('a');
  queue.commits.push(7n);
  await keptUpTo(1n);
  expect(notices).toMatchObject([{ level: 'error', offset: '7' }]);
  expect(worker.status).toEqual({ partition: 3, state: 'running', next: 1, lag: 0, beganAnewFrom: 7 });
  expect(taken).toEqual(['a']);
});

it('says so where what stood behind the place that was kept has been cleared away', async () => {
  const { queue, taken, notices, keptUpTo } = setUp();
  queue.add('a', 'b', 'c', 'd');
  queue.commits.push(1n);
  queue.first = 3n;
  await keptUpTo(4n);
  expect(taken).toEqual(['d']);
  expect(notices).toMatchObject([
    { level: 'error', offset: '1', text: expect.stringContaining('begins at 3') as unknown },
  ]);
});

it('says nothing of the last refusal of a message that was sent again with its headers', async () => {
  const { queue, broker, keptUpTo } = setUp({ a: 'refused' });
  queue.add('a');
  const [message] = queue.messages;
  const headers = { errors: '[]', 'value-left-out': '1 bytes', code: 'old', own: 'kept' };
  if (message !== undefined) queue.messages[0] = { ...message, headers };
  await keptUpTo(1n);
  const [letter] = broker.messagesIn(DEAD);
  expect(letter?.headers).toMatchObject({ code: REFUSAL.code, own: 'kept' });
  expect(Object.keys(letter?.headers ?? {})).not.toEqual(expect.arrayContaining(['errors']));
  expect(Object.keys(letter?.headers ?? {})).not.toEqual(expect.arrayContaining(['value-left-out']));
});
