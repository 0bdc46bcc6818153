import fc from 'fast-check';
import { ReadDays } from './read-days';
import { placeIn, type Readings, RunningSums } from './running-sums';

const MEASURES = 4;
const KEPT = { blockSize: 1, apart: 2, statesMax: 4, numbersMax: 1 << 20, tableMax: 1_000 };
const DAYS = new ReadDays([10, 20]);

const measureIn = (readings: Readings, day: number, cell: number, measure: number): number =>
  readings.amounts[placeIn(readings, day, cell) + measure] ?? 0;

/** One amount in each of some cells, each a sequence later than that of the cell before. */
const sumsOf = (cells: number): RunningSums => {
  const sums = new RunningSums(MEASURES, KEPT);
  for (let cell = 0; cell < cells; cell += 1) sums.add(cell + 1, 5, cell, [0, 7]);
  return sums;
};

describe('sums as known before most cells', () => {
  it('are of the cells known by then alone', () => {
    const sums = sumsOf(9);
    expect([0, 1, 4, 9].map((knownAt) => sums.read(DAYS, knownAt).cells)).toEqual([0, 1, 4, 9]);
    expect(sums.read(DAYS, 3).amounts.length).toBe(DAYS.count * 3 * MEASURES);
  });

  it('say nothing of a cell that came later, on any day', () => {
    const readings = sumsOf(9).read(DAYS, 3);
    const read = (cell: number) => DAYS.days.map((_, day) => measureIn(readings, day, cell, 0));
    expect([2, 3, 8].map(read)).toEqual([
      [7, 7],
      [0, 0],
      [0, 0],
    ]);
  });
});

const SOME_DAYS = new ReadDays([-2, 0, 1, 1, 5]);

interface Amount {
  readonly day: number;
  readonly cell: number;
  readonly measure: number;
  readonly amount: number;
}

const anyAmount: fc.Arbitrary<Amount> = fc.record({
  day: fc.integer({ min: -3, max: 6 }),
  cell: fc.nat({ max: 2 }),
  measure: fc.nat({ max: MEASURES - 1 }),
  amount: fc.integer({ min: -9, max: 9 }),
});

const expectedOf = (known: readonly Amount[], day: number, cell: number): readonly number[] => {
  const upTo = known.filter((one) => one.cell === cell && one.day <= day);
  const sumOf = (of: number): number =>
    upTo.filter(({ measure }) => measure === of).reduce((sum, { amount }) => sum + amount, 0);
  return Array.from({ length: MEASURES }, (_, measure) => sumOf(measure));
};

describe('sums', () => {
  it('are those of any day as known at any sequence, however many states of the past are kept', () => {
    const anyKept = fc.record({
      blockSize: fc.constantFrom(1, 2, 8, 32),
      apart: fc.integer({ min: 1, max: 4 }),
      statesMax: fc.integer({ min: 1, max: 4 }),
      // Few enough that states become fewer by what they hold.
      numbersMax: fc.constantFrom(3_000, 1 << 20),
      // None, one for some of what is added, one for all.
      tableMax: fc.constantFrom(0, 200, 5_000),
    });
    const anyAmounts = fc.array(anyAmount, { maxLength: 100, size: 'max' });
    const law = fc.property(anyAmounts, anyKept, fc.nat(), (added, kept, pick) => {
      const sums = new RunningSums(MEASURES, kept);
      // Two amounts have one sequence.
      added.forEach(({ day, cell, measure, amount }, row) => {
        sums.add(Math.floor(row / 2), day, cell, [measure, amount]);
      });
      const knownAt = (pick % (added.length + 2)) - 1;
      const known = added.filter((_, row) => Math.floor(row / 2) <= knownAt);
      const readings = sums.read(SOME_DAYS, knownAt);
      const cells = Array.from({ length: readings.cells }, (_, cell) => cell);
      const toldOf = (day: number, cell: number) =>
        Array.from({ length: MEASURES }, (_, measure) => measureIn(readings, day, cell, measure));
      const told = SOME_DAYS.days.map((_, day) => cells.map((cell) => toldOf(day, cell)));
      expect(told).toEqual(SOME_DAYS.days.map((day) => cells.map((cell) => expectedOf(known, day, cell))));
    });
    fc.assert(law, { numRuns: 300 });
  });

  it('are read of days in order alone', () => {
    expect(() => new ReadDays([2, 1])).toThrow('in order');
    expect(() => new ReadDays([1, 4, 3, 9])).toThrow('in order');
  });
});
