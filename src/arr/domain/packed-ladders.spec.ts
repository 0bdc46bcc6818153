import fc from 'fast-check';
import { Ladder } from './ladder';
import { PackedLadders } from './packed-ladders';

const WIDTH = 2;
const LADDERS = 3;
const ASKED = [-40, -3, 0, 2, 33, 70, 400];

interface Added {
  readonly ladder: number;
  readonly day: number;
  readonly place: number;
  readonly amount: number;
}

/** The last ladder stays empty. */
const anyAdded: fc.Arbitrary<Added> = fc.record({
  ladder: fc.nat({ max: LADDERS - 2 }),
  day: fc.oneof(fc.integer({ min: -4, max: 4 }), fc.constantFrom(-40, 31, 32, 70)),
  place: fc.nat({ max: WIDTH - 1 }),
  amount: fc.integer({ min: -9, max: 9 }),
});

const addAll = (ladders: readonly Ladder[], added: readonly Added[]): void => {
  for (const { ladder, day, place, amount } of added) ladders[ladder]?.add(day, place, amount);
};

/** What several ladders hold at the end of some days, each beside the others. */
const readEach = (ladders: readonly Ladder[]): readonly number[] => {
  const into = new Float64Array(ASKED.length * ladders.length * WIDTH);
  ladders.forEach((ladder, at) => {
    ladder.read(ASKED, { into, from: at * WIDTH, apart: ladders.length * WIDTH });
  });
  return [...into];
};

it('are read as the ladders were when they were packed', () => {
  const anyHistory = fc.array(anyAdded, { minLength: 1, maxLength: 40, size: 'max' });
  const law = fc.property(anyHistory, anyHistory, fc.integer({ min: 1, max: LADDERS }), (before, later, count) => {
    const ladders = Array.from({ length: LADDERS }, () => new Ladder(WIDTH));
    addAll(ladders, before);
    const expected = readEach(ladders.slice(0, count));
    const packed = new PackedLadders(ladders, WIDTH);
    addAll(ladders, later);
    const into = new Float64Array(expected.length);
    packed.read(ASKED, count, { into, from: 0, apart: count * WIDTH });
    expect([...into]).toEqual(expected);
  });
  fc.assert(law, { numRuns: 300 });
});
