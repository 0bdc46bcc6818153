import { asRead } from './as-read';
import { lifecycleAfter } from './lifecycle';
import type { Lifecycle } from './lifecycle';
import { accountAttributesOn, readsAs } from './oracle-accounts';
import type { OracleAttributes, OracleFact } from './oracle-facts';
import { daysFrom } from './oracle-calendar';
import { type Native, rateDayOf, reportingOf, worthOf } from './oracle-fx';
import { decimalsOf, lineArr } from './oracle-line';
import { rememberedFor } from './remembered';
import { countsFrom, statementOf, subscriptionsOf, timelineOf } from './standing';
import { daysIn, treatmentOf } from './treatments';

/** One line in force: whole minor units of ARR, and whose they are. */
export interface LineArr {
  /** As the account reads on the day. */
  readonly accountId: string;
  readonly subscriptionId: string;
  readonly lineId: string;
  readonly factId: string;
  /** The reporting currency, where there is one and a rate. */
  readonly currency: string;
  readonly arr: bigint;
  /** As it was agreed. */
  readonly native: Native;
  readonly cameOn: string;
  /** The day of the rate that is missing, if it is. */
  readonly lacks?: string;
  /** The line's, else the subscription's. */
  readonly ownAttributes: OracleAttributes;
  /** The line's, else the subscription's, else the account's on the day. */
  readonly attributes: OracleAttributes;
}

/** What a subscription's statements up to the end of a day amount to; undefined before its start. */
export const lifecycleOn = (known: readonly OracleFact[], subscriptionId: string, day: string): Lifecycle | undefined =>
  lifecycleAfter(timelineOf(known, subscriptionId).filter((one) => countsFrom(known, one) <= day));

/** Whether what holds counts for anything on a day. */
const counts = (known: readonly OracleFact[], { condition, term, lateFrom }: Lifecycle, day: string): boolean => {
  if (condition === 'cancelled') return false;
  if (condition === 'paused' && treatmentOf(known, 'pauses') !== 'keep') return false;
  const grace = daysIn(known, 'renewalGraceDays') ?? 0;
  if (term !== undefined && term.renews !== true && daysFrom(term.endsOn, grace) <= day) return false;
  const tolerated = daysIn(known, 'pastDue', 'count-days:');
  return lateFrom === undefined || tolerated === undefined || day < daysFrom(lateFrom, tolerated + 1);
};

const linesOf = (known: readonly OracleFact[], subscriptionId: string, day: string): readonly LineArr[] => {
  const lifecycle = lifecycleOn(known, subscriptionId, day);
  if (lifecycle === undefined || !counts(known, lifecycle, day)) return [];
  const { currency, factId, term, termFrom, statedOn, cameBy } = lifecycle;
  const accountId = readsAs(known, lifecycle.accountId, day);
  const ofAccount = accountAttributesOn(known, accountId, day);
  return lifecycle.lines.flatMap((line) => {
    const ownAttributes = { ...lifecycle.attributes, ...line.attributes };
    const attributes = { ...ofAccount, ...ownAttributes };
    const arr = lineArr(line, { currency, day, known, term, termFrom, statedOn });
    const cameOn = countsFrom(known, cameBy);
    const whose = { accountId, subscriptionId, lineId: line.id, factId, ownAttributes, attributes, cameOn };
    return arr === 0n ? [] : [{ ...whose, ...convertedOn(known, { native: { currency, arr }, cameOn }, day) }];
  });
};

/** What a line counts for at the rate that a day wants. */
export const convertedOn = (
  known: readonly OracleFact[],
  { native, cameOn }: Pick<LineArr, 'native' | 'cameOn'>,
  day: string,
): Pick<LineArr, 'currency' | 'arr' | 'native' | 'lacks'> => {
  const rateDay = rateDayOf(known, cameOn, day);
  const worth = worthOf(known, native, rateDay);
  if (worth === undefined) return { ...native, native, lacks: rateDay };
  return { currency: reportingOf(known) ?? native.currency, arr: worth, native };
};

/** The rates that a figure of a day would need and that are missing, in order: `USD/EUR 2025-01-01`. */
export const lackingOn = (known: readonly OracleFact[], day: string): readonly string[] => {
  const lacking = linesWithArr(known, day).flatMap(({ lacks, native }) =>
    lacks === undefined ? [] : [`${native.currency}/${reportingOf(known) ?? ''} ${lacks}`],
  );
  return [...new Set(lacking)].sort();
};

/** Every line with ARR at the end of a day, from the facts known. */
export const linesWithArr = rememberedFor((known, day): readonly LineArr[] => {
  const read = asRead(known, day);
  return subscriptionsOf(read).flatMap((subscriptionId) => linesOf(read, subscriptionId, day));
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

/** The ARR of lines by currency, without the zeros. */
export const byCurrency = (
  lines: readonly { readonly currency: string; readonly arr: bigint }[],
): ReadonlyMap<string, bigint> =>
  sumsBy(
    lines,
    ({ currency }) => currency,
    ({ arr }) => arr,
  );

/** ARR at the end of a day from the facts known, in minor units by currency. */
export const arrOn = (known: readonly OracleFact[], day: string): ReadonlyMap<string, bigint> =>
  byCurrency(linesWithArr(known, day));

/** The same of one account, as accounts read on the day. */
export const accountArrOn = (
  known: readonly OracleFact[],
  accountId: string,
  day: string,
): ReadonlyMap<string, bigint> => byCurrency(linesWithArr(known, day).filter((line) => line.accountId === accountId));

/** The accounts that hold or ever held a subscription, themselves or as survivors of a merge, by what was known at any time. */
export const accountsOf = rememberedFor((known): readonly string[] => {
  const named = known.flatMap((fact) => {
    const statement = statementOf(fact);
    if (statement?.type === 'started') return [statement.accountId];
    if (statement?.type === 'transferred') return [statement.toAccountId];
    return statement?.type === 'accounts-merged' ? [statement.accountId, statement.intoAccountId] : [];
  });
  return [...new Set(named)].sort();
});

/** Minor units as a decimal text with the currency's digits. */
export const amountText = (minor: bigint, currency: string): string => {
  const digits = decimalsOf(currency);
  const magnitude = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  const point = magnitude.length - digits;
  const text = digits === 0 ? magnitude : `${magnitude.slice(0, point)}.${magnitude.slice(point)}`;
  return minor < 0n ? `-${text}` : text;
};
