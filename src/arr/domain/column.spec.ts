import { byteColumn, CHUNK_CELLS, float64Column, int32Column } from './column';

describe('a column', () => {
  it('holds numbers by row across chunks', () => {
    const column = int32Column();
    for (let row = 0; row <= CHUNK_CELLS; row += 1) expect(column.push(row * 3)).toBe(row);
    column.set(1, -7);
    expect([0, 1, CHUNK_CELLS].map((row) => column.at(row))).toEqual([0, -7, CHUNK_CELLS * 3]);
    expect(column.length).toBe(CHUNK_CELLS + 1);
  });

  it('refuses a number that it would not hold exactly', () => {
    expect(() => int32Column().push(2 ** 31)).toThrow('cannot hold 2147483648');
    expect(() => byteColumn().push(256)).toThrow('cannot hold 256');
    expect(float64Column().push(2 ** 53)).toBe(0);
  });

  it('refuses a row that is not there', () => {
    const column = float64Column();
    column.push(1);
    expect(() => column.at(1)).toThrow('no row 1');
    expect(() => column.set(1, 2)).toThrow('no row 1');
  });
});
