import type { Currency } from '../../kernel/currency';
import { type Balances, balancesAfter, classOf } from './account-movements';
import type { JournalEntry } from './journal';
import type { Contribution, Movement } from './movement';

/** An account over some days that are taken as one step. */
export interface StepOfAccount {
  /** What stood at the end of the day before the first. */
  readonly opening: Balances;
  /** Whether the account, or one that reads as it by the last of the days, had ARR on a day before the first. */
  readonly hadArr: boolean;
  /** The entries of those days that are in force. */
  readonly entries: readonly JournalEntry[];
}

export type NettedMovement = Pick<Movement, 'currency' | 'class' | 'contributions'>;

const contributionsIn = (entries: readonly JournalEntry[], currency: Currency): readonly Contribution[] =>
  entries.filter((entry) => entry.currency === currency).flatMap(({ contributions }) => contributions);

/**
 * What the days come to if they are taken as one: transfers as they are, and the rest with the class that the account's ARR
 * after them and at the end of the last day gives it. What cancels out within the days is in neither.
 */
export const movementsOfStep = ({ opening, hadArr, entries }: StepOfAccount): readonly NettedMovement[] => {
  const transfers = entries.filter((entry) => entry.class === 'transfer');
  const others = entries.filter((entry) => entry.class !== 'transfer');
  const transferred = balancesAfter(opening, transfers);
  const closing = balancesAfter(transferred, others);
  const turnover = { hadArr, isFromZero: transferred.size === 0, isToZero: closing.size === 0 };
  const currencies = [...new Set(entries.map(({ currency }) => currency))].sort();
  return currencies.flatMap((currency): readonly NettedMovement[] => {
    const delta = (closing.get(currency) ?? 0n) - (transferred.get(currency) ?? 0n);
    return [
      { currency, class: 'transfer', contributions: contributionsIn(transfers, currency) },
      { currency, class: classOf(delta, turnover), contributions: contributionsIn(others, currency) },
    ];
  });
};
