import fc from 'fast-check';
import type { Selection } from '../../src/arr/domain/group';
import { PrefixArrIndex } from '../../src/arr/domain/prefix-arr-index';
import { addDays } from '../../src/kernel/calendar-date';
import { cutWindow } from '../../src/kernel/period-text';
import { AgreeingIndex } from '../support/agreeing-index';
import { announceSeed, checkLaw } from './check-law';
import { MERGEABLE } from './account-histories';
import { anyDay } from './intents';
import { anySetting, toldUnder } from './settings';

beforeAll(announceSeed);

const anyName = fc.constantFrom('plan', 'region', 'segment', 'nobody-has-it');
const anyValue = fc.constantFrom('pro', 'basic', 'EU', 'US', 'smb', '', null);
const anySelection: fc.Arbitrary<Selection> = fc.record({
  groupBy: fc.uniqueArray(anyName, { maxLength: 3 }),
  filter: fc.uniqueArray(
    fc.record({ name: anyName, values: fc.uniqueArray(anyValue, { minLength: 1, maxLength: 4 }) }),
    {
      maxLength: 2,
      selector: ({ name }) => name,
    },
  ),
});

const anyQuestion = fc.record({
  setting: anySetting,
  day: anyDay,
  length: fc.integer({ min: 1, max: 500 }),
  interval: fc.constantFrom('month' as const, 'quarter' as const, 'year' as const),
  knownAt: fc.nat({ max: 40 }),
  selections: fc.array(anySelection, { minLength: 1, maxLength: 4 }),
  /** What is made ready while entries still come, as far as so many go. */
  ready: fc.nat({ max: 6 }),
  limit: fc.integer({ min: 1, max: 3 }),
  kept: fc.record({
    /** Blocks of 32 can be added up at once; so small a history fills smaller ones more often. */
    blockSize: fc.constantFrom(1, 2, 8, 32),
    apart: fc.integer({ min: 1, max: 3 }),
    /** So few that states are thinned out by what they hold. */
    numbersMax: fc.constantFrom(3_000, 1 << 20),
    /** None, one of few cells, one of all. */
    tableMax: fc.constantFrom(0, 2_000, 1 << 20),
  }),
});

describe('the index that adds up beforehand', () => {
  it('says what the plain one says, to every question, whatever was asked before', () => {
    checkLaw(anyQuestion, (intents, { setting, day, length, interval, knownAt, selections, ready, limit, kept }) => {
      const ledger = toldUnder(intents, setting);
      const sums = { ...kept, statesMax: 3 };
      const index = new AgreeingIndex({
        whole: { figures: sums, columns: sums },
        selection: { figures: sums, columns: sums },
        selectionsMax: 2,
        bytesMax: 1 << 20,
      });
      for (const entry of ledger.journal) {
        index.add(entry);
        for (const selection of selections) index.prepare(selection, ready);
      }
      const point = { asOf: day, knownAt };
      const span = { from: day, to: addDays(day, length) };
      const windows = cutWindow(span, interval, 100) ?? [span];
      index.currencies(knownAt);
      index.figures(point);
      const accounts = index.accounts(point);
      index.levels([day, ...windows.map(({ to }) => to)], knownAt);
      index.movementSums(windows, knownAt);
      for (const selection of selections) {
        index.groups(selection, knownAt);
        index.groupFigures(selection, point);
        index.groupRows(selection, windows, knownAt);
      }
      for (const accountId of MERGEABLE) index.movementsOf(accountId, knownAt);
      const pages = [];
      for (let page = index.accounts(point, { limit }); page.length > 0;) {
        pages.push(...page);
        const last = page.at(-1);
        if (last === undefined) break;
        page = index.accounts(point, { limit, after: [last.accountId, last.currency] });
      }
      expect(pages).toEqual(accounts);
    });
  });

  it('gives back each entry as it was', () => {
    checkLaw(anySetting, (intents, setting) => {
      const ledger = toldUnder(intents, setting);
      const index = new PrefixArrIndex();
      const rows = ledger.journal.map((entry) => index.add(entry));
      expect(rows.map((row) => index.entryAt(row))).toEqual(ledger.journal);
    });
  });
});
