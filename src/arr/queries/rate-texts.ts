import { type Currency, minorDigitsOf } from '../../kernel/currency';
import { formatMinorUnits } from '../../kernel/minor-units';
import { decimalText, type Rational, roundedText, roundHalfEven } from '../../kernel/rational';
import type { Derived, Quotient } from '../domain/rates';
import type { DerivedAnswer, RateAnswer } from './retention-answers';

/** How many decimals a rate has. */
export const RATE_DIGITS = 6;

export const derived = (figure: Derived, textOf: (value: Rational) => string): DerivedAnswer =>
  'gap' in figure ? { value: null, why: figure.gap } : { value: textOf(figure.value) };

export const rateText = (value: Rational): string => roundedText(value, RATE_DIGITS);

/** Minor units that need not be whole, to the nearest that are. */
export const amountText =
  (currency: Currency) =>
  (minor: Rational): string =>
    decimalText(roundHalfEven(minor), minorDigitsOf(currency));

/** Of amounts of one currency. */
export const amountsRate = (rate: Quotient, currency: Currency): RateAnswer => ({
  ...derived(rate, rateText),
  numerator: formatMinorUnits(rate.numerator, currency),
  denominator: formatMinorUnits(rate.denominator, currency),
});
