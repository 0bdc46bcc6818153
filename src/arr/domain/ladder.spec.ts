import fc from 'fast-check';
import { Ladder } from './ladder';

const WIDTH = 2;
const ASKED = [-40, -3, 0, 2, 33, 70];

interface Added {
  readonly day: number;
  readonly place: number;
  readonly amount: number;
}

const anyAdded: fc.Arbitrary<Added> = fc.record({
  day: fc.oneof(fc.integer({ min: -4, max: 4 }), fc.constantFrom(-40, 31, 32, 70)),
  place: fc.nat({ max: WIDTH - 1 }),
  amount: fc.integer({ min: -9, max: 9 }),
});

const read = (ladder: Ladder): readonly number[] => {
  const into = new Array<number>(ASKED.length * WIDTH).fill(0);
  ladder.read(ASKED, { into, from: 0, apart: WIDTH });
  return into;
};

const summed = (added: readonly Added[]): readonly number[] =>
  ASKED.flatMap((day) =>
    Array.from({ length: WIDTH }, (_, place) =>
      added.filter((one) => one.place === place && one.day <= day).reduce((sum, { amount }) => sum + amount, 0),
    ),
  );

it('has at the end of every day what has been added on the days up to it', () => {
  const law = fc.property(fc.array(anyAdded, { maxLength: 40, size: 'max' }), (added) => {
    const ladder = new Ladder(WIDTH);
    for (const { day, place, amount } of added) ladder.add(day, place, amount);
    expect(read(ladder)).toEqual(summed(added));
  });
  fc.assert(law, { numRuns: 300 });
});
