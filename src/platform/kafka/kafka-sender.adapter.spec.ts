import type { OutgoingMessage } from '../../kernel/message-broker.port';
import { assertAcknowledged } from './kafka-sender.adapter';

const to = (topic: string, partition: number): OutgoingMessage => ({
  topic,
  partition,
  key: '',
  value: '',
  headers: {},
});

const answer = (topicName: string, partition: number, over: object = {}) => ({
  ...{ topicName, partition, errorCode: 0, baseOffset: '7' },
  ...over,
});

it('takes an answer in which every partition has its place', () => {
  expect(() =>
    assertAcknowledged([to('a', 0), to('a', 0), to('b', 1)], [answer('a', 0), answer('b', 1)]),
  ).not.toThrow();
});

it.each([
  ['an empty one', []],
  ['one that leaves out a topic', [answer('a', 0)]],
  ['one with an error', [answer('a', 0), answer('b', 1, { errorCode: 6 })]],
  ['one without a place', [answer('a', 0), answer('b', 1, { baseOffset: '-1' })]],
])('does not take %s for an answer', (_, answers) => {
  expect(() => assertAcknowledged([to('a', 0), to('b', 1)], answers)).toThrow('acknowledged nothing for');
});
