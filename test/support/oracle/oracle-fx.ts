import { decimal, ratio, roundHalfEven, times } from './fraction';
import type { OracleFact } from './oracle-facts';
import { decimalsOf } from './oracle-line';
import { ratesOf } from './standing';
import { treatmentOf } from './treatments';

/** What figures are converted to; undefined where each is in its own currency. */
export const reportingOf = (known: readonly OracleFact[]): string | undefined => treatmentOf(known, 'reporting');

/** Among the rates for that very pair with day ≤ the day and not past their end: the latest day, of one day the later. */
const rateOn = (known: readonly OracleFact[], pair: readonly [string, string], day: string): string | undefined =>
  ratesOf(known, ...pair)
    .filter(({ statement: { effectiveOn, until } }) => effectiveOn <= day && (until === undefined || day < until))
    .toSorted((a, b) =>
      a.statement.effectiveOn === b.statement.effectiveOn
        ? a.place - b.place
        : a.statement.effectiveOn < b.statement.effectiveOn
          ? -1
          : 1,
    )
    .at(-1)?.statement.rate;

/** The day whose rate the policy wants. */
export const rateDayOf = (known: readonly OracleFact[], cameOn: string, day: string): string => {
  const fx = treatmentOf(known, 'fx') ?? 'subscription-start';
  if (fx === 'as-of') return day;
  return fx.startsWith('constant:') ? fx.slice('constant:'.length) : cameOn;
};

export interface Native {
  readonly currency: string;
  readonly arr: bigint;
}

/** What a line's rounded amount is worth, rounded once more; undefined where there is no rate. */
export const worthOf = (
  known: readonly OracleFact[],
  { currency, arr }: Native,
  rateDay: string,
): bigint | undefined => {
  const reporting = reportingOf(known);
  if (reporting === undefined || reporting === currency) return arr;
  const rate = rateOn(known, [currency, reporting], rateDay);
  if (rate === undefined) return undefined;
  const units = ratio(arr, 10n ** BigInt(decimalsOf(currency)));
  return roundHalfEven(times(times(units, decimal(rate)), ratio(10n ** BigInt(decimalsOf(reporting)), 1n)));
};
