import { decimal, minus, notBelowZero, ratio, roundHalfEven, times } from './fraction';
import type { Fraction } from './fraction';
import { covers } from './oracle-calendar';
import type { OracleInterval, OracleLine } from './oracle-facts';

const DECIMALS: Readonly<Record<string, number>> = { EUR: 2, USD: 2, GBP: 2, CHF: 2, JPY: 0, KRW: 0, KWD: 3, BHD: 3 };

/** How many digits the minor unit of a currency has. */
export const decimalsOf = (currency: string): number => {
  const decimals = DECIMALS[currency];
  if (decimals === undefined) throw new Error(`the oracle does not know ${currency}`);
  return decimals;
};

const unitsOf = (currency: string): Fraction => ratio(10n ** BigInt(decimalsOf(currency)), 1n);

const annualFactor = (interval: OracleInterval): Fraction => {
  if ('days' in interval) return ratio(365n, BigInt(interval.days));
  if ('weeks' in interval) return ratio(52n, BigInt(interval.weeks));
  if ('months' in interval) return ratio(12n, BigInt(interval.months));
  return ratio(1n, BigInt(interval.years));
};

const netAmount = (line: OracleLine, day: string): Fraction => {
  let left = times(decimal(line.total ?? line.unitPrice ?? '0'), decimal(line.quantity ?? '1'));
  for (const discount of (line.discounts ?? []).filter((one) => covers(one, day))) {
    const off =
      discount.percent === undefined
        ? decimal(discount.amount ?? '0')
        : times(left, times(decimal(discount.percent), ratio(1n, 100n)));
    left = notBelowZero(minus(left, off));
  }
  return left;
};

/** The ARR of a line on a day, in minor units: zero out of its span, in its trial, or of a kind that does not count. */
export const lineArr = (line: OracleLine, currency: string, day: string): bigint => {
  const interval = line.every ?? line.over;
  const counts = line.kind === 'subscription' || line.kind === 'maintenance';
  if (!counts || interval === undefined || !covers(line, day)) return 0n;
  if (line.trialUntil !== undefined && day < line.trialUntil) return 0n;
  return roundHalfEven(times(times(netAmount(line, day), annualFactor(interval)), unitsOf(currency)));
};
