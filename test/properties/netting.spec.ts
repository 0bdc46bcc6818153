import fc from 'fast-check';
import { GROUP_COLUMNS } from '../../src/arr/domain/movement-groups';
import { type ByColumn, nettedColumns, type NettedColumns } from '../../src/arr/queries/netted-columns';
import type { Selection } from '../../src/arr/domain/group';
import { addDays } from '../../src/kernel/calendar-date';
import { cutWindow, type Span } from '../../src/kernel/period-text';
import { nettedRowOver } from '../support/oracle/oracle-netting';
import { knownAt } from '../support/oracle/standing';
import { oracleFactsIn } from '../support/scenario/oracle-facts-of';
import { bookOf } from '../support/scenario/pure-ledger';
import { announceSeed, checkLaw } from './check-law';
import { anyDay, CURRENCIES, type Intent } from './intents';
import { anyWholeRates } from './rates';
import { anyConvertedSetting, anySetting, policyOf, sequenceIn, type Setting, toldUnder } from './settings';
import { doneAtOnce } from '../support/done-at-once';

beforeAll(announceSeed);

const INTERVALS_MAX = 20;
const RUNS_BY_DEFAULT = 1000;

/** Half of them by the rates of days alone, which make something of all that stands, and of what has gone over since. */
const anyOfRates = anyConvertedSetting(anyWholeRates, {}).map((setting) => ({ ...setting, chosen: { fx: 'as-of' } }));

const anyQuestion = fc.record({
  setting: fc.oneof(anySetting, anyOfRates),
  from: anyDay,
  days: fc.integer({ min: 1, max: 400 }),
  interval: fc.constantFrom('month' as const, 'year' as const),
  pick: fc.nat(),
});

type Asked = typeof anyQuestion extends fc.Arbitrary<infer One> ? One : never;

const told = (intents: readonly Intent[], setting: Setting, pick: number) => {
  const ledger = toldUnder(intents, setting);
  const sequence = sequenceIn(ledger, pick);
  const native = { book: bookOf(ledger.everything, policyOf(setting.chosen)).book, knownAt: sequence };
  return {
    book: ledger.book,
    sequence,
    native: setting.converted === undefined ? undefined : native,
    known: knownAt(oracleFactsIn(ledger), sequence),
  };
};

const netted = (
  { book, sequence, native }: ReturnType<typeof told>,
  windows: readonly Span[],
  selection: Selection,
): NettedColumns => {
  const rows = windows.flatMap((window) => book.rows.inForce(window, sequence));
  return doneAtOnce(nettedColumns({ book, knownAt: sequence }, { windows, selection, rows, native }));
};

const windowsOf = ({ from, days, interval }: Pick<Asked, 'from' | 'days' | 'interval'>): readonly Span[] =>
  cutWindow({ from, to: addDays(from, days) }, interval, INTERVALS_MAX) ?? [];

const EVERYTHING: Selection = { groupBy: [], filter: [] };

const figuresIn = (columns: ByColumn) => GROUP_COLUMNS.map((column) => [column, columns[column]]);

describe('windows that are taken as one step', () => {
  it('come to what the oracle says, interval by interval, from ARR at their ends alone', () => {
    checkLaw(
      anyQuestion,
      (intents, { setting, from, days, interval, pick }) => {
        const ledger = told(intents, setting, pick);
        const windows = windowsOf({ from, days, interval });
        const columns = netted(ledger, windows, EVERYTHING);
        for (const [place, window] of windows.entries()) {
          for (const currency of CURRENCIES) {
            const row = nettedRowOver(ledger.known, window, currency);
            const shown = figuresIn(columns.of(place, currency, []));
            expect({ window, currency, shown }).toEqual({ window, currency, shown: figuresIn(row) });
          }
        }
      },
      RUNS_BY_DEFAULT,
    );
  });

  it('lead from opening to closing in every group, and add up to the whole, column by column', () => {
    const selection: Selection = { groupBy: ['plan', 'region'], filter: [] };
    checkLaw(
      anyQuestion,
      (intents, { setting, from, days, interval, pick }) => {
        const ledger = told(intents, setting, pick);
        const windows = windowsOf({ from, days, interval });
        const columns = netted(ledger, windows, selection);
        const whole = netted(ledger, windows, EVERYTHING);
        for (const [place, rows] of ledger.book.index.groupRows(selection, windows, ledger.sequence).entries()) {
          for (const { currency, group, opening, closing } of rows) {
            const moved = Object.values(columns.of(place, currency, group)).reduce((sum, amount) => sum + amount, 0n);
            expect(opening + moved).toBe(closing);
          }
          for (const currency of CURRENCIES) {
            const own = rows
              .filter((row) => row.currency === currency)
              .map(({ group }) => columns.of(place, currency, group));
            const total = (column: keyof ByColumn) => own.reduce((sum, one) => sum + one[column], 0n);
            const { entered: _, left: __, ...classes } = whole.of(place, currency, []);
            for (const column of GROUP_COLUMNS.slice(0, -2))
              expect(total(column)).toBe({ ...classes, entered: 0n, left: 0n }[column]);
            expect(total('entered') + total('left')).toBe(0n);
          }
        }
      },
      RUNS_BY_DEFAULT,
    );
  });
});
