import { present } from './present';

it('leaves out what is undefined, and keeps what is false, empty or null', () => {
  const fields = { a: undefined, b: false, c: '', d: null, e: 0, f: [] };
  expect(Object.keys(present(fields))).toEqual(['b', 'c', 'd', 'e', 'f']);
});
