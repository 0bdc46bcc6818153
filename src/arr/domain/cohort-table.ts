import type { CalendarDate } from '../../kernel/calendar-date';
import type { MinorUnits } from '../../kernel/minor-units';
import { endOfInterval, intervalNumber, type MonthsInterval } from '../../kernel/period-text';
import type { GroupCell } from './arr-index';
import { groupKey } from './group';

/** What the accounts of a cohort have at the end of an interval. */
export interface CohortAge {
  readonly accounts: number;
  readonly arr: MinorUnits;
}

/** The accounts that first had ARR in one interval; `ages` begins with that interval and ends with that of the day. */
export interface Cohort {
  /** The number of the interval. */
  readonly first: number;
  readonly accounts: number;
  readonly ages: readonly CohortAge[];
}

/** By how much an account's ARR in a cell changes on a day. */
export interface Change {
  readonly day: CalendarDate;
  readonly amount: MinorUnits;
}

interface Growing {
  accounts: number;
  readonly ages: { accounts: number; arr: MinorUnits }[];
}

const keyOf = ({ currency, group }: GroupCell): string => `${currency} ${groupKey(group)}`;

/** An account's ARR at the end of each interval from the first in which it had any; undefined if it had none. */
const levelsFrom = (
  changes: readonly Change[],
  numberOf: (day: CalendarDate) => number,
  last: number,
): { readonly first: number; readonly levels: readonly MinorUnits[] } | undefined => {
  let [at, level] = [0, 0n];
  let first: number | undefined;
  const levels: MinorUnits[] = [];
  for (let number = changes[0] === undefined ? last + 1 : numberOf(changes[0].day); number <= last; number += 1) {
    for (let next = changes[at]; next !== undefined && numberOf(next.day) === number; next = changes[at]) {
      level += next.amount;
      at += 1;
      // What is told of one day counts at its end.
      if (level > 0n && changes[at]?.day !== next.day) first ??= number;
    }
    if (first !== undefined) levels.push(level);
  }
  return first === undefined ? undefined : { first, levels };
};

/** Cohorts by the interval in which accounts first had ARR, up to the end of a day, cell by cell; changed in place. */
export class CohortTable {
  private readonly cells = new Map<string, Map<number, Growing>>();
  private readonly last: number;
  /** How many ages of cohorts there are in all cells. */
  ages = 0;

  constructor(
    private readonly asOf: CalendarDate,
    private readonly interval: MonthsInterval,
  ) {
    this.last = intervalNumber(asOf, interval);
  }

  /** Takes what changes an account's ARR in a cell, in order of days and none after the last. */
  add(cell: GroupCell, changes: readonly Change[]): void {
    const found = levelsFrom(changes, (day) => intervalNumber(day, this.interval), this.last);
    if (found === undefined) return;
    const cohort = this.cohortOf(cell, found.first, found.levels.length);
    cohort.accounts += 1;
    for (const [place, age] of cohort.ages.entries()) {
      const level = found.levels[place] ?? 0n;
      age.arr += level;
      if (level > 0n) age.accounts += 1;
    }
  }

  /** In order of their intervals. */
  of(cell: GroupCell): readonly Cohort[] {
    const cohorts = [...(this.cells.get(keyOf(cell)) ?? [])].sort(([a], [b]) => a - b);
    return cohorts.map(([first, { accounts, ages }]) => ({ first, accounts, ages }));
  }

  /** The last day of an interval, or the day as of which the table is where that comes before. */
  endOf(number: number): CalendarDate {
    const end = endOfInterval(number, this.interval);
    return end < this.asOf ? end : this.asOf;
  }

  private cohortOf(cell: GroupCell, first: number, length: number): Growing {
    const key = keyOf(cell);
    const cohorts = this.cells.get(key) ?? new Map<number, Growing>();
    this.cells.set(key, cohorts);
    const known = cohorts.get(first);
    if (known !== undefined) return known;
    this.ages += length;
    const cohort: Growing = { accounts: 0, ages: Array.from({ length }, () => ({ accounts: 0, arr: 0n })) };
    cohorts.set(first, cohort);
    return cohort;
  }
}
