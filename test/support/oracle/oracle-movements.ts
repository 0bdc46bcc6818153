import { asRead } from './as-read';
import { accountAttributesOn, readsAs } from './oracle-accounts';
import { accountsOf, arrOn, convertedOn, lifecycleOn, linesWithArr, sumsBy } from './oracle-arr';
import type { LineArr } from './oracle-arr';
import { theDayBefore } from './oracle-calendar';
import type { OracleAttributes, OracleFact } from './oracle-facts';
import { rememberedFor } from './remembered';
import { daysMentioned } from './standing';
import { daysIn, treatmentOf } from './treatments';

export type OracleClass =
  'new' | 'expansion' | 'reactivation' | 'contraction' | 'churn' | 'fx' | 'transfer' | 'reclassification';

/** A signed amount of one line under the attributes that hold for it. */
export interface OracleContribution {
  readonly subscriptionId: string;
  readonly lineId: string;
  readonly attributes: OracleAttributes;
  readonly amount: bigint;
}

/** What one account's ARR in one currency did on one day. */
export interface OracleMovement {
  readonly accountId: string;
  readonly day: string;
  readonly currency: string;
  readonly class: OracleClass;
  readonly delta: bigint;
  /** Signed amounts by `subscription/line`; they sum to the delta. */
  readonly contributions: ReadonlyMap<string, bigint>;
  /** The same amounts told apart by attributes too; they sum to the delta as well. */
  readonly parts: readonly OracleContribution[];
}

/** A line of the day before in the hands of the account that has its subscription on the day. */
interface Carried extends LineArr {
  readonly leaves: string;
}

/** Line and subscription attributes by the statement of the day, or of the day before for a line it does not name. */
const arrivingWith = (known: readonly OracleFact[], line: LineArr, day: string): OracleAttributes => {
  const lifecycle = lifecycleOn(known, line.subscriptionId, day);
  const named = lifecycle?.lines.find(({ id }) => id === line.lineId);
  return named === undefined ? line.ownAttributes : { ...lifecycle?.attributes, ...named.attributes };
};

const carriedInto = rememberedFor((known, day): readonly Carried[] => {
  const read = asRead(known, day);
  return linesWithArr(known, theDayBefore(day)).map((line) => {
    const leaves = line.accountId;
    const holder = lifecycleOn(read, line.subscriptionId, day)?.accountId;
    if (holder === undefined) return { ...line, leaves };
    const accountId = readsAs(read, holder, day);
    if (accountId === leaves) return { ...line, leaves };
    const ownAttributes = arrivingWith(read, line, day);
    const attributes = { ...accountAttributesOn(read, accountId, day), ...ownAttributes };
    return { ...line, accountId, ownAttributes, attributes, leaves };
  });
});

/** Attributes as a text that two sets share exactly when they are the same. */
const attributesText = (attributes: OracleAttributes): string => JSON.stringify(Object.entries(attributes).sort());

const partsOf = (gone: readonly LineArr[], come: readonly LineArr[]): readonly OracleContribution[] => {
  const all = [
    ...gone.map((line) => ({ line, amount: -line.arr })),
    ...come.map((line) => ({ line, amount: line.arr })),
  ];
  const keyOf = ({ line }: { readonly line: LineArr }): string =>
    JSON.stringify([line.subscriptionId, line.lineId, attributesText(line.attributes)]);
  const sums = sumsBy(all, keyOf, ({ amount }) => amount);
  return [...sums].flatMap(([key, amount]) => {
    const line = all.find((one) => keyOf(one) === key)?.line;
    if (line === undefined) return [];
    const { subscriptionId, lineId, attributes } = line;
    return [{ subscriptionId, lineId, attributes, amount }];
  });
};

/** Whether it had ARR on any day before, itself or as one of the accounts that read as it on the day. */
const hadArrBefore = (known: readonly OracleFact[], accountId: string, day: string): boolean => {
  const own = accountsOf(known, '').filter((one) => readsAs(asRead(known, day), one, day) === accountId);
  const hadOn = (then: string): boolean => linesWithArr(known, then).some(({ accountId: one }) => own.includes(one));
  const window = daysIn(known, 'reactivationWindowDays');
  if (window === undefined) return daysMentioned(known).some((one) => one < day && hadOn(one));
  // So many whole days without ARR, and before them one with it.
  for (let left = window, then = theDayBefore(day); left >= 0; left -= 1, then = theDayBefore(then)) {
    if (hadOn(then)) return true;
  }
  return false;
};

/** The day of one account: what is handed over first, then what is left to be classed. */
interface DayOfAccount {
  readonly carried: readonly LineArr[];
  readonly after: readonly LineArr[];
  readonly out: readonly LineArr[];
  readonly arrived: readonly LineArr[];
}

