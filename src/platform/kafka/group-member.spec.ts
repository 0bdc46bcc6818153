import { getEventListeners } from 'node:events';
import { KAFKA_TIMINGS } from './client-settings';
import { KafkaMessageBroker } from './kafka-message-broker.adapter';

it('leaves nobody listening for a stop after an attempt to join', async () => {
  const connection = { brokers: ['127.0.0.1:1'], ssl: false };
  const groupTimings = { sessionMs: 10, heartbeatMs: 5, rebalanceMs: 10 };
  const timings = { ...KAFKA_TIMINGS, deadlineMs: 100 };
  const queue = new KafkaMessageBroker({ connection, timings, groupTimings });
  const stop = new AbortController();
  await expect(queue.join({ group: 'g', topic: 't' }, stop.signal)).rejects.toThrow('Joining g');
  expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
  await queue.close();
});
