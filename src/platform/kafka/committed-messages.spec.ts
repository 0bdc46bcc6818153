import { committedOf, type RawMessage } from './committed-messages';

const said = (offset: number, producerId: string, text: string, inTransaction = true): RawMessage => ({
  ...{ offset: offset.toString(), key: null, value: Buffer.from(text), isControlRecord: false },
  batchContext: { producerId, inTransaction },
});

const marker = (offset: number, producerId: string, kind: 'abort' | 'commit'): RawMessage => ({
  ...{ offset: offset.toString(), key: Buffer.from([0, 0, 0, kind === 'commit' ? 1 : 0]), value: Buffer.alloc(6) },
  ...{ isControlRecord: true, batchContext: { producerId, inTransaction: true } },
});

const texts = (messages: readonly RawMessage[]): readonly (string | undefined)[] =>
  messages.map(({ value }) => value?.toString());

it('leaves out what was aborted, whatever the order in which the broker lists it', () => {
  const log = [
    said(0, 'a', 'a1'),
    said(1, 'b', 'b1'),
    said(2, 'b', 'b2'),
    marker(3, 'b', 'abort'),
    said(4, 'a', 'a2'),
    said(5, 'c', 'plain', false),
    marker(6, 'a', 'abort'),
    said(7, 'a', 'kept'),
    marker(8, 'a', 'commit'),
  ];
  const aborted = [
    { producerId: 'b', firstOffset: '1' },
    { producerId: 'a', firstOffset: '0' },
  ];
  expect(texts(committedOf(log, aborted))).toEqual(['plain', 'kept']);
});

it('leaves out what was aborted of a transaction that began before what was read', () => {
  const log = [said(10, 'a', 'lost'), marker(11, 'a', 'abort'), said(12, 'a', 'kept')];
  expect(texts(committedOf(log, [{ producerId: 'a', firstOffset: '3' }]))).toEqual(['kept']);
});

it('tells a key of four zeros from a marker', () => {
  const log = [
    said(0, 'a', 'lost'),
    { ...said(1, 'a', 'lost too'), key: Buffer.from([0, 0, 0, 0]) },
    said(2, 'a', 'lost as well'),
  ];
  expect(texts(committedOf(log, [{ producerId: 'a', firstOffset: '0' }]))).toEqual([]);
});
