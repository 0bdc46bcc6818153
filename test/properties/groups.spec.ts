import fc from 'fast-check';
import type { GroupRow } from '../../src/arr/domain/arr-index';
import { compareGroups, type GroupValues, type Selection } from '../../src/arr/domain/group';
import { GROUP_COLUMNS } from '../../src/arr/domain/movement-groups';
import { addDays, type CalendarDate } from '../../src/kernel/calendar-date';
import { cutWindow, type Span } from '../../src/kernel/period-text';
import { arrByGroup, type GroupRow as OracleGroupRow, rowsByGroup } from '../support/oracle/oracle-groups';
import type { OracleAttributes, OracleFact } from '../support/oracle/oracle-facts';
import { knownAt } from '../support/oracle/standing';
import { oracleFactsIn } from '../support/scenario/oracle-facts-of';
import type { PureLedger } from '../support/scenario/pure-ledger';
import { announceSeed, checkLaw } from './check-law';
import { anyDay, CURRENCIES } from './intents';
import { anySetting, sequenceIn, toldUnder } from './settings';

beforeAll(announceSeed);

const anyNames = fc.constantFrom(
  ...[['plan'], ['region'], ['plan', 'region'], ['region', 'plan'], ['channel'], ['segment'], ['segment', 'plan']],
);
/** Short and long ones alike, since what cancels out on one day may be made up for on another. */
const anyWindow = fc.record({
  from: anyDay,
  days: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 400 })),
});

const windowOf = ({ from, days }: { readonly from: CalendarDate; readonly days: number }): Span => ({
  from,
  to: addDays(from, days),
});

const by = (groupBy: readonly string[]): Selection => ({ groupBy, filter: [] });

const valuesOf = (attributes: OracleAttributes, names: readonly string[]): GroupValues =>
  names.map((name) => attributes[name] ?? null);

const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

/** A row as a list of figures, so that rows of both sides compare. */
const figuresIn = ({ opening, closing, byColumn }: Pick<GroupRow, 'opening' | 'closing' | 'byColumn'>) => [
  opening,
  ...GROUP_COLUMNS.map((column) => byColumn[column]),
  closing,
];

const oracleFiguresIn = ({ row }: OracleGroupRow): readonly bigint[] => [
  row.opening,
  ...GROUP_COLUMNS.map((column) => row[column]),
  row.closing,
];

const rowsOf = (ledger: PureLedger, selection: Selection, window: Span, sequence: number): readonly GroupRow[] =>
  ledger.book.index.groupRows(selection, [window], sequence)[0] ?? [];

describe('ARR by group', () => {
  it('is what the oracle says, by any attributes, on any day, as known at any sequence', () => {
    const anyQuestion = fc.record({ setting: anySetting, day: anyDay, names: anyNames, pick: fc.nat() });
    checkLaw(anyQuestion, (intents, { setting, day, names, pick }) => {
      const ledger = toldUnder(intents, setting);
      const sequence = sequenceIn(ledger, pick);
      const known = knownAt(oracleFactsIn(ledger), sequence);
      const point = { asOf: day, knownAt: sequence };
      const figures = ledger.book.index.groupFigures(by(names), point).map((figure) => figure);
      for (const currency of CURRENCIES) {
        const told = figures.filter((figure) => figure.currency === currency);
        const expected = arrByGroup(known, day, { groupBy: names, currency });
        expect(told.map(({ group, arr }) => [group, arr])).toEqual(
          expected.map(({ by: attributes, arr }) => [valuesOf(attributes, names), arr]),
        );
      }
      const whole = ledger.book.index.groupFigures(by([]), point).map(({ group: _, ...figure }) => figure);
      expect(whole).toEqual(ledger.book.index.figures(point).filter(({ arr }) => arr !== 0n));
    });
  });
});

