import { headersOf } from './partition-reader';

it('a header without a value says nothing, and of one that comes several times the first counts', () => {
  const headers = { a: Buffer.from('1'), b: null, c: [Buffer.from('2'), Buffer.from('3')], d: [null], e: undefined };
  expect(headersOf({ offset: '0', key: null, value: null, headers })).toEqual({ a: '1', c: '2' });
  expect(headersOf({ offset: '0', key: null, value: null })).toEqual({});
});
