import fc from 'fast-check';
import { addDays, type CalendarDate } from '../../src/kernel/calendar-date';
import { arrOn } from '../support/oracle/oracle-arr';
import { arrByGroup, rowsByGroup } from '../support/oracle/oracle-groups';
import { effectsBetween } from '../support/oracle/oracle-restatement';
import { knownAt } from '../support/oracle/standing';
import { oracleFactsOf } from '../support/scenario/oracle-facts-of';
import type { PureLedger } from '../support/scenario/pure-ledger';
import { announceSeed, checkLaw } from './check-law';
import { historyOf } from './history';
import { anyDay, CURRENCIES } from './intents';

beforeAll(announceSeed);

const endOfAppend = (ledger: PureLedger, sequence: number): number =>
  ledger.book.knowledge.atSequence(sequence)?.sequence ?? sequence;

/** What a consumer of the journal comes to who adds up what has been published by then. */
const addedUp = (ledger: PureLedger, day: CalendarDate, sequence: number): ReadonlyMap<string, bigint> => {
  const sums = new Map<string, bigint>();
  for (const entry of ledger.journal) {
    if (entry.effectiveOn > day || entry.sequence > sequence) continue;
    sums.set(entry.currency, (sums.get(entry.currency) ?? 0n) + entry.delta);
  }
  return new Map([...sums].filter(([, sum]) => sum !== 0n));
};

const sorted = (sums: ReadonlyMap<string, bigint>): readonly (readonly [string, bigint])[] => [...sums].sort();

const anyPoint = fc.record({ day: anyDay, pick: fc.nat() });

describe('law 5: adding up the entries gives the figure', () => {
  it('holds on every day, at every sequence, in every currency', () => {
    checkLaw(anyPoint, (intents, { day, pick }) => {
      const { ledger } = historyOf(intents);
      const sequence = endOfAppend(ledger, 1 + (pick % ledger.head));
      const known = knownAt(oracleFactsOf(ledger.appends), sequence);
      expect(sorted(addedUp(ledger, day, sequence))).toEqual(sorted(arrOn(known, day)));
    });
  });
});

describe('law 3: the effects of facts sum to the restatement', () => {
  it('telescopes exactly, append by append', () => {
    checkLaw(fc.record({ day: anyDay, from: fc.nat(), to: fc.nat() }), (intents, asked) => {
      const { ledger } = historyOf(intents);
      const [from = 1, to = 1] = [asked.from, asked.to].map((pick) => 1 + (pick % ledger.head)).sort((a, b) => a - b);
      const sequences = { from: endOfAppend(ledger, from), to: endOfAppend(ledger, to) };
      const effects = effectsBetween(oracleFactsOf(ledger.appends), asked.day, sequences);
      for (const currency of CURRENCIES) {
        const explained = effects
          .flatMap(({ amounts }) => amounts)
          .reduce((sum, one) => (one.currency === currency ? sum + one.amount : sum), 0n);
        const [before, after] = [sequences.from, sequences.to].map(
          (sequence) => addedUp(ledger, asked.day, sequence).get(currency) ?? 0n,
        );
        expect({ currency, explained }).toEqual({ currency, explained: (after ?? 0n) - (before ?? 0n) });
      }
    });
  });
});

/** ARR by a value of an attribute, from the contributions of the journal; none has no value. */
const byValue = (
  ledger: PureLedger,
  attribute: string,
  { day, sequence, currency }: { readonly day: CalendarDate; readonly sequence: number; readonly currency: string },
): ReadonlyMap<string, bigint> => {
  const sums = new Map<string, bigint>();
  for (const entry of ledger.journal) {
    if (entry.effectiveOn > day || entry.sequence > sequence || entry.currency !== currency) continue;
    for (const { attributes, delta } of entry.contributions) {
      const value = JSON.stringify(attributes[attribute] ?? null);
      sums.set(value, (sums.get(value) ?? 0n) + delta);
    }
  }
  return new Map([...sums].filter(([, sum]) => sum !== 0n));
};

const CLASSES = ['new', 'expansion', 'reactivation', 'contraction', 'churn', 'transfer'] as const;

describe('law 10: a total is the sum of its parts', () => {
  it('holds for the rows of groups, class by class, where what enters one has left another', () => {
    checkLaw(anyPoint, (intents, { day, pick }) => {
      const { ledger } = historyOf(intents);
      const window = { from: day, to: addDays(day, 1 + (pick % 400)) };
      const known = knownAt(oracleFactsOf(ledger.appends), ledger.head);
      const sums = ledger.book.index.movementSums([window], ledger.head)[0] ?? [];
      for (const { currency, byClass } of sums) {
        const rows = rowsByGroup(known, window, { groupBy: ['plan'], currency }).map(({ row }) => row);
        const total = (column: (typeof CLASSES)[number] | 'entered' | 'left') =>
          rows.reduce((sum, row) => sum + row[column], 0n);
        expect(CLASSES.map(total)).toEqual(CLASSES.map((name) => byClass[name]));
        expect(total('entered') + total('left')).toBe(0n);
      }
    });
  });
});

describe('the attributes of contributions', () => {
  it('give the ARR of every group, and nothing of what left one', () => {
    checkLaw(
      fc.record({ day: anyDay, pick: fc.nat(), attribute: fc.constantFrom('plan', 'region') }),
      (intents, asked) => {
        const { ledger } = historyOf(intents);
        const { day, attribute } = asked;
        const sequence = endOfAppend(ledger, 1 + (asked.pick % ledger.head));
        const known = knownAt(oracleFactsOf(ledger.appends), sequence);
        for (const currency of CURRENCIES) {
          const groups = arrByGroup(known, day, { groupBy: [attribute], currency }).map(
            ({ by, arr }) => [JSON.stringify(by[attribute] ?? null), arr] as const,
          );
          expect(sorted(byValue(ledger, attribute, { day, sequence, currency }))).toEqual(sorted(new Map(groups)));
        }
      },
    );
  });
});
