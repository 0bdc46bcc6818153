import { type CalendarDate, dayBefore, toEpochDay } from '../../kernel/calendar-date';
import type { AccountId } from '../../kernel/ids';
import type { Span } from '../../kernel/period-text';
import { type Balances, balancesAfter } from '../domain/account-movements';
import type { JournalEntry } from '../domain/journal';
import { type Readings, readingsKnown } from './account-known';
import type { BookAt } from './resolved';

/** Days at whose ends something stands, up to one at whose end nothing does. */
interface Spell {
  readonly from: CalendarDate;
  readonly until: CalendarDate | undefined;
}

/** Of entries in order of days. */
const spellsIn = (entries: readonly JournalEntry[]): readonly Spell[] => {
  const spells: Spell[] = [];
  let balances: Balances = new Map();
  let from: CalendarDate | undefined;
  for (const [place, entry] of entries.entries()) {
    balances = balancesAfter(balances, [entry]);
    const { effectiveOn: day } = entry;
    if (entries[place + 1]?.effectiveOn === day) continue;
    if (from === undefined && balances.size > 0) from = day;
    if (from === undefined || balances.size > 0) continue;
    spells.push({ from, until: day });
    from = undefined;
  }
  return from === undefined ? spells : [...spells, { from, until: undefined }];
};

const isBefore = (day: CalendarDate | undefined, other: CalendarDate): boolean => day !== undefined && day < other;

/** The first day of a window at whose end something stands. */
const firstDayIn = (spells: readonly Spell[], { from }: Span): CalendarDate | undefined => {
  const spell = spells.find(({ until }) => until === undefined || until > from);
  return spell === undefined || spell.from > from ? spell?.from : from;
};

/** The whole days before one without anything, since the last at whose end something stood; without end where nothing ever did. */
const daysWithout = (spells: readonly Spell[], day: CalendarDate): number => {
  const lasts = spells
    .filter(({ from }) => from < day)
    .map(({ until }) => (until === undefined || until > day ? day : until))
    .map((until) => toEpochDay(day) - toEpochDay(until));
  return lasts.reduce((fewest, days) => Math.min(fewest, days), Infinity);
};

/** Whether who has ARR at the end of a step, and had none at its opening, comes back or is new. */
export class Returns {
  private readonly readings: Readings;

  constructor(
    private readonly resolved: BookAt,
    /** The entries of an account that say whether anything stands, in order of days. */
    private readonly entriesOf: (accountId: AccountId) => readonly JournalEntry[],
  ) {
    this.readings = readingsKnown(resolved);
  }

  /** Tells of windows of an account whether it, or one that reads as it by the last day, had ARR so lately that it comes back. */
  of(accountId: AccountId): (window: Span) => boolean {
    const spells = spellsIn(this.entriesOf(accountId));
    return (window) => {
      const all = [spells, ...this.mergedInto(accountId, window).map((id) => spellsIn(this.entriesOf(id)))];
      return all.some(([first]) => isBefore(first?.from, window.from)) && this.isBackInTime(all, window);
    };
  }

  private isBackInTime(all: readonly (readonly Spell[])[], window: Span): boolean {
    const { reactivationWindowDays: daysMax } = this.resolved.book.policy.policy;
    const back = daysMax === 'none' ? undefined : firstDayIn(all[0] ?? [], window);
    return daysMax === 'none' || back === undefined || daysWithout(all.flat(), back) <= daysMax;
  }

  private mergedInto(accountId: AccountId, { to }: Span): readonly AccountId[] {
    const last = dayBefore(to);
    const readings = this.readingsOn(last);
    return this.resolved.book.everMergedInto(accountId).filter((one) => readings.readsAs(one, last) === accountId);
  }

  /** How accounts read on a day. */
  private readingsOn(readOn: CalendarDate): Readings {
    const isByAll = this.resolved.book.policy.policy.backdating === 'restate';
    return isByAll ? this.readings : readingsKnown({ ...this.resolved, readOn });
  }
}
