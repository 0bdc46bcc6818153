import fc from 'fast-check';
import type { ArrBook } from '../../src/arr/domain/arr-book';
import type { Cohort, CohortTable } from '../../src/arr/domain/cohort-table';
import type { GroupValues, Selection } from '../../src/arr/domain/group';
import { accountPages } from '../../src/arr/queries/account-levels';
import { cohortWork } from '../../src/arr/queries/cohort-work';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import type { Currency } from '../../src/kernel/currency';
import { endOfInterval, intervalNumber, MONTHS_INTERVALS } from '../../src/kernel/period-text';
import { linesWithArr } from '../support/oracle/oracle-arr';
import { byAccount, type OracleCell } from '../support/oracle/oracle-retention';
import type { OracleFact } from '../support/oracle/oracle-facts';
import { knownAt } from '../support/oracle/standing';
import { oracleFactsIn } from '../support/scenario/oracle-facts-of';
import { announceSeed, checkLaw } from './check-law';
import { CURRENCIES, DAYS } from './intents';
import { anySetting, sequenceIn, toldUnder } from './settings';
import { doneAtOnce } from '../support/done-at-once';

beforeAll(announceSeed);

type Interval = (typeof MONTHS_INTERVALS)[number];

const finished = <Result>(work: Generator<undefined, Result>): Result => {
  return doneAtOnce(work);
};

interface Asked {
  readonly known: readonly OracleFact[];
  readonly asOf: CalendarDate;
  readonly interval: Interval;
  /** The days on which any level may change. */
  readonly days: readonly CalendarDate[];
}

const lessOf = (one: CalendarDate, other: CalendarDate): CalendarDate => (one < other ? one : other);

/** The cohorts by what the oracle says of each day. */
const expectedOf = ({ known, asOf, interval, days }: Asked, cell: OracleCell): readonly Cohort[] => {
  const levelsOn = (day: CalendarDate) => byAccount(known, day, { cell, mergedOn: asOf });
  const firsts = new Map<string, number>();
  for (const day of days.filter((one) => one <= asOf)) {
    for (const [account] of levelsOn(day)) {
      if (!firsts.has(account)) firsts.set(account, intervalNumber(day, interval));
    }
  }
  const last = intervalNumber(asOf, interval);
  return [...new Set(firsts.values())]
    .sort((a, b) => a - b)
    .map((first) => {
      const own = [...firsts].filter(([, of]) => of === first).map(([account]) => account);
      const ages = Array.from({ length: last - first + 1 }, (_, age) => {
        const levels = levelsOn(lessOf(endOfInterval(first + age, interval), asOf));
        const left = own.map((account) => levels.get(account) ?? 0n);
        return { accounts: left.filter((level) => level > 0n).length, arr: left.reduce((sum, one) => sum + one, 0n) };
      });
      return { first, accounts: own.length, ages };
    });
};

/** What all cohorts have at their last age. */
const lastOf = (table: CohortTable, currency: (typeof CURRENCIES)[number]): bigint =>
  table.of({ currency, group: [] }).reduce((sum, { ages }) => sum + (ages.at(-1)?.arr ?? 0n), 0n);

const sumOnDay = (book: ArrBook, sequence: number, asOf: CalendarDate, currency: string): bigint =>
  [...accountPages({ book, knownAt: sequence }, asOf)]
    .flat()
    .filter((figure) => figure.currency === currency)
    .reduce((sum, { arr }) => sum + arr, 0n);

const EVERYTHING: Selection = { groupBy: [], filter: [] };
const PRO = { name: 'plan', values: ['pro'] };

const SELECTIONS: readonly Selection[] = [
  EVERYTHING,
  { groupBy: ['plan'], filter: [] },
  { groupBy: ['segment', 'plan'], filter: [] },
  { groupBy: [], filter: [PRO] },
  { groupBy: ['segment'], filter: [PRO] },
  { groupBy: ['plan'], filter: [{ name: 'segment', values: ['smb', null] }] },
];

type Held = Parameters<OracleCell['holds']>[0];

const isSelected =
  ({ filter }: Selection) =>
  ({ attributes }: Held): boolean =>
    filter.every(({ name, values }) => values.includes(attributes[name] ?? null));

const groupOf =
  ({ groupBy }: Selection) =>
  ({ attributes }: Held): GroupValues =>
    groupBy.map((name) => attributes[name] ?? null);

/** The cohorts of each group that has any, and of a group that has none. */
const checkGroups = (groups: CohortTable, asked: Asked, selection: Selection, currency: Currency): void => {
  const own = asked.days
    .filter((day) => day <= asked.asOf)
    .flatMap((day) => linesWithArr(asked.known, day))
    .filter((line) => line.currency === currency && isSelected(selection)(line));
  const nobodys = selection.groupBy.map(() => 'nobody-has-it');
  for (const name of new Set([nobodys, ...own.map(groupOf(selection))].map((group) => JSON.stringify(group)))) {
    const group = JSON.parse(name) as GroupValues;
    const isOf = (line: Held): boolean =>
      isSelected(selection)(line) && JSON.stringify(groupOf(selection)(line)) === name;
    expect({ group, cohorts: groups.of({ currency, group }) }).toEqual({
      ...{ group, cohorts: expectedOf(asked, { currency, holds: isOf }) },
    });
  }
};

const anyQuestion = fc.record({
  setting: anySetting,
  interval: fc.constantFrom(...MONTHS_INTERVALS),
  selection: fc.constantFrom(...SELECTIONS),
  pick: fc.nat(),
});

const RUNS_BY_DEFAULT = 700;

describe('cohorts, under any policy and in any currency', () => {
  it('are what the oracle says of every day, by group and by filter, and add up to ARR', () => {
    let told = 0;
    checkLaw(
      anyQuestion,
      (intents, { setting, interval, selection, pick }) => {
        const ledger = toldUnder(intents, setting);
        const { book, journal } = ledger;
        const sequence = sequenceIn(ledger, pick);
        const at = { book, knownAt: sequence };
        const known = knownAt(oracleFactsIn(ledger), sequence);
        const days = [...new Set(journal.map(({ effectiveOn }) => effectiveOn))].sort();
        for (const asOf of DAYS) {
          const asked = { known, asOf, interval, days };
          const { total, groups } = finished(cohortWork(at, { asOf, interval, selection }));
          for (const currency of CURRENCIES) {
            const cohorts = total.of({ currency, group: [] });
            told += cohorts.length;
            expect(cohorts).toEqual(expectedOf(asked, { currency, holds: isSelected(selection) }));
            if (selection.groupBy.length > 0) checkGroups(groups, asked, selection, currency);
            if (selection.filter.length > 0) continue;
            expect(lastOf(total, currency)).toBe(sumOnDay(book, sequence, asOf, currency));
          }
        }
      },
      RUNS_BY_DEFAULT,
    );
    expect(told).toBeGreaterThan(0);
  });
});
