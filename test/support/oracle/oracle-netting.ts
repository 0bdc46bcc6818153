import { asRead } from './as-read';
import { readsAs } from './oracle-accounts';
import { accountArrOn, accountsOf, arrOn, convertedOn, linesWithArr, sumsBy } from './oracle-arr';
import { theDayBefore } from './oracle-calendar';
import type { OracleFact } from './oracle-facts';
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

const transferredIn = (known: readonly OracleFact[], accountId: string, window: OracleWindow) =>
  sumsBy(
    entriesWithin(known, window).filter((entry) => entry.accountId === accountId && entry.class === 'transfer'),
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

/** By the rates of days: what that of the closing makes of each line that stood at the opening. */
const revaluedIn = (known: readonly OracleFact[], accountId: string, { from, to }: OracleWindow) => {
  const last = theDayBefore(to);
  const stood = linesWithArr(known, theDayBefore(from)).filter((line) => line.accountId === accountId);
  return sumsBy(
    stood.map((line) => ({ is: convertedOn(asRead(known, last), line, last), was: line })),
    ({ is }) => is.currency,
    ({ is, was }) => is.arr - was.arr,
  );
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
  const isRevalued = treatmentOf(known, 'fx') === 'as-of' && !isFromZero && !isToZero;
  const fx = isRevalued ? (revaluedIn(known, accountId, window).get(currency) ?? 0n) : 0n;
  const before = beforeStep(known, accountId, window).get(currency) ?? 0n;
  const amount = (accountArrOn(known, accountId, last).get(currency) ?? 0n) - before - fx;
  const columnOf = (): OracleColumn => {
    if (isFromZero) return hadArrBefore(known, accountId, window) ? 'reactivation' : 'new';
    if (isToZero) return 'churn';
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
