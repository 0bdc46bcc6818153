import type { AccountId } from '../../kernel/ids';
import type { MinorUnits } from '../../kernel/minor-units';
import type { GroupCell } from './arr-index';
import { groupKey } from './group';

/** What the accounts come to that had ARR at the opening of a window, and how many have it at its closing. */
export interface CohortSums {
  /** Those that had ARR at the opening; of them, those that have none at the closing. */
  readonly accounts: number;
  readonly accountsLost: number;
  /** What the cohort had at the opening, and has at the closing. */
  readonly opening: MinorUnits;
  readonly closing: MinorUnits;
  /** Of each account no more than it had at the opening. */
  readonly retained: MinorUnits;
  /** All that have ARR at the closing, of the cohort or not. */
  readonly accountsAtClosing: number;
}

const NO_ACCOUNTS: CohortSums = {
  accounts: 0,
  accountsLost: 0,
  opening: 0n,
  closing: 0n,
  retained: 0n,
  accountsAtClosing: 0,
};

/** What an account has at both ends of a window. */
interface Levels {
  opening: MinorUnits;
  closing: MinorUnits;
}

const withAccount = (sums: CohortSums, { opening, closing }: Levels): CohortSums => {
  const accountsAtClosing = sums.accountsAtClosing + (closing > 0n ? 1 : 0);
  if (opening === 0n) return { ...sums, accountsAtClosing };
  return {
    accounts: sums.accounts + 1,
    accountsLost: sums.accountsLost + (closing === 0n ? 1 : 0),
    opening: sums.opening + opening,
    closing: sums.closing + closing,
    retained: sums.retained + (closing < opening ? closing : opening),
    accountsAtClosing,
  };
};

const keyOf = ({ currency, group }: GroupCell): string => `${currency} ${groupKey(group)}`;

/** What accounts have at both ends of a window, group by group; changed in place. */
export class AccountLevels {
  private readonly cells = new Map<string, Map<AccountId, Levels>>();

  add(cell: GroupCell, accountId: AccountId, end: keyof Levels, amount: MinorUnits): void {
    const key = keyOf(cell);
    const accounts = this.cells.get(key) ?? new Map<AccountId, Levels>();
    this.cells.set(key, accounts);
    const levels = accounts.get(accountId) ?? { opening: 0n, closing: 0n };
    levels[end] += amount;
    accounts.set(accountId, levels);
  }

  of(cell: GroupCell): CohortSums {
    return [...(this.cells.get(keyOf(cell))?.values() ?? [])].reduce(withAccount, NO_ACCOUNTS);
  }
}
