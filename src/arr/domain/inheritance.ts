import { toEpochDay } from '../../kernel/calendar-date';
import type { AccountId } from '../../kernel/ids';
import type { AccountsBook } from './accounts-book';
import { readSpans } from './backdating';
import type { Inherited } from './days-journal';
import type { KeptDays } from './kept-days';
import { knownBy, PastAccounts } from './past-accounts';
import { factsAbout, type ReadBy, recordingsOf } from './told-as-read';

/** What accounts are known by in a book. */
export interface AccountNumbers {
  idOf(accountId: AccountId): number;
}

/** Days on which another account reads as one, as days since 1970-01-01. */
interface ReadSpell {
  readonly other: number;
  readonly from: number;
  readonly until: number | undefined;
}

type Days = Pick<KeptDays, 'of' | 'firstDayWithArr'>;

const isIn = (day: number, { from, until }: ReadSpell): boolean => from <= day && (until === undefined || day < until);

const latest = (days: readonly number[]): number | undefined => (days.length === 0 ? undefined : Math.max(...days));

/** What accounts hand over that read as another on some days and not for good. */
const inheritedIn = (spells: readonly ReadSpell[], days: Days): Inherited => ({
  from: undefined,
  hadArr: (before) =>
    spells.some((spell) => isIn(before, spell) && (days.firstDayWithArr(spell.other) ?? before) < before),
  lastDayWithArr: (before) =>
    latest(
      spells.filter((spell) => isIn(before, spell)).flatMap(({ other }) => days.of(other).lastDayWithArr(before) ?? []),
    ),
});

/** The days on which others read as an account, where each is read by the facts that it may show. */
const spellsOf = (
  accountId: AccountId,
  accounts: AccountsBook,
  { readBy, numbers }: { readonly readBy: ReadBy; readonly numbers: AccountNumbers },
): readonly ReadSpell[] =>
  accounts.everMergedInto(accountId).flatMap((otherId) => {
    const recordings = recordingsOf(factsAbout([otherId], readBy));
    const spans = readSpans(readBy.policy, recordings, readBy.closings);
    return spans.flatMap(({ from, knownAt }, index) => {
      const next = spans[index + 1]?.from;
      const readings = new PastAccounts(knownBy((id) => accounts.factsOf(id), knownAt)).readingsFrom(otherId, from);
      const untils = readings.map((_, at) => readings[at + 1]?.from ?? next);
      return readings.flatMap((reading, at) => {
        const until = untils[at];
        if (reading.accountId !== accountId || (next !== undefined && reading.from >= next)) return [];
        const end = next !== undefined && (until === undefined || until > next) ? next : until;
        const other = numbers.idOf(otherId);
        return [{ other, from: toEpochDay(reading.from), until: end === undefined ? undefined : toEpochDay(end) }];
      });
    });
  });

/** What the accounts hand over that read as this one, where days are not all read by what is known now. */
export const inheritedAsRead = (
  accountId: AccountId,
  accounts: AccountsBook,
  by: { readonly readBy: ReadBy; readonly numbers: AccountNumbers; readonly days: Days },
): Inherited | undefined => {
  // Where none reads as it any more, what was read as its return is to be judged again.
  const isEverMerged = accounts.everMergedInto(accountId).length > 0;
  return isEverMerged ? inheritedIn(spellsOf(accountId, accounts, by), by.days) : undefined;
};

/** What the accounts hand over that read as this one from a day on. They had ARR before, since they have none from then on. */
export const inheritedForGood = (
  accountId: AccountId,
  accounts: AccountsBook,
  { numbers, days }: { readonly numbers: AccountNumbers; readonly days: Days },
): Inherited => {
  const absorbed = accounts.absorbedBy(accountId).map(({ accountId: other, from }) => ({
    other: numbers.idOf(other),
    from: toEpochDay(from),
  }));
  const had = absorbed.filter(({ other }) => days.firstDayWithArr(other) !== undefined);
  return {
    from: had.length === 0 ? undefined : Math.min(...had.map(({ from }) => from)),
    lastDayWithArr: (before) =>
      latest(
        had.filter(({ from }) => from <= before).flatMap(({ other }) => days.of(other).lastDayWithArr(before) ?? []),
      ),
  };
};
