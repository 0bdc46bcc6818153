import fc from 'fast-check';
import type { Selection } from '../../src/arr/domain/group';
import { GROUP_COLUMNS } from '../../src/arr/domain/movement-groups';
import { yearShareOf } from '../../src/arr/domain/rates';
import type { RetentionFigure } from '../../src/arr/queries/retention-answers';
import { retentionWork } from '../../src/arr/queries/retention-work';
import { addDays, addMonths } from '../../src/kernel/calendar-date';
import type { Span } from '../../src/kernel/period-text';
import { decimal, ratio, times } from '../../src/kernel/rational';
import { type GroupRow, rowsByGroup } from '../support/oracle/oracle-groups';
import { type OracleRow, rowOver } from '../support/oracle/oracle-movements';
import { type OracleCell, ratesOver } from '../support/oracle/oracle-retention';
import { knownAt } from '../support/oracle/standing';
import { oracleFactsIn } from '../support/scenario/oracle-facts-of';
import { amountOf } from '../support/scenario/spelled';
import { announceSeed, checkLaw } from './check-law';
import { anyDay, CURRENCIES, DAYS, type Intent } from './intents';
import { anySetting, sequenceIn, type Setting, toldUnder } from './settings';
import { doneAtOnce } from '../support/done-at-once';

beforeAll(announceSeed);

const anyLength = fc.oneof(
  fc.record({ months: fc.constantFrom(1, 3, 12) }),
  fc.record({ days: fc.integer({ min: 1, max: 400 }) }),
);

const anyQuestion = fc.record({
  setting: anySetting,
  from: anyDay,
  length: anyLength,
  pick: fc.nat(),
  days: fc.integer({ min: 0, max: 60 }),
  grouping: fc.constantFrom<readonly string[]>(['plan'], ['segment'], ['segment', 'plan']),
});

const MARGIN = amountOf('72.5');

const told = (intents: readonly Intent[], setting: Setting, pick: number) => {
  const ledger = toldUnder(intents, setting);
  const sequence = sequenceIn(ledger, pick);
  return { book: ledger.book, sequence, known: knownAt(oracleFactsIn(ledger), sequence) };
};

type Told = ReturnType<typeof told>;

const windowOf = (from: Span['from'], length: { readonly months: number } | { readonly days: number }): Span => ({
  from,
  to: 'months' in length ? addMonths(from, length.months) : addDays(from, length.days),
});

const asked = ({ book, sequence }: Told, window: Span, selection?: Selection): readonly RetentionFigure[] => {
  const margin = times(decimal(MARGIN), ratio(1n, 100n));
  const share = yearShareOf(window);
  return doneAtOnce(
    retentionWork({ book, knownAt: sequence }, { window, selection, share, margin, currencies: CURRENCIES }),
  );
};

const EMPTY: OracleRow = {
  opening: 0n,
  new: 0n,
  expansion: 0n,
  reactivation: 0n,
  contraction: 0n,
  churn: 0n,
  fx: 0n,
  transfer: 0n,
  entered: 0n,
  left: 0n,
  closing: 0n,
};

const COLUMNS = ['opening', ...GROUP_COLUMNS, 'closing'] as const;

const sumOfRows = (rows: readonly OracleRow[]): OracleRow =>
  rows.reduce((sum, row) => {
    return { ...EMPTY, ...Object.fromEntries(COLUMNS.map((column) => [column, sum[column] + row[column]])) };
  }, EMPTY);

const byOf = ({ by }: GroupRow, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, by[name] ?? null]));

/** The rates that the oracle makes of a row of a grouping. */
const expectedOf =
  ({ known }: Told, window: Span, currency: string) =>
  (by: GroupRow['by'], names: readonly string[], row: OracleRow) => {
    const holds: OracleCell['holds'] = ({ attributes }) => names.every((name) => attributes[name] === by[name]);
    return ratesOver(known, window, { currency, row, grossMargin: MARGIN, holds });
  };

const checkWhole = (ledger: Told, window: Span): void => {
  for (const { currency, ...figures } of asked(ledger, window)) {
    const row = rowOver(ledger.known, window, currency);
    const expected = ratesOver(ledger.known, window, { currency, row, grossMargin: MARGIN, holds: () => true });
    expect(figures).toEqual(expected);
    expect(figures.cohort.opening).toBe(figures.opening);
  }
};

/** The rates of each group. */
const checkGroups = (ledger: Told, window: Span, names: readonly string[]): void => {
  for (const { currency, groups } of asked(ledger, window, { groupBy: names, filter: [] })) {
    const expected = expectedOf(ledger, window, currency);
    const rows = rowsByGroup(ledger.known, window, { groupBy: names, currency });
    expect(groups).toEqual(rows.map((one) => ({ by: byOf(one, names), ...expected(one.by, names, one.row) })));
  }
};

/** The rates of what a filter takes, and of the groups in it. */
const checkFilter = (ledger: Told, window: Span, names: readonly string[]): void => {
  const filter = [{ name: 'plan', values: ['pro'] }];
  const pro = { plan: 'pro' };
  for (const { currency, groups, ...figures } of asked(ledger, window, { groupBy: names, filter })) {
    const expected = expectedOf(ledger, window, currency);
    const all = [...new Set(['plan', ...names])];
    const rows = rowsByGroup(ledger.known, window, { groupBy: all, currency }).filter(({ by }) => by['plan'] === 'pro');
    expect(figures).toEqual(expected(pro, ['plan'], sumOfRows(rows.map(({ row }) => row))));
    if (names.length === 0) continue;
    expect(groups).toEqual(rows.map((one) => ({ by: byOf(one, names), ...expected(one.by, all, one.row) })));
  }
};

const RUNS_BY_DEFAULT = 500;

describe('the rates of a window, under any policy and in any currency', () => {
  it('are what the oracle makes of the lines at its ends and of its movements, in the whole, by group and by filter', () => {
    checkLaw(
      anyQuestion,
      (intents, { setting, from, length, pick, days, grouping }) => {
        const ledger = told(intents, setting, pick);
        const window = windowOf(from, length);
        checkWhole(ledger, window);
        checkGroups(ledger, window, grouping);
        checkFilter(ledger, window, grouping.slice(1));
        checkFilter(ledger, window, grouping);
        // Which accounts are one may be read otherwise at each closing.
        for (const day of DAYS) checkWhole(ledger, { from: addDays(day, -days), to: addDays(day, 1) });
      },
      RUNS_BY_DEFAULT,
    );
  });
});
