import fc from 'fast-check';
import { DayTable } from './day-table';

const WIDTH = 5;
/** Days of several blocks, one of them before 1970, and of blocks between which there is none. */
const DAYS = [-40, -33, -32, -1, 0, 1, 31, 32, 33, 95, 96, 400, 100_000];

interface Added {
  readonly day: number;
  readonly place: number;
  readonly amount: number;
}

const anyAdded: fc.Arbitrary<Added> = fc.record({
  day: fc.constantFrom(...DAYS),
  place: fc.nat({ max: WIDTH - 1 }),
  amount: fc.integer({ min: -9, max: 9 }),
});

const tableOf = (added: readonly Added[]): DayTable => {
  const table = new DayTable();
  for (const { day, place, amount } of added) table.add(day, place, amount);
  return table;
};

const readOf = (table: DayTable, days: readonly number[], count: number): readonly number[] => {
  const into = new Array<number>(days.length * count).fill(NaN);
  table.read(days, count, { into, from: 0, apart: count });
  return into;
};

describe('a table of days', () => {
  it('has what all that was added up to a day comes to, at each place', () => {
    const law = fc.property(fc.array(anyAdded, { maxLength: 60 }), fc.nat({ max: WIDTH + 1 }), (added, count) => {
      const sumOf = (day: number, place: number): number =>
        added.filter((one) => one.place === place && one.day <= day).reduce((sum, { amount }) => sum + amount, 0);
      const expected = DAYS.flatMap((day) => Array.from({ length: count }, (_, place) => sumOf(day, place)));
      expect(readOf(tableOf(added), DAYS, count)).toEqual(expected);
    });
    fc.assert(law, { numRuns: 500 });
  });

  it('puts nothing where it is not told to, and 0 for a day before the first', () => {
    const into = [1, 2, 3, 4];
    tableOf([{ day: 64, place: 0, amount: 7 }]).read([2, 64], 1, { into, from: 1, apart: 2 });
    expect(into).toEqual([1, 0, 3, 7]);
  });

  it('has a row for each day of a block, and one for what stood before', () => {
    const table = tableOf([{ day: 0, place: 3, amount: 1 }]);
    expect(table.size).toBe(33 * 4);
    table.add(95, 0, 1);
    expect(table.size).toBe(2 * 33 * 4);
  });
});
