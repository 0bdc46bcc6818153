import { addMonths, partsOf, toEpochDay } from '../../kernel/calendar-date';
import type { MinorUnits } from '../../kernel/minor-units';
import type { Span } from '../../kernel/period-text';
import { type Rational, ratio, times } from '../../kernel/rational';
import type { CohortSums } from './cohort-sums';

/** What the rates of a window are made of, in one currency and one group; losses are positive here. */
export interface RateInputs {
  /** ARR at the end of the day before the window, and at the end of its last. */
  readonly opening: MinorUnits;
  readonly closing: MinorUnits;
  readonly new: MinorUnits;
  readonly expansion: MinorUnits;
  readonly reactivation: MinorUnits;
  readonly contraction: MinorUnits;
  readonly churn: MinorUnits;
  readonly cohort: CohortSums;
}

/** Why there is no figure: what it would be divided by is zero. */
export const RATE_GAPS = ['nothing-at-opening', 'nothing-at-closing', 'nothing-lost', 'nothing-then'] as const;
export type RateGap = (typeof RATE_GAPS)[number];

/** One number over another, or why that is no figure. */
export type Quotient = { readonly numerator: bigint; readonly denominator: bigint } & (
  { readonly value: Rational } | { readonly gap: RateGap }
);

/** A figure that is made of others, or why it is none. */
export type Derived = { readonly value: Rational } | { readonly gap: RateGap };

/** What rates that are per window are multiplied by to be per year. */
export interface YearShare {
  /** How many months the window has, where it has whole ones. */
  readonly months: number | undefined;
  readonly days: number;
  readonly factor: Rational;
}

const MONTHS_IN_YEAR = 12;
const DAYS_IN_YEAR = 365;

const monthsIn = ({ from, to }: Span): number | undefined => {
  const [first, last] = [partsOf(from), partsOf(to)];
  const months = (last.year - first.year) * MONTHS_IN_YEAR + last.month - first.month;
  return months > 0 && addMonths(from, months) === to ? months : undefined;
};

/** A window's share of a year: by its months where they are whole, else by its days. It holds a day at least. */
export const yearShareOf = (window: Span): YearShare => {
  const months = monthsIn(window);
  const days = toEpochDay(window.to) - toEpochDay(window.from);
  const factor =
    months === undefined ? ratio(BigInt(DAYS_IN_YEAR), BigInt(days)) : ratio(BigInt(MONTHS_IN_YEAR), BigInt(months));
  return { months, days, factor };
};

const quotient = (numerator: bigint, denominator: bigint, gap: RateGap): Quotient =>
  denominator === 0n
    ? { numerator, denominator, gap }
    : { numerator, denominator, value: ratio(numerator, denominator) };

/** A rate of a window as one of a year. */
export const annualised = (rate: Derived, { factor }: YearShare): Derived =>
  'gap' in rate ? rate : { value: times(rate.value, factor) };

/** By how much ARR has grown; `then` is what it was. */
export const growthOf = (then: MinorUnits, now: MinorUnits): Quotient => quotient(now - then, then, 'nothing-then');

/** Each with the two numbers that it is made of. */
export interface Rates {
  readonly nrr: Quotient;
  readonly grr: Quotient;
  readonly grossChurnRate: Quotient;
  readonly netChurnRate: Quotient;
  readonly expansionRate: Quotient;
  readonly quickRatio: Quotient;
  readonly logoChurnRate: Quotient;
  readonly averageArrPerAccount: Quotient;
}

/** The rates of a window. What is lost counts as a positive amount. */
export const ratesOf = (inputs: RateInputs): Rates => {
  const { opening, closing, expansion, cohort } = inputs;
  const lost = inputs.churn + inputs.contraction;
  const gained = inputs.new + expansion + inputs.reactivation;
  const ofOpening = (amount: MinorUnits): Quotient => quotient(amount, opening, 'nothing-at-opening');
  return {
    nrr: ofOpening(cohort.closing),
    grr: ofOpening(cohort.retained),
    grossChurnRate: ofOpening(lost),
    netChurnRate: ofOpening(lost - expansion),
    expansionRate: ofOpening(expansion),
    quickRatio: quotient(gained, lost, 'nothing-lost'),
    logoChurnRate: quotient(BigInt(cohort.accountsLost), BigInt(cohort.accounts), 'nothing-at-opening'),
    averageArrPerAccount: quotient(closing, BigInt(cohort.accountsAtClosing), 'nothing-at-closing'),
  };
};

const inverse = ({ numerator, denominator }: Rational): Rational => ratio(denominator, numerator);

/** How many years ARR stays, at the gross churn rate of a year. */
export const lifetimeOf = ({ grossChurnRate }: Rates, share: YearShare): Derived => {
  const annual = annualised(grossChurnRate, share);
  if ('gap' in annual) return annual;
  return annual.value.numerator === 0n ? { gap: 'nothing-lost' } : { value: inverse(annual.value) };
};

/** What an account is worth while it stays, in minor units: `margin` is the share of ARR that is gross profit. */
export const lifetimeValueOf = (
  { averageArrPerAccount: average }: Rates,
  lifetime: Derived,
  margin: Rational,
): Derived => {
  if ('gap' in average) return average;
  return 'gap' in lifetime ? lifetime : { value: times(times(average.value, margin), lifetime.value) };
};
