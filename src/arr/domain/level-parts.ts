import type { AccountId } from '../../kernel/ids';
import type { MinorUnits } from '../../kernel/minor-units';
import type { Attributes } from '../../subscriptions/domain/line';
import type { Turn } from '../../subscriptions/domain/stretches';
import type { Worth } from './conversion';
import type { Holder } from './holders';
import type { LevelChange } from './level-change';

/** What a line counts for from a day on, until its next level, and for which account. */
export interface Level {
  readonly arr: MinorUnits;
  /** The same as it is kept: converted, where it is to be. */
  readonly worth: Worth;
  readonly holder: Holder;
  /** Those of the account, the subscription and the line, the later over the earlier. */
  readonly attributes: Attributes;
  /** Why it is so from this day, where no fact of that day says it. */
  readonly reason: Turn;
}

export const isSameAttributes = (a: Attributes, b: Attributes): boolean => {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
};

/** A part of a change, and the account for which it is one. */
export type Part = Pick<LevelChange, 'currency' | 'isTransfer' | 'isFx' | 'lines' | 'delta' | 'attributes' | 'turn'> & {
  readonly accountId: AccountId;
};

type PartOf = Pick<Part, 'accountId' | 'attributes' | 'turn'> & Partial<Pick<Part, 'isTransfer' | 'isFx' | 'lines'>>;

const part = ({ currency, amount: delta }: Worth, of: PartOf): Part => {
  const { accountId, attributes, turn, isTransfer = false, isFx = false, lines = 0 } = of;
  return { accountId, currency, delta, isTransfer, isFx, lines, attributes, turn };
};

const negative = ({ currency, amount }: Worth): Worth => ({ currency, amount: -amount });

/** What goes out in one currency and comes in in the other, or the difference in the one that both are in. */
const difference = (from: Worth, to: Worth): readonly Worth[] => {
  if (from.currency !== to.currency) return [negative(from), to];
  const amount: MinorUnits = to.amount - from.amount;
  return amount === 0n ? [] : [{ currency: to.currency, amount }];
};

/** From one level to the next of the same account: one change, or two where ARR goes from old attributes to new ones. */
const changeParts = (before: Level | undefined, after: Level, turn: Turn): readonly Part[] => {
  const { accountId } = after.holder;
  const [stood, stands] = [before !== undefined && before.arr !== 0n, after.arr !== 0n];
  if (before === undefined || !stood) {
    return stands ? [part(after.worth, { accountId, attributes: after.attributes, turn, lines: 1 })] : [];
  }
  const goes = { accountId, attributes: before.attributes, turn, lines: -1 };
  if (!stands) return [part(negative(before.worth), goes)];
  if (!isSameAttributes(before.attributes, after.attributes)) {
    return [part(negative(before.worth), goes), part(after.worth, { ...goes, attributes: after.attributes, lines: 1 })];
  }
  return difference(before.worth, after.worth).map((worth) => part(worth, { ...goes, lines: 0 }));
};

/** What stood goes to the other account with the attributes it had, and comes to it with those it has there. */
const transferParts = (before: Level, { holder, attributes }: Level): readonly Part[] => {
  const of = { isTransfer: true, turn: holder.turn };
  const { worth } = before;
  return [
    part(negative(worth), { ...of, accountId: before.holder.accountId, attributes: before.attributes, lines: -1 }),
    part(worth, { ...of, accountId: holder.accountId, attributes, lines: 1 }),
  ];
};

/** A line from one level to the next. */
export interface LevelStep {
  readonly before: Level | undefined;
  readonly after: Level;
  readonly turn: Turn;
  /** What stood is worth so much at the rate of the day, and which fact says so; absent where no rate has changed. */
  readonly revalued?: { readonly worth: Worth; readonly turn: Turn } | undefined;
}

/**
 * Where the account is another, what stood goes over to it first, at what it was worth; then it is revalued; the rest of the change
 * is then the other account's.
 */
export const partsOf = ({ before, after, turn, revalued }: LevelStep): readonly Part[] => {
  if (before === undefined || before.arr === 0n) return changeParts(before, after, turn);
  const goesOver = before.holder.accountId !== after.holder.accountId;
  const stands = goesOver ? { ...after, arr: before.arr, worth: before.worth } : before;
  const { accountId } = after.holder;
  const fx = revalued === undefined ? [] : difference(stands.worth, revalued.worth);
  return [
    ...(goesOver ? transferParts(before, after) : []),
    ...fx.map((worth) =>
      part(worth, { accountId, attributes: stands.attributes, turn: revalued?.turn ?? turn, isFx: true }),
    ),
    ...changeParts({ ...stands, worth: revalued?.worth ?? stands.worth }, after, turn),
  ];
};
