import fc from 'fast-check';
import type { ArrBook } from '../../src/arr/domain/arr-book';
import type { Cohort, CohortTable } from '../../src/arr/domain/cohort-table';
import { accountPages } from '../../src/arr/queries/account-levels';
import { cohortWork } from '../../src/arr/queries/cohort-work';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import { endOfInterval, intervalNumber, MONTHS_INTERVALS } from '../../src/kernel/period-text';
import { byAccount } from '../support/oracle/oracle-retention';
import type { OracleFact } from '../support/oracle/oracle-facts';
import { knownAt } from '../support/oracle/standing';
import { oracleFactsOf } from '../support/scenario/oracle-facts-of';
import { bookOf } from '../support/scenario/pure-ledger';
import { anyAccountIntents, withAccountFacts } from './account-histories';
import { announceSeed, checkLaw } from './check-law';
import { historyOf } from './history';
import { anyDay, CURRENCIES } from './intents';

beforeAll(announceSeed);

type Interval = (typeof MONTHS_INTERVALS)[number];

const finished = <Result>(work: Generator<undefined, Result>): Result => {
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value;
};

interface Asked {
  readonly known: readonly OracleFact[];
  readonly asOf: CalendarDate;
  readonly interval: Interval;
  readonly currency: string;
  readonly plan: string | undefined;
  /** The days on which any level may change. */
  readonly days: readonly CalendarDate[];
}

const lessOf = (one: CalendarDate, other: CalendarDate): CalendarDate => (one < other ? one : other);

/** The cohorts by what the oracle says of each day. */
const expectedOf = ({ known, asOf, interval, currency, plan, days }: Asked): readonly Cohort[] => {
  const cell = {
    currency,
    holds: ({ attributes }: { attributes: object }) =>
      plan === undefined || ('plan' in attributes && attributes.plan === plan),
  };
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

const anyQuestion = fc.record({
  said: anyAccountIntents,
  asOf: anyDay,
  interval: fc.constantFrom(...MONTHS_INTERVALS),
  pick: fc.nat(),
});

type Question = typeof anyQuestion extends fc.Arbitrary<infer Asked> ? Asked : never;

const BY_PLAN = { groupBy: ['plan'], filter: [] };
const RUNS = 400;

describe('cohorts', () => {
  it('are what the oracle says of every day, by currency and by group, and add up to ARR', () => {
    let told = 0;
    const holds: Parameters<typeof checkLaw<Question>>[1] = (intents, { said, asOf, interval, pick }) => {
      const { appends } = withAccountFacts(historyOf(intents).ledger, said);
      const { book, journal } = bookOf(appends);
      const head = appends.at(-1)?.at(-1)?.sequence ?? 1;
      const sequence = book.knowledge.atSequence(1 + (pick % head))?.sequence ?? head;
      const at = { book, knownAt: sequence };
      const known = knownAt(oracleFactsOf(appends), sequence);
      const days = [...new Set(journal.map(({ effectiveOn }) => effectiveOn))].sort();
      const { total } = finished(cohortWork(at, { asOf, interval, selection: undefined }));
      const { groups } = finished(cohortWork(at, { asOf, interval, selection: BY_PLAN }));
      for (const currency of CURRENCIES) {
        const asked = { known, asOf, interval, currency, days };
        const cohorts = total.of({ currency, group: [] });
        told += cohorts.length;
        expect(cohorts).toEqual(expectedOf({ ...asked, plan: undefined }));
        expect(groups.of({ currency, group: ['pro'] })).toEqual(expectedOf({ ...asked, plan: 'pro' }));
        expect(lastOf(total, currency)).toBe(sumOnDay(book, sequence, asOf, currency));
      }
    };
    checkLaw(anyQuestion, holds, RUNS);
    expect(told).toBeGreaterThan(0);
  });
});
