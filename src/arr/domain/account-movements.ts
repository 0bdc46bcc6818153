import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { AccountId } from '../../kernel/ids';
import type { MinorUnits } from '../../kernel/minor-units';
import type { LevelChange } from './level-change';
import { isSameAttributes } from './level-parts';
import type { Contribution, Movement, MovementClass } from './movement';

/** ARR by currency, without the zeros. */
export type Balances = ReadonlyMap<Currency, MinorUnits>;

/** What stands once changes have been made to it. */
export const balancesAfter = (
  before: Balances,
  changes: readonly Pick<LevelChange, 'currency' | 'delta'>[],
): Balances => {
  if (changes.length === 0) return before;
  const balances = new Map(before);
  for (const { currency, delta } of changes) {
    const balance = (balances.get(currency) ?? 0n) + delta;
    if (balance === 0n) balances.delete(currency);
    else balances.set(currency, balance);
  }
  return balances;
};

/** What an account has at the end of a day, and how many lines it is from: converted, some may come to nothing. */
export interface Standing {
  readonly balances: Balances;
  readonly lines: number;
}

export const NOTHING_STANDS: Standing = { balances: new Map(), lines: 0 };

/** The same once changes have been made to it. */
export const standingAfter = (
  { balances, lines }: Standing,
  changes: readonly Pick<LevelChange, 'currency' | 'delta' | 'lines'>[],
): Standing => {
  let count = lines;
  for (const change of changes) count += change.lines;
  return { balances: balancesAfter(balances, changes), lines: count };
};

/** What stood before changes were made. */
export const standingBefore = (
  after: Standing,
  changes: readonly Pick<LevelChange, 'currency' | 'delta' | 'lines'>[],
): Standing =>
  standingAfter(
    after,
    changes.map(({ currency, delta, lines }) => ({ currency, delta: -delta, lines: -lines })),
  );

/** An account on a day. */
export interface DayOfAccount {
  readonly accountId: AccountId;
  readonly effectiveOn: CalendarDate;
  /** What stood at the end of the day before. */
  readonly opening: Standing;
  /** Whether the account, or one that reads as it by this day, had ARR on a day before. */
  readonly hadArr: boolean;
}

/** New, reactivation and churn are the account's, over all its currencies. */
interface Turnover {
  readonly hadArr: boolean;
  readonly isFromZero: boolean;
  readonly isToZero: boolean;
}

/** How a change is read that no transfer is part of. */
export const classOf = (delta: MinorUnits, { hadArr, isFromZero, isToZero }: Turnover): MovementClass => {
  if (isFromZero && !isToZero) return hadArr ? 'reactivation' : 'new';
  if (!isFromZero && isToZero) return 'churn';
  if (delta === 0n) return 'reclassification';
  return delta > 0n ? 'expansion' : 'contraction';
};

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** By subscription and line; what goes out of old attributes before what comes into new ones. */
const inOrder = (a: LevelChange, b: LevelChange): number =>
  compareText(a.subscriptionId, b.subscriptionId) || compareText(a.lineId, b.lineId) || (a.delta < b.delta ? -1 : 1);

const contributionOf = ({ subscriptionId, lineId, delta, attributes, turn }: LevelChange): Contribution => ({
  subscriptionId,
  lineId,
  factId: turn.factId,
  delta,
  attributes,
});

/** Mostly there are one or two, and they are in order. */
const sortedOf = (changes: readonly LevelChange[]): readonly LevelChange[] => {
  let last: LevelChange | undefined;
  for (const change of changes) {
    if (last !== undefined && inOrder(last, change) > 0) return [...changes].sort(inOrder);
    last = change;
  }
  return changes;
};

/** Each once, in the order of the changes; those of one change are told apart already. */
const causesOf = (changes: readonly LevelChange[]): readonly string[] => {
  const causes = changes[0]?.turn.causes ?? [];
  if (changes.every(({ turn }) => turn.causes === causes)) return causes;
  return [...new Set(changes.flatMap(({ turn }) => turn.causes))];
};

