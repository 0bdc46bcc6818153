import { currency } from '../../test/support/subscription.builders';
import { formatMinorUnits, toMinorUnits, twelfthOf } from './minor-units';
import { ratio } from './rational';

describe('toMinorUnits', () => {
  it.each([
    ['EUR', 4900n],
    ['JPY', 49n],
    ['KWD', 49_000n],
    ['CLF', 490_000n],
  ])('takes 49 %s for %s', (code, expected) => {
    expect(toMinorUnits(ratio(49n), currency(code))).toBe(expected);
  });

  it("rounds half-even to the currency's own digits", () => {
    expect(toMinorUnits(ratio(5n, 2n), currency('JPY'))).toBe(2n);
    expect(toMinorUnits(ratio(7n, 2n), currency('JPY'))).toBe(4n);
    expect(toMinorUnits(ratio(25n, 1000n), currency('EUR'))).toBe(2n);
    expect(toMinorUnits(ratio(25n, 1000n), currency('KWD'))).toBe(25n);
  });
});

describe('formatMinorUnits', () => {
  it.each([
    [123_456n, 'EUR', '1234.56'],
    [5n, 'EUR', '0.05'],
    [0n, 'EUR', '0.00'],
    [-1250n, 'EUR', '-12.50'],
    [-5n, 'EUR', '-0.05'],
    [1000n, 'JPY', '1000'],
    [-7n, 'JPY', '-7'],
    [0n, 'JPY', '0'],
    [4900n, 'KWD', '4.900'],
    [1n, 'CLF', '0.0001'],
  ])('writes %s of %s as %s', (minor, code, text) => {
    expect(formatMinorUnits(minor, currency(code))).toBe(text);
  });
});

it('takes a twelfth, a half to the even unit', () => {
  expect([twelfthOf(1200n), twelfthOf(18n), twelfthOf(6n), twelfthOf(-18n), twelfthOf(-7n)]).toEqual([
    100n,
    2n,
    0n,
    -2n,
    -1n,
  ]);
});
