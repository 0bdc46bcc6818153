import { asRead } from './as-read';
import { readsAs } from './oracle-accounts';
import { accountArrOn, accountsOf, arrOn, convertedOn, linesWithArr, sumsBy } from './oracle-arr';
import { theDayBefore } from './oracle-calendar';
import type { OracleAttributes, OracleFact } from './oracle-facts';
import { reportingOf } from './oracle-fx';
import { entriesWithin, type OracleColumn, type OracleRow, type OracleWindow } from './oracle-movements';
import { rememberedFor } from './remembered';
import { daysMentioned } from './standing';
import { daysIn, readUnder, treatmentOf, treatmentsOf } from './treatments';

/** Whether it has any line with ARR, be it worth nothing in the reporting currency. */
const isStanding = (known: readonly OracleFact[], accountId: string, day: string): boolean =>
  linesWithArr(known, day).some((line) => line.accountId === accountId);

/**
 * Whether it had ARR on any day before the window, itself or as one of the accounts that read as it at the window's end, and not
 * too many days before the first on which it has any in the window.
 */
const hadArrBefore = (known: readonly OracleFact[], accountId: string, { from, to }: OracleWindow): boolean => {
  const last = theDayBefore(to);
  const own = accountsOf(known, '').filter((one) => readsAs(asRead(known, last), one, last) === accountId);
  const hadOn = (day: string): boolean => linesWithArr(known, day).some((line) => own.includes(line.accountId));
  const days = [...new Set([...daysMentioned(known), from])].sort();
  if (!days.some((day) => day < from && hadOn(day))) return false;
  const window = daysIn(known, 'reactivationWindowDays');
  const back = days.find((day) => day >= from && isStanding(known, accountId, day));
  if (window === undefined || back === undefined) return true;
  for (let left = window, then = theDayBefore(back); left >= 0; left -= 1, then = theDayBefore(then)) {
    if (hadOn(then)) return true;
  }
  return false;
};

interface Change {
  readonly column: OracleColumn;
  readonly amount: bigint;
}

/** The same facts, read in the currencies that were agreed. */
const inNative = rememberedFor((known) => {
  const { reporting: _, ...treatments } = treatmentsOf(known);
  return readUnder(known, treatments);
});

const transfersOf = (known: readonly OracleFact[], accountId: string, window: OracleWindow) =>
  entriesWithin(known, window).filter((entry) => entry.accountId === accountId && entry.class === 'transfer');

const transferredIn = (known: readonly OracleFact[], accountId: string, window: OracleWindow) =>
  sumsBy(
    transfersOf(known, accountId, window),
    ({ currency }) => currency,
    ({ delta }) => delta,
  );

/** What stood at the opening, with what the window's transfers make of it; without the zeros. */
const beforeStep = (known: readonly OracleFact[], accountId: string, window: OracleWindow) => {
  const opening = [...accountArrOn(known, accountId, theDayBefore(window.from))];
  return sumsBy(
    [...opening, ...transferredIn(known, accountId, window)],
    ([currency]) => currency,
    ([, amount]) => amount,
  );
};

interface Part {
  readonly key: string;
  readonly currency: string;
  readonly amount: bigint;
}

/** Line by line, under its attributes: what stood at the opening, with what the window's transfers make of it. */
const partsBefore = (known: readonly OracleFact[], accountId: string, window: OracleWindow): readonly Part[] => {
  const keyOf = (subscriptionId: string, lineId: string, attributes: OracleAttributes): string =>
    JSON.stringify([subscriptionId, lineId, Object.entries(attributes).sort()]);
  const opening = linesWithArr(known, theDayBefore(window.from))
    .filter((line) => line.accountId === accountId)
    .map(({ subscriptionId, lineId, attributes, currency, arr }) => ({
      ...{ key: keyOf(subscriptionId, lineId, attributes), currency, amount: arr },
    }));
  const transferred = transfersOf(known, accountId, window).flatMap(({ currency, parts }) =>
    parts.map(({ subscriptionId, lineId, attributes, amount }) => ({
      ...{ key: keyOf(subscriptionId, lineId, attributes), currency, amount },
    })),
  );
  return [...opening, ...transferred];
};

/** By the rates of days: what that of the closing makes of each line that stood before the step. */
const revaluedIn = (known: readonly OracleFact[], accountId: string, window: OracleWindow): bigint => {
  const last = theDayBefore(window.to);
  const worthOnLast = (currency: string, arr: bigint): bigint => {
    const native = { currency, arr: arr < 0n ? -arr : arr };
    const worth = convertedOn(asRead(known, last), { native, cameOn: last }, last).arr;
    return arr < 0n ? -worth : worth;
  };
  const native = partsBefore(inNative(known, ''), accountId, window);
  const currencies = [...new Set(native.map(({ currency }) => currency))];
  const is = currencies.flatMap((currency) =>
    [
      ...sumsBy(
        native.filter((part) => part.currency === currency),
        ({ key }) => key,
        ({ amount }) => amount,
      ).values(),
    ].map((amount) => worthOnLast(currency, amount)),
  );
  const was = partsBefore(known, accountId, window).map(({ amount }) => -amount);
  return [...is, ...was].reduce((sum, amount) => sum + amount, 0n);
};

/** What one account does in one currency from the opening to the closing of a window, both taken from ARR itself. */
const stepOf = (
  known: readonly OracleFact[],
  accountId: string,
  { window, currency }: { readonly window: OracleWindow; readonly currency: string },
): readonly Change[] => {
  const last = theDayBefore(window.to);
  const isFromZero = beforeStep(inNative(known, ''), accountId, window).size === 0;
  const isToZero = !isStanding(known, accountId, last);
  // Who comes from nothing, or goes to it, does so whole; of who has nothing on both sides, what has gone over was revalued before.
  const isRevalued = treatmentOf(known, 'fx') === 'as-of' && currency === reportingOf(known) && isFromZero === isToZero;
  const fx = isRevalued ? revaluedIn(known, accountId, window) : 0n;
  const before = beforeStep(known, accountId, window).get(currency) ?? 0n;
  const amount = (accountArrOn(known, accountId, last).get(currency) ?? 0n) - before - fx;
  const columnOf = (): OracleColumn => {
    if (isFromZero && !isToZero) return hadArrBefore(known, accountId, window) ? 'reactivation' : 'new';
    if (isToZero && !isFromZero) return 'churn';
    return amount > 0n ? 'expansion' : 'contraction';
  };
  return [
    { column: 'transfer', amount: transferredIn(known, accountId, window).get(currency) ?? 0n },
    { column: 'fx', amount: fx },
    { column: columnOf(), amount },
  ];
};

/** One row of a movements report in one currency; the window is taken as one step. */
export const nettedRowOver = (known: readonly OracleFact[], window: OracleWindow, currency: string): OracleRow => {
  const changes = accountsOf(known, '').flatMap((accountId) => stepOf(known, accountId, { window, currency }));
  const sumOf = (wanted: OracleColumn): bigint =>
    changes.filter(({ column }) => column === wanted).reduce((sum, { amount }) => sum + amount, 0n);
  return {
    opening: arrOn(known, theDayBefore(window.from)).get(currency) ?? 0n,
    new: sumOf('new'),
    expansion: sumOf('expansion'),
    reactivation: sumOf('reactivation'),
    contraction: sumOf('contraction'),
    churn: sumOf('churn'),
    fx: sumOf('fx'),
    transfer: sumOf('transfer'),
    entered: 0n,
    left: 0n,
    closing: arrOn(known, theDayBefore(window.to)).get(currency) ?? 0n,
  };
};
