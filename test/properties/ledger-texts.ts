import type { ArrBook } from '../../src/arr/domain/arr-book';
import type { JournalEntry } from '../../src/arr/domain/journal';
import type { Movement } from '../../src/arr/domain/movement';
import { canonicalJson, type Json } from '../../src/kernel/canonical-json';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import type { AccountId } from '../../src/kernel/ids';
import { ACCOUNTS } from './intents';

const plain = (value: unknown): Json => {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? value : String(value);
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, plain(field)]));
};

/** The journal as one text, an entry a line: equal texts are equal bytes. */
export const journalText = (journal: readonly JournalEntry[]): string =>
  journal.map((entry) => canonicalJson(plain(entry))).join('\n');

/** The ARR of each account at the end of a day. */
export const accountsText = (book: ArrBook, asOf: CalendarDate, knownAt: number): string =>
  book.index
    .accounts({ asOf, knownAt })
    .map(
      ({ accountId, currency, arr, subscriptions }) =>
        `${accountId} ${arr.toString()} ${currency} ${subscriptions.toString()}`,
    )
    .join(', ');

const movementText = ({ accountId, effectiveOn, currency, class: is, delta, contributions }: Movement): string =>
  canonicalJson(plain({ accountId, effectiveOn, currency, is, delta, contributions }));

/** The movements in force, without the entries that assert them. */
export const movementsText = (book: ArrBook, knownAt: number, accounts: readonly AccountId[] = ACCOUNTS): string =>
  accounts
    .flatMap((account) => book.index.movementsOf(account, knownAt))
    .map(movementText)
    .join('\n');
