import fc from 'fast-check';
import { DayTable } from './day-table';
import { PastTables } from './past-tables';

/** Wide enough that a block of all places is larger than a slab. */
const WIDTH = 4_200;
const PLACES = [0, 1, 7, 500, WIDTH - 1];
const DAYS = [-40, -1, 0, 31, 32, 95, 400];

const added = fc.record({
  day: fc.constantFrom(...DAYS),
  place: fc.constantFrom(...PLACES),
  amount: fc.integer({ min: 1, max: 9 }),
});

type Read = (places: { into: number[]; from: number; apart: number }) => void;

const readOf = (read: Read): readonly (readonly number[])[] => {
  const into = new Array<number>(DAYS.length * WIDTH).fill(NaN);
  read({ into, from: 0, apart: WIDTH });
  return DAYS.map((_, day) => PLACES.map((place) => into[day * WIDTH + place] ?? 0));
};

const told = (past: PastTables, table: number) =>
  readOf((places) => {
    past.read(table, DAYS, WIDTH, places);
  });

it('are read as the table was when each was kept, also those that stay when others are dropped', () => {
  // Few amounts between two, so that most blocks are those of the table before.
  const history = fc.array(fc.array(added, { maxLength: 2 }), { minLength: 1, maxLength: 12, size: 'max' });
  const law = fc.property(history, (steps) => {
    const [table, past] = [new DayTable(), new PastTables()];
    const expected = steps.map((step) => {
      for (const { day, place, amount } of step) table.add(day, place, amount);
      table.keepIn(past);
      return readOf((places) => {
        table.read(DAYS, WIDTH, places);
      });
    });
    expect(expected.map((_, at) => told(past, at))).toEqual(expected);
    const thinned = past.thinned();
    const kept = expected.filter((_, at) => at % 2 === 1);
    expect(kept.map((_, at) => told(thinned, at))).toEqual(kept);
    expect(thinned.length).toBe(kept.length);
  });
  fc.assert(law, { numRuns: 60, seed: 1 });
});
