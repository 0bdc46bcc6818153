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
  /** Where amounts are converted: the same in native currencies, which say whether anything stands. */
  readonly native?: { readonly opening: Balances; readonly entries: readonly JournalEntry[] };
  /** What another rate makes of what stood at the opening, in the reporting currency. */
  readonly fx?: { readonly currency: Currency; readonly contributions: readonly Contribution[] };
}

export type NettedMovement = Pick<Movement, 'currency' | 'class' | 'contributions'>;

const contributionsIn = (entries: readonly JournalEntry[], currency: Currency): readonly Contribution[] =>
  entries.filter((entry) => entry.currency === currency).flatMap(({ contributions }) => contributions);

const isTransfer = (entry: JournalEntry): boolean => entry.class === 'transfer';

/** Whether anything stands once what is transferred has gone over, and at the end. */
const endsOf = ({ opening, entries }: Pick<StepOfAccount, 'opening' | 'entries'>) => {
  const transferred = balancesAfter(opening, entries.filter(isTransfer));
  return { isFromZero: transferred.size === 0, isToZero: balancesAfter(opening, entries).size === 0 };
};

const negated = (contribution: Contribution): Contribution => ({ ...contribution, delta: -contribution.delta });

/**
 * What the days come to if they are taken as one: transfers as they are, what other rates make of what stood, and the rest with the
 * class that the account's ARR after them and at the end of the last day gives it. What cancels out within the days is in none.
 */
export const movementsOfStep = (step: StepOfAccount): readonly NettedMovement[] => {
  const { opening, hadArr, entries, native, fx } = step;
  const transfers = entries.filter(isTransfer);
  const others = entries.filter((entry) => !isTransfer(entry));
  const transferred = balancesAfter(opening, transfers);
  const closing = balancesAfter(transferred, others);
  const turnover = { hadArr, ...endsOf(native ?? step) };
  // Who comes from nothing or goes to it does so whole; of who has nothing on either side, rates changed what has gone over since.
  const revalued = turnover.isFromZero === turnover.isToZero ? (fx?.contributions ?? []) : [];
  const currencies = [...new Set(entries.map(({ currency }) => currency))].sort();
  return currencies.flatMap((currency): readonly NettedMovement[] => {
    const own = currency === fx?.currency ? revalued : [];
    const moved = own.reduce((sum, { delta }) => sum + delta, 0n);
    const delta = (closing.get(currency) ?? 0n) - (transferred.get(currency) ?? 0n) - moved;
    return [
      { currency, class: 'transfer', contributions: contributionsIn(transfers, currency) },
      { currency, class: 'fx', contributions: own },
      {
        ...{ currency, class: classOf(delta, turnover) },
        contributions: [...contributionsIn(others, currency), ...own.map(negated)],
      },
    ];
  });
};
