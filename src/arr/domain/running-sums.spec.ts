import { MEASURES, measureIn, RunningSums } from './running-sums';

const KEPT = { apart: 2, statesMax: 4 };
const DAYS = [10, 20];

/** One amount in each of some cells, each a sequence later than that of the cell before. */
const sumsOf = (cells: number): RunningSums => {
  const sums = new RunningSums(KEPT);
  for (let cell = 0; cell < cells; cell += 1) sums.add(cell + 1, 5, cell, [0, 7]);
  return sums;
};

describe('sums as known before most cells', () => {
  it('are of the cells known by then alone', () => {
    const sums = sumsOf(9);
    expect([0, 1, 4, 9].map((knownAt) => sums.read(DAYS, knownAt).cells)).toEqual([0, 1, 4, 9]);
    expect(sums.read(DAYS, 3).size).toBe(DAYS.length * 3 * MEASURES);
  });

  it('say nothing of a cell that came later, on any day', () => {
    const readings = sumsOf(9).read(DAYS, 3);
    const read = (cell: number) => DAYS.map((_, day) => measureIn(readings, day, cell, 0));
    expect([2, 3, 8].map(read)).toEqual([
      [7, 7],
      [0, 0],
      [0, 0],
    ]);
  });
});
