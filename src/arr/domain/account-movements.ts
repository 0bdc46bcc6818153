import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { AccountId } from '../../kernel/ids';
import type { MinorUnits } from '../../kernel/minor-units';
import type { LevelChange } from './levels';
import type { Contribution, Movement, MovementClass } from './movement';

type Balances = ReadonlyMap<Currency, MinorUnits>;

const isZero = (balances: Balances): boolean => [...balances.values()].every((balance) => balance === 0n);

const groupedBy = <Key, Item>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): readonly (readonly [Key, readonly Item[]])[] => {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
};

/** The account as a day finds it and leaves it. New, reactivation and churn are the account's, over all its currencies. */
interface AccountDay {
  readonly hadArrEver: boolean;
  readonly wasZero: boolean;
  readonly isZero: boolean;
}

const classOf = (delta: MinorUnits, account: AccountDay): MovementClass => {
  if (account.wasZero && !account.isZero) return account.hadArrEver ? 'reactivation' : 'new';
  if (!account.wasZero && account.isZero) return 'churn';
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

const sumOf = (changes: readonly LevelChange[]): MinorUnits => changes.reduce((sum, { delta }) => sum + delta, 0n);

/**
 * The movements of one account, in order of days and then currencies: what all its lines' changes of a day come to, per
 * currency, with the class that the account's ARR before and after gives it.
 */
export const movementsOfAccount = (accountId: AccountId, changes: readonly LevelChange[]): readonly Movement[] => {
  const balances = new Map<Currency, MinorUnits>();
  let hadArrEver = false;
  return groupedBy(changes, ({ effectiveOn }) => effectiveOn).flatMap(([effectiveOn, ofDay]) => {
    const wasZero = isZero(balances);
    const before = new Map(balances);
    const byCurrency = groupedBy(ofDay, ({ currency }) => currency);
    for (const [currency, own] of byCurrency) balances.set(currency, (balances.get(currency) ?? 0n) + sumOf(own));
    const account: AccountDay = { hadArrEver, wasZero, isZero: isZero(balances) };
    hadArrEver ||= !account.isZero;
    return byCurrency.map(([currency, own]) =>
      movement({ accountId, effectiveOn, currency }, own, account, before.get(currency) ?? 0n),
    );
  });
};

const movement = (
  place: { readonly accountId: AccountId; readonly effectiveOn: CalendarDate; readonly currency: Currency },
  own: readonly LevelChange[],
  account: AccountDay,
  before: MinorUnits,
): Movement => {
  const sorted = [...own].sort(inOrder);
  const delta = sumOf(sorted);
  return {
    ...place,
    class: classOf(delta, account),
    delta,
    before,
    after: before + delta,
    contributions: sorted.map(contributionOf),
    causes: [...new Set(sorted.flatMap(({ turn }) => turn.causes))],
  };
};
