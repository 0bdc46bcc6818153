import { getEventListeners } from 'node:events';
import { MemoryMessageBroker } from '../../../test/support/memory-message-broker.adapter';
import { MemoryMessageQueue } from '../../../test/support/memory-message-queue';
import { BrokerUnavailable } from '../../kernel/message-broker.port';
import type { MessageQueue, QueueMember } from '../../kernel/message-queue.port';
import { SubscriptionCommandsConsumer } from './subscription-commands.consumer';

const REJOINS = 20;

const whileOthersWork = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

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
  const pause = { beforeAttempt: whileOthersWork };
  const told = { notify: () => undefined, atPoint: () => undefined, take: () => Promise.resolve(undefined) };
  const ports = { broker: new MemoryMessageBroker(), queue, pause, idlePause: pause, ...told };
  const consumer = new SubscriptionCommandsConsumer(
    { ...ports, faultOfLedger: () => Promise.resolve(undefined) },
    'acme.',
  );
  consumer.start();
  while (listeners.length < REJOINS) await whileOthersWork();
  await consumer.stop();
  expect(Math.max(...listeners)).toBe(0);
});
