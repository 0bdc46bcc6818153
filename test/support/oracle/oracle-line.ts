import { decimal, minus, notBelowZero, ratio, roundHalfEven, times } from './fraction';
import type { Fraction } from './fraction';
import { covers, daysBetween, monthsFrom } from './oracle-calendar';
import type { OracleDiscount, OracleFact, OracleInterval, OracleLine, OracleTerm } from './oracle-facts';
import { ratioIn, treatmentOf } from './treatments';

const DECIMALS: Readonly<Record<string, number>> = { EUR: 2, USD: 2, GBP: 2, CHF: 2, JPY: 0, KRW: 0, KWD: 3, BHD: 3 };

/** How many digits the minor unit of a currency has. */
export const decimalsOf = (currency: string): number => {
  const decimals = DECIMALS[currency];
  if (decimals === undefined) throw new Error(`the oracle does not know ${currency}`);
  return decimals;
};

/** A line where it stands: in which currency, on which day, in which term, and by which facts and policy. */
export interface LineStanding {
  readonly currency: string;
  readonly day: string;
  readonly known: readonly OracleFact[];
  /** The day of the fact that states the line. */
  readonly statedOn?: string;
  readonly term?: OracleTerm | undefined;
  readonly termFrom?: string;
}

const ONE = ratio(1n, 1n);
const NOTHING = ratio(0n, 1n);

const unitsOf = (currency: string): Fraction => ratio(10n ** BigInt(decimalsOf(currency)), 1n);

const annualFactor = (interval: OracleInterval, known: readonly OracleFact[]): Fraction => {
  if ('days' in interval) return times(ratioIn(known, 'daysPerYear', 365n), ratio(1n, BigInt(interval.days)));
  if ('weeks' in interval) return times(ratioIn(known, 'weeksPerYear', 52n), ratio(1n, BigInt(interval.weeks)));
  if ('months' in interval) return ratio(12n, BigInt(interval.months));
  return ratio(1n, BigInt(interval.years));
};

const isTaken = (discount: OracleDiscount, { day, known }: LineStanding): boolean => {
  const which = treatmentOf(known, 'discounts');
  if (which === 'list' || (which === 'permanent-only' && discount.until !== undefined)) return false;
  return covers(discount, day);
};

const netAmount = (line: OracleLine, standing: LineStanding): Fraction => {
  let left = times(decimal(line.total ?? line.unitPrice ?? '0'), decimal(line.quantity ?? '1'));
  for (const discount of (line.discounts ?? []).filter((one) => isTaken(one, standing))) {
    const off =
      discount.percent === undefined
        ? decimal(discount.amount ?? '0')
        : times(left, times(decimal(discount.percent), ratio(1n, 100n)));
    left = notBelowZero(minus(left, off));
  }
  return left;
};

const kindCounts = (kind: string, known: readonly OracleFact[]): boolean => {
  if (kind === 'service') return treatmentOf(known, 'services') === 'include-contracted';
  if (kind === 'irregular') return treatmentOf(known, 'irregular') === 'include-contracted';
  if (kind === 'usage') return treatmentOf(known, 'usage') === 'committed-minimum';
  return kind === 'subscription' || kind === 'maintenance';
};

/** Its days in the term over those of the term, where a line with an end inside the term is averaged over it. */
const averaged = (
  line: OracleLine,
  { day, known, statedOn = '', term, termFrom = '' }: LineStanding,
): Fraction | undefined => {
  if (treatmentOf(known, 'ramps') !== 'average-over-term' || term === undefined) return undefined;
  if (!covers({ from: termFrom, until: term.endsOn }, day)) return undefined;
  const isInside = (end: string): boolean => termFrom < end && end < term.endsOn;
  const [from, until] = [line.from ?? '', line.until ?? '9999-12-31'];
  const begins = from > statedOn ? from : '';
  if (!isInside(begins) && !isInside(until)) return undefined;
  const first = begins > termFrom ? begins : termFrom;
  const end = until < term.endsOn ? until : term.endsOn;
  return ratio(BigInt(daysBetween(first, end)), BigInt(daysBetween(termFrom, term.endsOn)));
};

/** Whole months and the share of the month that would follow. */
const monthsBetween = (from: string, to: string): Fraction => {
  let whole = 0;
  while (monthsFrom(from, whole + 1) <= to) whole += 1;
  const reached = monthsFrom(from, whole);
  const length = BigInt(daysBetween(reached, monthsFrom(from, whole + 1)));
  return ratio(BigInt(whole) * length + BigInt(daysBetween(reached, to)), length);
};

/** By what a line counts less because what is agreed is short. */
const shortened = (line: OracleLine, { known, term, termFrom }: LineStanding): Fraction => {
  const how = treatmentOf(known, 'shortTerms') ?? 'annualise';
  const own = line.over !== undefined && 'months' in line.over ? ratio(BigInt(line.over.months), 1n) : undefined;
  const ends = term !== undefined && term.renews !== true && termFrom !== undefined;
  const months = own ?? (ends ? monthsBetween(termFrom, term.endsOn) : undefined);
  if (how === 'annualise' || months === undefined || months.top > 12n * months.bottom) return ONE;
  return how === 'exclude' ? NOTHING : ratio(months.top, 12n * months.bottom);
};

/** The ARR of a line on a day, in minor units: zero out of its span, in its trial, or of a kind that does not count. */
export const lineArr = (line: OracleLine, standing: LineStanding): bigint => {
  const { currency, day, known } = standing;
  const interval = line.every ?? line.over;
  if (interval === undefined || !kindCounts(line.kind, known)) return 0n;
  const share = averaged(line, standing);
  if (share === undefined && !covers(line, day)) return 0n;
  if (line.trialUntil !== undefined && day < line.trialUntil && treatmentOf(known, 'trials') !== 'include') return 0n;
  const yearly = times(netAmount(line, standing), annualFactor(interval, known));
  const counted = times(times(yearly, share ?? ONE), shortened(line, standing));
  return roundHalfEven(times(counted, unitsOf(currency)));
};
