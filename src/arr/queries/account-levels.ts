import { type CalendarDate, dayBefore } from '../../kernel/calendar-date';
import type { MinorUnits } from '../../kernel/minor-units';
import type { Span } from '../../kernel/period-text';
import { present } from '../../kernel/present';
import type { AccountFigure, Page } from '../domain/arr-index';
import { AccountLevels } from '../domain/cohort-sums';
import { groupKey, groupOf, type GroupValues, namesIn, type Selection, shownGroup } from '../domain/group';
import { readingsKnown } from './account-known';
import { type BookAt, ENTRIES_AT_ONCE } from './resolved';

/** What an account's figure is of one of the groups that are asked for. */
interface Part {
  readonly group: GroupValues;
  readonly amount: MinorUnits;
}

type PartsOf = (figure: AccountFigure, asOf: CalendarDate) => readonly Part[];

const wholeOf: PartsOf = ({ arr }) => [{ group: [], amount: arr }];

/** The parts of an account's figure by group, from the movements that led to it. */
const selectedParts = ({ book, knownAt }: BookAt, selection: Selection): PartsOf => {
  const names = namesIn(selection);
  const shown = shownGroup(selection, names);
  return ({ accountId, currency }, asOf) => {
    const parts = new Map<string, Part>();
    for (const movement of book.index.movementsOf(accountId, knownAt)) {
      if (movement.effectiveOn > asOf || movement.currency !== currency) continue;
      for (const { attributes, delta } of movement.contributions) {
        const group = shown(groupOf(attributes, names));
        if (group === undefined) continue;
        const key = groupKey(group);
        parts.set(key, { group, amount: (parts.get(key)?.amount ?? 0n) + delta });
      }
    }
    return [...parts.values()].filter(({ amount }) => amount !== 0n);
  };
};

/** The figures of all accounts at the end of a day, page by page. */
export function* accountPages({ book, knownAt }: BookAt, asOf: CalendarDate): Generator<readonly AccountFigure[]> {
  let after: Page['after'];
  for (;;) {
    const page = book.index.accounts({ asOf, knownAt }, present({ after, limit: ENTRIES_AT_ONCE }));
    yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < ENTRIES_AT_ONCE) return;
    after = [last.accountId, last.currency];
  }
}

/** What accounts have at both ends of a window: by group, and of all that is selected. */
export interface LevelsAsked {
  readonly window: Span;
  readonly selection: Selection | undefined;
}

export interface LevelsFound {
  readonly total: AccountLevels;
  readonly groups: AccountLevels;
}

/**
 * What all accounts have at both ends of a window, read as they are merged at its closing. Stops now and then for others to
 * have their turn.
 */
export function* accountLevels(known: BookAt, { window, selection }: LevelsAsked): Generator<undefined, LevelsFound> {
  const days = { opening: dayBefore(window.from), closing: dayBefore(window.to) };
  const readings = readingsKnown({ ...known, readOn: dayBefore(window.to) });
  const partsOf = selection === undefined ? wholeOf : selectedParts(known, selection);
  const found = { total: new AccountLevels(), groups: new AccountLevels() };
  const take = (figure: AccountFigure, end: keyof typeof days): void => {
    const { currency } = figure;
    const accountId = readings.readsAs(figure.accountId, days.closing);
    for (const { group, amount } of partsOf(figure, days[end])) {
      found.total.add({ currency, group: [] }, accountId, end, amount);
      found.groups.add({ currency, group }, accountId, end, amount);
    }
  };
  for (const end of ['opening', 'closing'] as const) {
    for (const page of accountPages(known, days[end])) {
      for (const figure of page) take(figure, end);
      yield;
    }
  }
  return found;
}