const currenciesOf = (changes: readonly LevelChange[]): readonly Currency[] => {
  const [first] = changes;
  if (first === undefined) return [];
  if (changes.every(({ currency }) => currency === first.currency)) return [first.currency];
  return [...new Set(changes.map(({ currency }) => currency))].sort();
};

type Place = Pick<Movement, 'accountId' | 'effectiveOn' | 'currency'>;

const movement = (
  { accountId, effectiveOn, currency }: Place,
  changes: readonly LevelChange[],
  before: MinorUnits,
  classed: (delta: MinorUnits) => MovementClass,
): readonly Movement[] => {
  if (changes.length === 0) return [];
  const sorted = sortedOf(changes);
  let delta = 0n;
  for (const change of sorted) delta += change.delta;
  return [
    {
      accountId,
      effectiveOn,
      currency,
      class: classed(delta),
      delta,
      before,
      after: before + delta,
      contributions: sorted.map(contributionOf),
      causes: causesOf(sorted),
    },
  ];
};

const isSamePlace = (a: LevelChange, b: LevelChange): boolean =>
  a.subscriptionId === b.subscriptionId &&
  a.lineId === b.lineId &&
  a.currency === b.currency &&
  isSameAttributes(a.attributes, b.attributes);

/** The changes of a day as one: what another rate makes of a line goes with what becomes of the line. */
const asOne = (fx: readonly LevelChange[], others: readonly LevelChange[]): readonly LevelChange[] => {
  const left = [...fx];
  const joined = others.map((other) => {
    const place = other.lines < 0 ? left.findIndex((change) => isSamePlace(change, other)) : -1;
    const [change] = place < 0 ? [] : left.splice(place, 1);
    return change === undefined ? other : { ...other, delta: other.delta + change.delta };
  });
  return [...left, ...joined];
};

/** The changes of a day by what they are; what comes to nothing or from nothing has no part that rates make. */
const sortedOut = (changes: readonly LevelChange[], opening: Standing) => {
  const isPlain = changes.every(({ isTransfer, isFx }) => !isTransfer && !isFx);
  const transfers = isPlain ? [] : changes.filter(({ isTransfer }) => isTransfer);
  const fx = isPlain ? [] : changes.filter(({ isFx }) => isFx);
  const others = isPlain ? changes : changes.filter(({ isTransfer, isFx }) => !isTransfer && !isFx);
  const transferred = standingAfter(opening, transfers);
  const closing = standingAfter(transferred, others);
  const [isFromZero, isToZero] = [transferred.lines === 0, closing.lines === 0];
  const isWhole = fx.length > 0 && (isFromZero || isToZero);
  const revalued = isWhole ? transferred : standingAfter(transferred, fx);
  const parts = isWhole ? { fx: [], others: asOne(fx, others) } : { fx, others };
  return { transfers, ...parts, transferred, revalued, isFromZero, isToZero };
};

/**
 * The movements of an account on a day, in order of currencies: in each what is transferred, then what other rates make of what
 * stands, and then what the other changes come to, with the class that the account's ARR after the transfer and at the end of the day
 * gives it.
 */
export const movementsOfDay = (
  { accountId, effectiveOn, opening, hadArr }: DayOfAccount,
  changes: readonly LevelChange[],
): readonly Movement[] => {
  const { transfers, fx, others, transferred, revalued, isFromZero, isToZero } = sortedOut(changes, opening);
  const turnover = { hadArr, isFromZero, isToZero };
  const currencies = currenciesOf(changes);
  return currencies.flatMap((currency) => {
    const place = { accountId, effectiveOn, currency };
    const own = (of: readonly LevelChange[]) =>
      currencies.length === 1 ? of : of.filter((change) => change.currency === currency);
    const balance = ({ balances }: Standing): MinorUnits => balances.get(currency) ?? 0n;
    return [
      ...movement(place, own(transfers), balance(opening), () => 'transfer'),
      ...movement(place, own(fx), balance(transferred), () => 'fx'),
      ...movement(place, own(others), balance(revalued), (delta) => classOf(delta, turnover)),
    ];
  });
};
