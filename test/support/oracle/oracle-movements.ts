import { theDayBefore } from './oracle-calendar';
import type { OracleFact } from './oracle-facts';
import { accountArrOn, accountsOf, arrOn, linesWithArr, sumsBy } from './oracle-arr';
import { daysMentioned } from './standing';

export type OracleClass = 'new' | 'expansion' | 'reactivation' | 'contraction' | 'churn';

/** What one account's ARR in one currency did on one day. */
export interface OracleMovement {
  readonly accountId: string;
  readonly day: string;
  readonly currency: string;
  readonly class: OracleClass;
  readonly delta: bigint;
  /** Signed amounts by `subscription/line`; they sum to the delta. */
  readonly contributions: ReadonlyMap<string, bigint>;
}

const hadArrBefore = (known: readonly OracleFact[], accountId: string, day: string): boolean =>
  daysMentioned(known)
    .filter((earlier) => earlier < day)
    .some((earlier) => accountArrOn(known, accountId, earlier).size > 0);

const contributionsOf = (
  known: readonly OracleFact[],
  scope: { readonly accountId: string; readonly currency: string },
  day: string,
): ReadonlyMap<string, bigint> => {
  const signed = (on: string, sign: bigint) =>
    linesWithArr(known, on)
      .filter((line) => line.accountId === scope.accountId && line.currency === scope.currency)
      .map((line) => ({ key: `${line.subscriptionId}/${line.lineId}`, amount: sign * line.arr }));
  return sumsBy(
    [...signed(theDayBefore(day), -1n), ...signed(day, 1n)],
    ({ key }) => key,
    ({ amount }) => amount,
  );
};

/** The movements of one account on one day, one for each currency that moved. */
export const movementsOfAccount = (
  known: readonly OracleFact[],
  accountId: string,
  day: string,
): readonly OracleMovement[] => {
  const before = accountArrOn(known, accountId, theDayBefore(day));
  const after = accountArrOn(known, accountId, day);
  const classOf = (delta: bigint): OracleClass => {
    if (before.size === 0) return hadArrBefore(known, accountId, day) ? 'reactivation' : 'new';
    if (after.size === 0) return 'churn';
    return delta > 0n ? 'expansion' : 'contraction';
  };
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((currency) => {
    const delta = (after.get(currency) ?? 0n) - (before.get(currency) ?? 0n);
    if (delta === 0n) return [];
    const contributions = contributionsOf(known, { accountId, currency }, day);
    return [{ accountId, day, currency, class: classOf(delta), delta, contributions }];
  });
};

/** Every movement of the ledger on a day. */
export const movementsOn = (known: readonly OracleFact[], day: string): readonly OracleMovement[] =>
  accountsOf(known).flatMap((accountId) => movementsOfAccount(known, accountId, day));

/** Opening, the sum of each class, and closing over `from` ≤ day < `to`, in one currency. */
export type OracleRow = Readonly<Record<OracleClass | 'opening' | 'closing', bigint>>;

/** One row of a movements report; its daily movements are summed. */
export const rowOver = (
  known: readonly OracleFact[],
  window: { readonly from: string; readonly to: string },
  currency: string,
): OracleRow => {
  const days = daysMentioned(known).filter((day) => window.from <= day && day < window.to);
  const moved = days.flatMap((day) => movementsOn(known, day)).filter((movement) => movement.currency === currency);
  const sumOf = (wanted: OracleClass): bigint =>
    moved.filter((movement) => movement.class === wanted).reduce((sum, { delta }) => sum + delta, 0n);
  return {
    opening: arrOn(known, theDayBefore(window.from)).get(currency) ?? 0n,
    new: sumOf('new'),
    expansion: sumOf('expansion'),
    reactivation: sumOf('reactivation'),
    contraction: sumOf('contraction'),
    churn: sumOf('churn'),
    closing: arrOn(known, theDayBefore(window.to)).get(currency) ?? 0n,
  };
};
