import type { DecimalAmount } from './decimal-amount';
import { InvariantViolated } from './invariant-violated';
import { hasDigits, wholeNumberAt } from './text-digits';

/** As many digits as a floating-point number holds exactly, whatever they are. */
const EXACT_DIGITS_MAX = 15;
const POWERS_OF_TEN = Array.from({ length: EXACT_DIGITS_MAX + 1 }, (_, exponent) => 10n ** BigInt(exponent));

export const powerOfTen = (exponent: number): bigint => POWERS_OF_TEN[exponent] ?? 10n ** BigInt(exponent);

/** An exact number: numerator over a denominator that is above zero. Never a float. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The exact number `numerator / denominator`. Throws InvariantViolated unless the denominator is above zero. */
export const ratio = (numerator: bigint, denominator = 1n): Rational => {
  if (denominator <= 0n) throw new InvariantViolated(`The denominator ${denominator.toString()} is not above zero.`);
  return { numerator, denominator };
};

export const ZERO = ratio(0n);

/** The exact value of a decimal text. */
export const decimal = (text: DecimalAmount): Rational => {
  const point = text.indexOf('.');
  if (point < 0) return ratio(wholeOf(text));
  return ratio(wholeOf(text.slice(0, point) + text.slice(point + 1)), powerOfTen(text.length - point - 1));
};

/** By way of a number where it can be, which is much quicker: every price of every fact is read here. */
const wholeOf = (digits: string): bigint => {
  const { length } = digits;
  const isShort = length > 0 && length <= EXACT_DIGITS_MAX && hasDigits(digits, 0, length);
  return BigInt(isShort ? wholeNumberAt(digits, 0, length) : digits);
};

export const times = (a: Rational, b: Rational): Rational =>
  ratio(a.numerator * b.numerator, a.denominator * b.denominator);

export const plus = (a: Rational, b: Rational): Rational =>
  ratio(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);

export const minus = (a: Rational, b: Rational): Rational =>
  ratio(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);

/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export const compare = (a: Rational, b: Rational): bigint => a.numerator * b.denominator - b.numerator * a.denominator;

/** The nearest whole number; a half goes to the even one. */
export const roundHalfEven = ({ numerator, denominator }: Rational): bigint => {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const whole = magnitude / denominator;
  const twiceRest = (magnitude % denominator) * 2n;
  const up = twiceRest > denominator || (twiceRest === denominator && whole % 2n === 1n);
  const rounded = up ? whole + 1n : whole;
  return numerator < 0n ? -rounded : rounded;
};

/** Whole units of a decimal place as a text with so many decimals: -1250 with two of them is `-12.50`. */
export const decimalText = (units: bigint, digits: number): string => {
  const sign = units < 0n ? '-' : '';
  const magnitude = (units < 0n ? -units : units).toString().padStart(digits + 1, '0');
  if (digits === 0) return sign + magnitude;
  return `${sign}${magnitude.slice(0, -digits)}.${magnitude.slice(-digits)}`;
};

/** The value as a text with so many decimals, the last of them rounded half-even. */
export const roundedText = (value: Rational, digits: number): string =>
  decimalText(roundHalfEven(times(value, ratio(powerOfTen(digits)))), digits);
