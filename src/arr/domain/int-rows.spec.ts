import { IntRows } from './int-rows';

/** More cells than a chunk has, so that a row stands in two of them. */
const ROWS = 10_000;

describe('rows of whole numbers', () => {
  it('have their cells beside each other, and each cell is read of many rows', () => {
    const rows = new IntRows(3);
    for (let row = 0; row < ROWS; row += 1) expect(rows.push([row, -row, 2 * row])).toBe(row);
    const [second, third] = [rows.cell(1), rows.cell(2)];
    expect(rows.length).toBe(ROWS);
    for (const row of [0, 1, 5_461, 5_462, ROWS - 1]) {
      expect([rows.at(row, 0), second.at(row), third.at(row)]).toEqual([row, 0 - row, 2 * row]);
    }
    expect(() => second.at(ROWS)).toThrow('has no row');
  });

  it('are of as many cells as they have', () => {
    const rows = new IntRows(2);
    expect(() => rows.push([1])).toThrow('cannot have 1 cells');
    expect(() => rows.push([1, 2, 3])).toThrow('cannot have 3 cells');
    expect(rows.length).toBe(0);
  });
});
