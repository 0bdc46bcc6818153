import { linesWithArr, sumsBy } from './oracle-arr';
import { theDayBefore } from './oracle-calendar';
import type { OracleAttributes, OracleFact } from './oracle-facts';
import { entriesWithin } from './oracle-movements';
import type { OracleColumn, OracleContribution, OracleMovement, OracleRow, OracleWindow } from './oracle-movements';

/** The values of the names grouped by, in their order; null is none, a value of its own. */
type GroupValues = readonly (string | null)[];

/** A group, by the names it has a value for: a name that is not among them is none. */
export interface OracleGroup {
  readonly by: OracleAttributes;
}

const valuesOf = (attributes: OracleAttributes, groupBy: readonly string[]): GroupValues =>
  groupBy.map((name) => attributes[name] ?? null);

const keyOf = (attributes: OracleAttributes, groupBy: readonly string[]): string =>
  JSON.stringify(valuesOf(attributes, groupBy));

/** By the first value that differs; none goes first. */
const compareValues = (a: GroupValues, b: GroupValues): number => {
  const at = a.findIndex((value, index) => value !== b[index]);
  const [left, right] = [a[at] ?? null, b[at] ?? null];
  if (left === right) return 0;
  if (left === null) return -1;
  return right === null || left > right ? 1 : -1;
};

const valuesIn = (key: string): GroupValues => JSON.parse(key) as GroupValues;

const compareKeys = (a: string, b: string): number => compareValues(valuesIn(a), valuesIn(b));

const byIn = (key: string, groupBy: readonly string[]): OracleAttributes => {
  const values = valuesIn(key);
  return Object.fromEntries(
    groupBy.flatMap((name, index) => {
      const value = values[index] ?? null;
      return value === null ? [] : [[name, value]];
    }),
  );
};

/** A whole amount shared out in proportion to weights: by largest remainder, ties by name, none first. */
export const sharedOut = (amount: bigint, weights: ReadonlyMap<string, bigint>): ReadonlyMap<string, bigint> => {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) return new Map();
  const shares = [...weights].map(([key, weight]) => {
    const share = (amount * weight) / total;
    return { key, share, remainder: amount * weight - share * total };
  });
  const missing = amount - shares.reduce((sum, { share }) => sum + share, 0n);
  const inTurn = shares.toSorted((a, b) =>
    a.remainder === b.remainder ? compareKeys(a.key, b.key) : a.remainder > b.remainder ? -1 : 1,
  );
  return new Map(inTurn.map(({ key, share }, index) => [key, BigInt(index) < missing ? share + 1n : share]));
};

interface Posting {
  readonly key: string;
  readonly column: OracleColumn;
  readonly amount: bigint;
}

const sumsByGroup = (parts: readonly OracleContribution[], groupBy: readonly string[]): ReadonlyMap<string, bigint> =>
  sumsBy(
    parts,
    ({ attributes }) => keyOf(attributes, groupBy),
    ({ amount }) => amount,
  );

const sizesOf = (sums: ReadonlyMap<string, bigint>, sign: bigint): ReadonlyMap<string, bigint> =>
  new Map([...sums].map(([key, sum]) => [key, sign * sum] as const).filter(([, size]) => size > 0n));

const totalOf = (sizes: ReadonlyMap<string, bigint>): bigint => [...sizes.values()].reduce((sum, one) => sum + one, 0n);

/** What a movement is to each group: what cancels out between them is left and entered, the rest has its class. */
const postingsOf = (movement: OracleMovement, groupBy: readonly string[]): readonly Posting[] => {
  const sums = sumsByGroup(movement.parts, groupBy);
  const { class: is } = movement;
  if (is === 'transfer' || is === 'fx') return [...sums].map(([key, amount]) => ({ key, column: is, amount }));
  const gains = sizesOf(sums, 1n);
  const losses = sizesOf(sums, -1n);
  const cancelled = totalOf(gains) < totalOf(losses) ? totalOf(gains) : totalOf(losses);
  const entered = sharedOut(cancelled, gains);
  const left = sharedOut(cancelled, losses);
  return [...sums].flatMap(([key, sum]) => {
    const [come, gone] = [entered.get(key) ?? 0n, -(left.get(key) ?? 0n)];
    const rest = sum - come - gone;
    const ofClass = is === 'reclassification' ? [] : [{ key, column: is, amount: rest }];
    return [
      { key, column: 'entered' as const, amount: come },
      { key, column: 'left' as const, amount: gone },
      ...ofClass,
    ];
  });
};

const arrByKey = (
  known: readonly OracleFact[],
  day: string,
  of: { readonly groupBy: readonly string[]; readonly currency: string },
): ReadonlyMap<string, bigint> =>
  sumsBy(
    linesWithArr(known, day).filter(({ currency }) => currency === of.currency),
    ({ attributes }) => keyOf(attributes, of.groupBy),
    ({ arr }) => arr,
  );

/** The ARR of one group in one currency. */
export interface GroupArr extends OracleGroup {
  readonly arr: bigint;
}

/** ARR at the end of a day in one currency, group by group in order of their values, without the zeros. */
export const arrByGroup = (
  known: readonly OracleFact[],
  day: string,
  of: { readonly groupBy: readonly string[]; readonly currency: string },
): readonly GroupArr[] =>
  [...arrByKey(known, day, of)]
    .sort(([a], [b]) => compareKeys(a, b))
    .map(([key, arr]) => ({ by: byIn(key, of.groupBy), arr }));

/** One row of a movements report by group. */
export interface GroupRow extends OracleGroup {
  readonly row: OracleRow;
}

/**
 * The rows of a window in one currency, in order of their values: one for every group that has ARR at an end of it or a column that comes
 * to something.
 */
export const rowsByGroup = (
  known: readonly OracleFact[],
  window: OracleWindow,
  of: { readonly groupBy: readonly string[]; readonly currency: string },
): readonly GroupRow[] => {
  const opening = arrByKey(known, theDayBefore(window.from), of);
  const closing = arrByKey(known, theDayBefore(window.to), of);
  const postings = entriesWithin(known, window, of.currency)
    .flatMap((movement) => postingsOf(movement, of.groupBy))
    .filter(({ amount }) => amount !== 0n);
  const keys = new Set([...opening.keys(), ...postings.map(({ key }) => key), ...closing.keys()]);
  const rows = [...keys].sort(compareKeys).map((key) => {
    const sumOf = (wanted: OracleColumn): bigint =>
      postings.filter((one) => one.key === key && one.column === wanted).reduce((sum, { amount }) => sum + amount, 0n);
    const row: OracleRow = {
      opening: opening.get(key) ?? 0n,
      new: sumOf('new'),
      expansion: sumOf('expansion'),
      reactivation: sumOf('reactivation'),
      contraction: sumOf('contraction'),
      churn: sumOf('churn'),
      fx: sumOf('fx'),
      transfer: sumOf('transfer'),
      entered: sumOf('entered'),
      left: sumOf('left'),
      closing: closing.get(key) ?? 0n,
    };
    return { by: byIn(key, of.groupBy), row };
  });
  return rows.filter(({ row }) => Object.values(row).some((amount) => amount !== 0n));
};
