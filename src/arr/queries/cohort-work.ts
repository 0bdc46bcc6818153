import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { AccountId } from '../../kernel/ids';
import type { MonthsInterval } from '../../kernel/period-text';
import { type Change, CohortTable } from '../domain/cohort-table';
import { groupKey, groupOf, type GroupValues, namesIn, type Selection, shownGroup } from '../domain/group';
import type { JournalEntry } from '../domain/journal';
import { type Readings, readingsKnown } from './account-known';
import { type BookAt, ENTRIES_AT_ONCE } from './resolved';
import { GROUP_ROWS_MAX } from './selected';

export interface CohortsAsked {
  readonly asOf: CalendarDate;
  readonly interval: MonthsInterval;
  readonly selection: Selection | undefined;
}

/** Cohorts of all that is selected, and by group. */
export interface CohortsFound {
  readonly total: CohortTable;
  readonly groups: CohortTable;
}

/** A change, and the groups in which it is shown. */
interface Part extends Change {
  readonly currency: Currency;
  readonly group: GroupValues;
}

type PartsOf = (movement: JournalEntry) => readonly Part[];

const wholeOf: PartsOf = ({ effectiveOn: day, currency, delta: amount }) => [{ day, currency, group: [], amount }];

const selectedOf = (selection: Selection): PartsOf => {
  const names = namesIn(selection);
  const shown = shownGroup(selection, names);
  return ({ effectiveOn: day, currency, contributions }) =>
    contributions.flatMap(({ attributes, delta: amount }) => {
      const group = shown(groupOf(attributes, names));
      return group === undefined ? [] : [{ day, currency, group, amount }];
    });
};

/** All accounts that have ever had ARR, some at a time. */
function* idPages({ book }: BookAt): Generator<readonly AccountId[]> {
  let after: AccountId | undefined;
  for (;;) {
    const ids = book.index.accountIds(after, ENTRIES_AT_ONCE);
    yield ids;
    after = ids.at(-1);
    if (ids.length < ENTRIES_AT_ONCE) return;
  }
}

/** By account as it reads on the day, those that read as it. */
function* readersOf(known: BookAt, readings: Readings, asOf: CalendarDate) {
  const readers = new Map<AccountId, AccountId[]>();
  for (const ids of idPages(known)) {
    for (const id of ids) {
      const reading = readings.readsAs(id, asOf);
      readers.set(reading, [...(readers.get(reading) ?? []), id]);
    }
    yield;
  }
  return readers;
}

const byCell = (parts: readonly Part[], cellOf: (part: Part) => GroupValues): readonly (readonly Part[])[] => {
  const cells = new Map<string, Part[]>();
  for (const part of parts) {
    const key = `${part.currency} ${groupKey(cellOf(part))}`;
    const own = cells.get(key) ?? [];
    cells.set(key, own);
    own.push(part);
  }
  return [...cells.values()];
};

/**
 * The cohorts as known, of accounts as they are merged on the day. Stops now and then for others to have their turn.
 */
export function* cohortWork(known: BookAt, asked: CohortsAsked): Generator<undefined, CohortsFound> {
  const { asOf, interval, selection } = asked;
  const { book, knownAt } = known;
  const partsOf = selection === undefined ? wholeOf : selectedOf(selection);
  const found = { total: new CohortTable(asOf, interval), groups: new CohortTable(asOf, interval) };
  const isGrouped = selection !== undefined && selection.groupBy.length > 0;
  const take = (ids: readonly AccountId[]): void => {
    const movements = ids.flatMap((id) => book.index.movementsOf(id, knownAt));
    const parts = movements.filter(({ effectiveOn }) => effectiveOn <= asOf).flatMap(partsOf);
    parts.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
    for (const own of byCell(parts, () => [])) {
      if (own[0] !== undefined) found.total.add({ currency: own[0].currency, group: [] }, own);
    }
    if (!isGrouped) return;
    for (const own of byCell(parts, ({ group }) => group)) if (own[0] !== undefined) found.groups.add(own[0], own);
  };
  const readers = yield* readersOf(known, readingsKnown({ ...known, readOn: asOf }), asOf);
  let taken = 0;
  for (const ids of readers.values()) {
    take(ids);
    // An answer that would be too long is not worked out to its end.
    if (found.total.ages + found.groups.ages > GROUP_ROWS_MAX) return found;
    taken += 1;
    if (taken % ENTRIES_AT_ONCE === 0) yield;
  }
  return found;
}
