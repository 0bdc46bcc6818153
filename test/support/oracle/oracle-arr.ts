import { decimal, minus, notBelowZero, ratio, roundHalfEven, times } from './fraction';
import type { Fraction } from './fraction';
import { covers } from './oracle-calendar';
import type { OracleFact, OracleInterval, OracleLine, StartStatement } from './oracle-facts';
import { subscriptionsOf, timelineOf } from './standing';
import type { Standing } from './standing';

/** One line in force: whole minor units of ARR, and whose they are. */
export interface LineArr {
  readonly accountId: string;
  readonly subscriptionId: string;
  readonly lineId: string;
  readonly factId: string;
  readonly currency: string;
  readonly arr: bigint;
}

const DECIMALS: Readonly<Record<string, number>> = { EUR: 2, USD: 2, GBP: 2, CHF: 2, JPY: 0, KRW: 0, KWD: 3, BHD: 3 };

const decimalsOf = (currency: string): number => {
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

/** The statements of a timeline up to the end of a day, read together. */
interface StateOfDay {
  readonly start: StartStatement;
  readonly lines: readonly OracleLine[];
  readonly factId: string;
}

/** The account, currency and lines in force at the end of a day; undefined where none are. */
const stateOn = (timeline: readonly Standing[], day: string): StateOfDay | undefined => {
  let state: StateOfDay | undefined;
  for (const { statement, factId } of timeline.filter((one) => one.statement.effectiveOn <= day)) {
    if (statement.type === 'started') state = { start: statement, lines: statement.lines, factId };
    else if (statement.type === 'cancelled') state = undefined;
    else if (state !== undefined) state = { start: state.start, lines: statement.lines, factId };
  }
  const term = state?.start.term;
  return term !== undefined && !term.renews && term.endsOn <= day ? undefined : state;
};

/** Every line with ARR at the end of a day, from the facts known. */
export const linesWithArr = (known: readonly OracleFact[], day: string): readonly LineArr[] =>
  subscriptionsOf(known).flatMap((subscriptionId) => {
    const state = stateOn(timelineOf(known, subscriptionId), day);
    if (state === undefined) return [];
    const { accountId, currency } = state.start;
    return state.lines
      .map((line) => ({
        ...{ accountId, subscriptionId, lineId: line.id, factId: state.factId, currency },
        arr: lineArr(line, currency, day),
      }))
      .filter(({ arr }) => arr !== 0n);
  });

/** Sums by a key, without the zeros. */
export const sumsBy = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  amountOf: (item: Item) => bigint,
): ReadonlyMap<string, bigint> => {
  const sums = new Map<string, bigint>();
  for (const item of items) sums.set(keyOf(item), (sums.get(keyOf(item)) ?? 0n) + amountOf(item));
  return new Map([...sums].filter(([, sum]) => sum !== 0n));
};

const byCurrency = (lines: readonly LineArr[]): ReadonlyMap<string, bigint> =>
  sumsBy(
    lines,
    ({ currency }) => currency,
    ({ arr }) => arr,
  );

/** ARR at the end of a day from the facts known, in minor units by currency. */
export const arrOn = (known: readonly OracleFact[], day: string): ReadonlyMap<string, bigint> =>
  byCurrency(linesWithArr(known, day));

/** The same of one account. */
export const accountArrOn = (
  known: readonly OracleFact[],
  accountId: string,
  day: string,
): ReadonlyMap<string, bigint> => byCurrency(linesWithArr(known, day).filter((line) => line.accountId === accountId));

/** The accounts that hold or ever held a subscription, by the facts known. */
export const accountsOf = (known: readonly OracleFact[]): readonly string[] =>
  [
    ...new Set(
      subscriptionsOf(known).flatMap((id) =>
        timelineOf(known, id).flatMap(({ statement }) => (statement.type === 'started' ? statement.accountId : [])),
      ),
    ),
  ].sort();

/** Minor units as a decimal text with the currency's digits. */
export const amountText = (minor: bigint, currency: string): string => {
  const digits = decimalsOf(currency);
  const magnitude = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  const point = magnitude.length - digits;
  const text = digits === 0 ? magnitude : `${magnitude.slice(0, point)}.${magnitude.slice(point)}`;
  return minor < 0n ? `-${text}` : text;
};