const dayOfAccount = (known: readonly OracleFact[], accountId: string, day: string): DayOfAccount => {
  const lines = carriedInto(known, day);
  const moved = lines.filter((line) => line.leaves !== line.accountId);
  const stood = linesWithArr(known, theDayBefore(day));
  const isMoved = (line: LineArr): boolean =>
    moved.some(({ subscriptionId, lineId }) => subscriptionId === line.subscriptionId && lineId === line.lineId);
  return {
    carried: lines.filter((line) => line.accountId === accountId),
    after: linesWithArr(known, day).filter((line) => line.accountId === accountId),
    out: stood.filter((line) => line.accountId === accountId && isMoved(line)),
    arrived: moved.filter((line) => line.accountId === accountId),
  };
};

const movementOf = (
  of: { readonly accountId: string; readonly day: string; readonly currency: string },
  parts: readonly OracleContribution[],
  classOf: (delta: bigint) => OracleClass,
): readonly OracleMovement[] => {
  if (parts.length === 0) return [];
  const delta = parts.reduce((sum, { amount }) => sum + amount, 0n);
  const contributions = sumsBy(
    parts,
    ({ subscriptionId, lineId }) => `${subscriptionId}/${lineId}`,
    ({ amount }) => amount,
  );
  return [{ ...of, class: classOf(delta), delta, contributions, parts }];
};

/** By the rates of days, what stood is first revalued line by line at the day's rate, unless the account comes from nothing or goes to nothing. */
const revaluedOn = (known: readonly OracleFact[], { carried, after }: DayOfAccount, day: string): readonly LineArr[] =>
  treatmentOf(known, 'fx') !== 'as-of' || carried.length === 0 || after.length === 0
    ? carried
    : carried.map((line) => ({ ...line, ...convertedOn(asRead(known, day), line, day) }));

/**
 * What an account did on a day, currency by currency: its transfers, what other rates made of what stood, then the rest under its
 * class. Also what changes no amount but moves contributions: `reclassification`, or transfers that balance.
 */
export const entriesOfAccount = (
  known: readonly OracleFact[],
  accountId: string,
  day: string,
): readonly OracleMovement[] => {
  const ofDay = dayOfAccount(known, accountId, day);
  const { carried, after, out, arrived } = ofDay;
  const revalued = revaluedOn(known, ofDay, day);
  const classOf = (delta: bigint): OracleClass => {
    if (carried.length === 0 && after.length > 0) return hadArrBefore(known, accountId, day) ? 'reactivation' : 'new';
    if (carried.length > 0 && after.length === 0) return 'churn';
    if (delta === 0n) return 'reclassification';
    return delta > 0n ? 'expansion' : 'contraction';
  };
  const currencies = [...new Set([...carried, ...revalued, ...after, ...out].map(({ currency }) => currency))].sort();
  return currencies.flatMap((currency) => {
    const inIt = (lines: readonly LineArr[]): readonly LineArr[] => lines.filter((line) => line.currency === currency);
    const of = { accountId, day, currency };
    return [
      ...movementOf(of, partsOf(inIt(out), inIt(arrived)), () => 'transfer'),
      ...movementOf(of, partsOf(inIt(carried), inIt(revalued)), () => 'fx'),
      ...movementOf(of, partsOf(inIt(revalued), inIt(after)), classOf),
    ];
  });
};

/** The same of every account. */
export const entriesOn = rememberedFor((known, day): readonly OracleMovement[] =>
  accountsOf(known, '').flatMap((accountId) => entriesOfAccount(known, accountId, day)),
);

/** Every movement of the ledger on a day that changes an amount. */
export const movementsOn = (known: readonly OracleFact[], day: string): readonly OracleMovement[] =>
  entriesOn(known, day).filter(({ delta }) => delta !== 0n);

export interface OracleWindow {
  readonly from: string;
  readonly to: string;
}

/** What is shown of a window: every class but the one that is always zero, and what groups give one another. */
export type OracleColumn = Exclude<OracleClass, 'reclassification'> | 'opening' | 'entered' | 'left' | 'closing';

/** Opening, the sum of each class, and closing over `from` ≤ day < `to`, in one currency. */
export type OracleRow = Readonly<Record<OracleColumn, bigint>>;

/** Every entry of a window, in one currency if it is named, day by day. */
export const entriesWithin = (
  known: readonly OracleFact[],
  window: OracleWindow,
  currency?: string,
): readonly OracleMovement[] =>
  daysMentioned(known)
    .filter((day) => window.from <= day && day < window.to)
    .flatMap((day) => entriesOn(known, day))
    .filter((entry) => currency === undefined || entry.currency === currency);

/** One row of a movements report; its daily movements are summed. */
export const rowOver = (known: readonly OracleFact[], window: OracleWindow, currency: string): OracleRow => {
  const moved = entriesWithin(known, window, currency);
  const sumOf = (wanted: OracleClass): bigint =>
    moved.filter((movement) => movement.class === wanted).reduce((sum, { delta }) => sum + delta, 0n);
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
