import { asRead } from './as-read';
import { readsAs } from './oracle-accounts';
import { accountArrOn, accountsOf, arrOn } from './oracle-arr';
import { theDayBefore } from './oracle-calendar';
import type { OracleFact } from './oracle-facts';
import { entriesWithin, type OracleColumn, type OracleRow, type OracleWindow } from './oracle-movements';
import { daysMentioned } from './standing';

/** Whether it had ARR on any day before the window, itself or as one of the accounts that read as it at the window's end. */
const hadArrBefore = (known: readonly OracleFact[], accountId: string, { from, to }: OracleWindow): boolean =>
  accountsOf(known, '')
    .filter((one) => readsAs(asRead(known, theDayBefore(to)), one, theDayBefore(to)) === accountId)
    .some((one) =>
      daysMentioned(known)
        .filter((day) => day < from)
        .some((day) => accountArrOn(known, one, day).size > 0),
    );

interface Change {
  readonly column: OracleColumn;
  readonly amount: bigint;
}

/** What one account does in one currency from the opening to the closing of a window, both taken from ARR itself. */
const stepOf = (
  known: readonly OracleFact[],
  accountId: string,
  { window, currencies }: { readonly window: OracleWindow; readonly currencies: readonly string[] },
): ReadonlyMap<string, readonly Change[]> => {
  const opening = accountArrOn(known, accountId, theDayBefore(window.from));
  const closing = accountArrOn(known, accountId, theDayBefore(window.to));
  const amounts = currencies.map((currency) => {
    const transfer = entriesWithin(known, window, currency)
      .filter((entry) => entry.accountId === accountId && entry.class === 'transfer')
      .reduce((sum, { delta }) => sum + delta, 0n);
    const before = (opening.get(currency) ?? 0n) + transfer;
    return { currency, transfer, before, after: closing.get(currency) ?? 0n };
  });
  const isFromZero = amounts.every(({ before }) => before === 0n);
  const isToZero = amounts.every(({ after }) => after === 0n);
  const columnOf = (amount: bigint): OracleColumn => {
    if (isFromZero) return hadArrBefore(known, accountId, window) ? 'reactivation' : 'new';
    if (isToZero) return 'churn';
    return amount > 0n ? 'expansion' : 'contraction';
  };
  return new Map(
    amounts.map(({ currency, transfer, before, after }) => [
      currency,
      [
        { column: 'transfer', amount: transfer },
        { column: columnOf(after - before), amount: after - before },
      ],
    ]),
  );
};

/** One row of a movements report in one currency; the window is taken as one step. */
export const nettedRowOver = (
  known: readonly OracleFact[],
  window: OracleWindow,
  { currency, currencies }: { readonly currency: string; readonly currencies: readonly string[] },
): OracleRow => {
  const changes = accountsOf(known, '').flatMap(
    (accountId) => stepOf(known, accountId, { window, currencies }).get(currency) ?? [],
  );
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
