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
  const into = new Float64Array(ASKED.length * WIDTH);
  ladder.read(ASKED, { into, from: 0, apart: WIDTH, first: 0 });
  return [...into];
};

const summed = (added: readonly Added[]): readonly number[] =>
  ASKED.flatMap((day) =>
    Array.from({ length: WIDTH }, (_, place) =>
      added.filter((one) => one.place === place && one.day <= day).reduce((sum, { amount }) => sum + amount, 0),
    ),
  );

it('has at the end of every day what has been added on the days up to it, and a copy what had been by then', () => {
  const law = fc.property(fc.array(anyAdded, { maxLength: 40, size: 'max' }), fc.nat(), (added, pick) => {
    const cut = pick % (added.length + 1);
    const ladder = new Ladder(WIDTH);
    for (const { day, place, amount } of added.slice(0, cut)) ladder.add(day, place, amount);
    const copy = ladder.frozen();
    for (const { day, place, amount } of added.slice(cut)) ladder.add(day, place, amount);
    expect([read(copy), read(ladder)]).toEqual([summed(added.slice(0, cut)), summed(added)]);
  });
  fc.assert(law, { numRuns: 300 });
});

it('adds to a list only the sums from a place on', () => {
  const ladder = new Ladder(WIDTH);
  ladder.add(1, 0, 5);
  ladder.add(1, 1, 7);
  const into = Float64Array.from([1, 1, 1, 1]);
  ladder.read([1], { into, from: 1, apart: WIDTH, first: 1 });
  expect([...into]).toEqual([1, 1, 8, 1]);
});
