import type { DecimalAmount } from './decimal-amount';
import { InvariantViolated } from './invariant-violated';
import { compare, decimal, minus, ratio, roundHalfEven, times, ZERO } from './rational';

const exactly = (text: string) => decimal(text as DecimalAmount);

describe('an exact number', () => {
  it('is the value of a decimal text, whatever its digits', () => {
    expect(compare(exactly('0.0035'), ratio(35n, 10_000n))).toBe(0n);
    expect(compare(exactly('49.00'), exactly('49'))).toBe(0n);
    expect(compare(exactly('0'), ZERO)).toBe(0n);
  });

  it('multiplies, subtracts and compares without loss', () => {
    expect(compare(times(ratio(1n, 3n), ratio(3n)), ratio(1n))).toBe(0n);
    expect(compare(minus(ratio(1n, 3n), ratio(1n, 2n)), ratio(-1n, 6n))).toBe(0n);
    expect(compare(ratio(1n, 3n), ratio(1n, 2n)) < 0n).toBe(true);
    expect(compare(ratio(-1n, 3n), ratio(-1n, 2n)) > 0n).toBe(true);
  });

  it.each([0n, -1n])('has no denominator of %s', (denominator) => {
    expect(() => ratio(1n, denominator)).toThrow(InvariantViolated);
  });
});

describe('roundHalfEven', () => {
  it.each([
    [5n, 2n, 2n],
    [7n, 2n, 4n],
    [1n, 2n, 0n],
    [3n, 2n, 2n],
    [-1n, 2n, 0n],
    [-3n, 2n, -2n],
    [-5n, 2n, -2n],
    [-7n, 2n, -4n],
    [7n, 3n, 2n],
    [8n, 3n, 3n],
    [-7n, 3n, -2n],
    [-8n, 3n, -3n],
    [0n, 7n, 0n],
    [25_000_000_000_000_000_001n, 10n, 2_500_000_000_000_000_000n],
  ])('rounds %s/%s to %s', (numerator, denominator, expected) => {
    expect(roundHalfEven(ratio(numerator, denominator))).toBe(expected);
  });
});
