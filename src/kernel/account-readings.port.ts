import type { CalendarDate } from './calendar-date';
import type { AccountId } from './ids';

/** As which account each of some accounts reads on a day: itself, or the survivor of the merges that stand by then. */
export interface AccountReadings {
  readsAs(accountId: AccountId, day: CalendarDate): AccountId;
}

/** How accounts read in a ledger without merges. */
export const UNMERGED: AccountReadings = { readsAs: (accountId) => accountId };

/** Finds out how accounts read. The write side of subscriptions asks it; that of accounts answers from its streams. */
export interface AccountReader {
  /** The readings of these accounts and of all that they are merged into. */
  readingsOf(accountIds: readonly AccountId[]): Promise<AccountReadings>;
}

export const ACCOUNT_READER = Symbol('AccountReader');
