import type { AccountFigure, Point } from '../domain/arr-index';
import { groupOf, namesIn, type Selection, shownGroup } from '../domain/group';
import type { Resolved } from './resolved';

/** What a filter takes of an account's figure; undefined where it takes nothing. */
export const selectedFigure = (
  { index }: Resolved['book'],
  { accountId, currency }: AccountFigure,
  selection: Selection,
  { asOf, knownAt }: Point,
): AccountFigure | undefined => {
  const names = namesIn(selection);
  const shown = shownGroup(selection, names);
  const levels = new Map<string, bigint>();
  for (const movement of index.movementsOf(accountId, knownAt)) {
    if (movement.effectiveOn > asOf || movement.currency !== currency) continue;
    for (const { attributes, subscriptionId, delta } of movement.contributions) {
      if (shown(groupOf(attributes, names)) === undefined) continue;
      levels.set(subscriptionId, (levels.get(subscriptionId) ?? 0n) + delta);
    }
  }
  const standing = [...levels.values()].filter((level) => level !== 0n);
  const arr = standing.reduce((sum, level) => sum + level, 0n);
  return arr === 0n ? undefined : { accountId, currency, arr, subscriptions: standing.length };
};
