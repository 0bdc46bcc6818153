import { amountAt, AmountRows, dayAt, placeAt, sequenceAt } from './amount-rows';

const AMOUNTS = [
  0,
  1,
  -1,
  2 ** 31,
  -(2 ** 31),
  2 ** 32,
  -(2 ** 32),
  2 ** 32 - 1,
  -(2 ** 32) - 1,
  2 ** 53 - 1,
  -(2 ** 53) + 1,
];

it('gives back whole amounts of either sign that floating-point numbers hold, also behind the first chunk', () => {
  const rows = new AmountRows();
  for (let row = 0; row < 8_200; row += 1) rows.push(-row, row + 1, row + 2, AMOUNTS[row % AMOUNTS.length] ?? 0);
  for (let row = 0; row < rows.length; row += 1) {
    const { cells = new Int32Array(0), from = 0 } = rows.placeOf(row) ?? {};
    const read = [dayAt, placeAt, sequenceAt, amountAt].map((of) => of(cells, from));
    expect(read).toEqual([0 - row, row + 1, row + 2, AMOUNTS[row % AMOUNTS.length]]);
  }
  expect(rows.placeOf(rows.length)).toBeUndefined();
});

it('refuses what does not fit in 32 bits', () => {
  const rows = new AmountRows();
  for (const at of [0, 1, 2]) {
    const [day = 0, place = 0, sequence = 0] = [1, 1, 1].map((one, index) => (index === at ? 2 ** 31 : one));
    expect(() => {
      rows.push(day, place, sequence, 1);
    }).toThrow('cannot be');
  }
  expect(rows.length).toBe(0);
});
