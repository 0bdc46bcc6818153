import type { MinorUnits } from '../../kernel/minor-units';
import { compareGroups, groupKey, groupOf, type GroupValues } from './group';
import type { JournalEntry } from './journal';
import type { Contribution, Movement, MovementClass } from './movement';

/** A movement has a class; what one group gives to another has left it and entered the other. */
export const GROUP_COLUMNS = [
  'new',
  'expansion',
  'reactivation',
  'contraction',
  'churn',
  'fx',
  'transfer',
  'entered',
  'left',
] as const satisfies readonly (Exclude<MovementClass, 'reclassification'> | 'entered' | 'left')[];
export type GroupColumn = (typeof GROUP_COLUMNS)[number];

/** Where each stands among them. */
export const COLUMN_PLACES: Readonly<Record<GroupColumn, number>> = {
  new: 0,
  expansion: 1,
  reactivation: 2,
  contraction: 3,
  churn: 4,
  fx: 5,
  transfer: 6,
  entered: 7,
  left: 8,
};

/** What a movement is to one group. */
export interface Posting {
  readonly group: GroupValues;
  readonly column: GroupColumn;
  readonly amount: MinorUnits;
}

/** An amount of a group; in a share of something it is what the group weighs. */
export interface GroupAmount {
  readonly group: GroupValues;
  readonly amount: MinorUnits;
}

const sumOf = (amounts: readonly GroupAmount[]): MinorUnits => amounts.reduce((sum, { amount }) => sum + amount, 0n);

/**
 * Shares an amount out in proportion to weights, none of which is negative: what whole shares leave over goes to the largest
 * remainders, and between equal ones to the groups in their order. The shares add up to the amount.
 */
export const sharedOut = (amount: MinorUnits, weights: readonly GroupAmount[]): readonly GroupAmount[] => {
  const total = sumOf(weights);
  if (total === 0n) return [];
  if (weights.length === 1) return weights.map(({ group }) => ({ group, amount }));
  const shares = weights.map(({ group, amount: weight }) => ({
    group,
    amount: (amount * weight) / total,
    remainder: (amount * weight) % total,
  }));
  const leftOver = amount - sumOf(shares);
  const inTurn = [...shares].sort((a, b) =>
    a.remainder === b.remainder ? compareGroups(a.group, b.group) : a.remainder > b.remainder ? -1 : 1,
  );
  return inTurn.map(({ group, amount: share }, index) => ({
    group,
    amount: BigInt(index) < leftOver ? share + 1n : share,
  }));
};

const sumsByGroup = (contributions: readonly Contribution[], names: readonly string[]): readonly GroupAmount[] => {
  const sums = new Map<string, GroupAmount>();
  for (const { attributes, delta } of contributions) {
    const group = groupOf(attributes, names);
    const key = groupKey(group);
    sums.set(key, { group, amount: (sums.get(key)?.amount ?? 0n) + delta });
  }
  return [...sums.values()];
};

/**
 * What a movement is to each group, by what its contributions to each come to: what cancels out between the groups has left
 * the one and entered the other, in proportion where there are several; the rest has the movement's class. A transfer is
 * summed as it is, and so is what another rate makes of amounts.
 */
export const postingsOfSums = (is: MovementClass, sums: readonly GroupAmount[]): readonly Posting[] => {
  const inColumn = (column: GroupColumn, amounts: readonly GroupAmount[]): readonly Posting[] =>
    amounts.filter(({ amount }) => amount !== 0n).map(({ group, amount }) => ({ group, column, amount }));
  if (is === 'transfer' || is === 'fx') return inColumn(is, sums);
  const gains = sums.filter(({ amount }) => amount > 0n);
  const losses = sums.filter(({ amount }) => amount < 0n).map(negated);
  const [gained, lost] = [sumOf(gains), sumOf(losses)];
  const cancelled = gained < lost ? gained : lost;
  const entered = sharedOut(cancelled, gains);
  const left = sharedOut(cancelled, losses).map(negated);
  const moved = new Map([...entered, ...left].map(({ group, amount }) => [group, amount] as const));
  const rest = sums.map(({ group, amount }) => ({ group, amount: amount - (moved.get(group) ?? 0n) }));
  return [
    ...inColumn('entered', entered),
    ...inColumn('left', left),
    // Of a reclassification nothing is left: what comes out of groups goes into others.
    ...(is === 'reclassification' ? [] : inColumn(is, rest)),
  ];
};

/** The same of a movement. */
export const postingsOf = (
  { class: is, contributions }: Pick<Movement, 'class' | 'contributions'>,
  names: readonly string[],
): readonly Posting[] => postingsOfSums(is, sumsByGroup(contributions, names));

const negated = ({ group, amount }: GroupAmount): GroupAmount => ({ group, amount: -amount });

/** The same of an entry. A retraction takes back what its movement was to each group, so that entries add up by group too. */
export const postingsOfEntry = (
  { kind, class: is, contributions }: Pick<JournalEntry, 'kind' | 'class' | 'contributions'>,
  names: readonly string[],
): readonly Posting[] => {
  if (kind === 'assert') return postingsOf({ class: is, contributions }, names);
  const asserted = contributions.map((contribution) => ({ ...contribution, delta: -contribution.delta }));
  return postingsOf({ class: is, contributions: asserted }, names).map((posting) => ({
    ...posting,
    amount: -posting.amount,
  }));
};