describe('movements by group', () => {
  it('are what the oracle says, row by row and column by column', () => {
    const anyQuestion = fc.record({ setting: anySetting, window: anyWindow, names: anyNames, pick: fc.nat() });
    checkLaw(anyQuestion, (intents, { setting, window, names, pick }) => {
      const ledger = toldUnder(intents, setting);
      const sequence = sequenceIn(ledger, pick);
      const known = knownAt(oracleFactsIn(ledger), sequence);
      const span = windowOf(window);
      const rows = rowsOf(ledger, by(names), span, sequence);
      for (const currency of CURRENCIES) {
        const told = rows.filter((row) => row.currency === currency);
        const expected = rowsByGroup(known, span, { groupBy: names, currency });
        expect(told.map((row) => [row.group, ...figuresIn(row)])).toEqual(
          expected.map((row) => [valuesOf(row.by, names), ...oracleFiguresIn(row)]),
        );
      }
    });
  });

  it('lead from opening to closing in every row, and add up to the whole ledger, column by column', () => {
    const anyQuestion = fc.record({ setting: anySetting, window: anyWindow, names: anyNames, pick: fc.nat() });
    checkLaw(anyQuestion, (intents, { setting, window, names, pick }) => {
      const ledger = toldUnder(intents, setting);
      const sequence = sequenceIn(ledger, pick);
      const windows = cutWindow(windowOf(window), 'month', 20) ?? [];
      const rows = ledger.book.index.groupRows(by(names), windows, sequence);
      const wholes = ledger.book.index.movementSums(windows, sequence);
      expect(rows).toHaveLength(windows.length);
      for (const [place, ofWindow] of rows.entries()) {
        for (const { opening, closing, byColumn } of ofWindow) {
          expect(opening + sumOf(Object.values(byColumn))).toBe(closing);
        }
        for (const whole of wholes) {
          const { currency } = whole;
          const own = ofWindow.filter((row) => row.currency === currency);
          const total = (column: (typeof GROUP_COLUMNS)[number]) => sumOf(own.map(({ byColumn }) => byColumn[column]));
          const { reclassification: _, ...classes } = whole.byClass(place);
          expect({ ...classes, moved: 0n }).toEqual({
            ...Object.fromEntries(GROUP_COLUMNS.slice(0, -2).map((column) => [column, total(column)])),
            moved: total('entered') + total('left'),
          });
        }
      }
    });
  });
});

const FILTERS: readonly Selection['filter'][] = [
  [{ name: 'plan', values: ['pro'] }],
  [{ name: 'plan', values: [null] }],
  [{ name: 'plan', values: [null, 'team'] }],
  [{ name: 'segment', values: ['smb', null] }],
  [
    { name: 'plan', values: ['pro', 'basic'] },
    { name: 'region', values: ['EU'] },
  ],
];

/** The oracle's rows by every name that the selection speaks of, taken by the filter, and added up by the groups shown. */
const expectedRows = (
  known: readonly OracleFact[],
  window: Span,
  { groupBy, filter }: Selection,
  currency: string,
): readonly (readonly [GroupValues, ...bigint[]])[] => {
  const names = [...new Set([...groupBy, ...filter.map(({ name }) => name)])];
  const sums = new Map<string, [GroupValues, ...bigint[]]>();
  for (const row of rowsByGroup(known, window, { groupBy: names, currency })) {
    if (!filter.every(({ name, values }) => values.includes(row.by[name] ?? null))) continue;
    const group = valuesOf(row.by, groupBy);
    const [, ...figures] = sums.get(JSON.stringify(group)) ?? [group];
    const added = oracleFiguresIn(row).map((figure, index) => figure + (figures[index] ?? 0n));
    sums.set(JSON.stringify(group), [group, ...added]);
  }
  return [...sums.values()].sort(([a], [b]) => compareGroups(a, b));
};

describe('a filter', () => {
  it('is the row, or the sum of the rows, of the grouping by the attributes it names', () => {
    const anyGroupBy = fc.constantFrom<readonly string[]>([], ['region'], ['plan'], ['plan', 'segment']);
    const anyQuestion = fc.record({ setting: anySetting, window: anyWindow, groupBy: anyGroupBy, pick: fc.nat() });
    checkLaw(anyQuestion, (intents, { setting, window, groupBy, pick }) => {
      const ledger = toldUnder(intents, setting);
      const sequence = sequenceIn(ledger, pick);
      const known = knownAt(oracleFactsIn(ledger), sequence);
      const span = windowOf(window);
      for (const filter of FILTERS) {
        const selection = { groupBy, filter };
        const rows = rowsOf(ledger, selection, span, sequence);
        for (const currency of CURRENCIES) {
          const told = rows.filter((row) => row.currency === currency).map((row) => [row.group, ...figuresIn(row)]);
          const expected = expectedRows(known, span, selection, currency);
          expect(told).toEqual(expected.filter(([, ...figures]) => figures.some((figure) => figure !== 0n)));
        }
      }
    });
  });
});
