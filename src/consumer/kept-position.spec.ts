import { at, chained, change, reading } from './changes.builders';
import type { ShardPosition } from './shard-check';

const DIGEST = at(2).headers['digest'] ?? '';
const kept = (over: object = {}): ShardPosition => ({
  ...{ epoch: 1, shard: 0, seq: 2, digest: DIGEST, totals: { EUR: '20.00' } },
  ...over,
});

it.each<[string, unknown, string]>([
  ['a shard that has become text', kept({ shard: '0' }), '`shard` is "0", and must be a whole number from 0'],
  ['an epoch beyond all', kept({ epoch: 1e300 }), '`epoch` is 1e+300, and must be a whole number from 1'],
  ['no seq', kept({ seq: null }), '`seq` is null, and must be a whole number from 1'],
  ['a digest that was cut off', kept({ digest: DIGEST.slice(0, 20) }), 'and must be `sha256:` and 64 hexadecimal'],
  ['totals that have become text', kept({ totals: '{}' }), '`totals` is "{}", and must be an object of totals'],
  ['a total that has become a number', kept({ totals: { EUR: 20 } }), 'must be an object of totals by currency'],
  ['a total of no currency', kept({ totals: { eur: '20.00' } }), 'must be an object of totals by currency'],
  ['what is no position', null, 'it is null, and must be an object'],
])('goes on from no position with %s', (_, position, message) => {
  const begin = () => reading({ positions: [position as ShardPosition] });
  expect(begin).toThrow(
    expect.objectContaining({ code: 'position-is-invalid', message: expect.stringContaining(message) }),
  );
});

it('keeps to a position that its caller changes later, and to what a database has put beside it', async () => {
  const totals = { EUR: '20.00' };
  const position = { ...kept({ totals }), savedAt: 'today' };
  const { reader, applied } = reading({ positions: [position] });
  [position.seq, totals.EUR] = [4, '40.00'];
  await reader.take(at(3));
  expect(applied).toEqual([3]);
  expect(Object.keys(reader.position(0) ?? {})).toEqual(['epoch', 'shard', 'seq', 'digest', 'totals']);
});

it('goes on behind the highest of several positions of a shard', async () => {
  const ends = new Map<number, ShardPosition>();
  const before = reading({ apply: (one, position) => void ends.set(one.seq, position) });
  for (const seq of [1, 2, 3, 4]) await before.reader.take(at(seq));
  const positions = [2, 4, 3].flatMap((seq) => ends.get(seq) ?? []);
  const { reader, applied } = reading({ positions });
  for (const seq of [3, 4, 5]) await reader.take(at(seq));
  expect(applied).toEqual([5]);
});

it('hands out positions that nobody can change', async () => {
  const { reader, positions } = reading({ positions: [kept()] });
  const given = [reader.position(0)];
  await reader.take(at(3));
  given.push(reader.position(0), ...positions);
  expect(given).toHaveLength(3);
  for (const position of given)
    expect([Object.isFrozen(position), Object.isFrozen(position?.totals)]).toEqual([true, true]);
});

it('goes by its own position whatever is made of the change that it has told', async () => {
  const applied: number[] = [];
  const { reader } = reading({
    apply: (one) => {
      applied.push(one.seq);
      Object.assign(one, change(9, { epoch: 9, shard: 9 }));
    },
  });
  const [ofAnother = at(1)] = chained([change(1, { shard: 1 })]);
  for (const message of [at(1), ofAnother, at(2)]) expect(await reader.take(message)).toBe('next');
  expect(applied).toEqual([1, 1, 2]);
  expect(reader.position(0)).toMatchObject({ epoch: 1, seq: 2 });
});
