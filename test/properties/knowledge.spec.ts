import fc from 'fast-check';
import type { JournalEntry } from '../../src/arr/domain/journal';
import { addDays, type CalendarDate } from '../../src/kernel/calendar-date';
import { accountArrOn, arrOn, sumsBy } from '../support/oracle/oracle-arr';
import type { OracleFact } from '../support/oracle/oracle-facts';
import { arrByGroup, rowsByGroup } from '../support/oracle/oracle-groups';
import { effectsBetween } from '../support/oracle/oracle-restatement';
import { daysMentioned, knownAt } from '../support/oracle/standing';
import { oracleFactsIn } from '../support/scenario/oracle-facts-of';
import type { PureLedger } from '../support/scenario/pure-ledger';
import { dayOf } from '../support/scenario/spelled';
import { MERGEABLE } from './account-histories';
import { announceSeed, checkLaw } from './check-law';
import { anyDay, CURRENCIES, DAYS } from './intents';
import { anySetting, sequenceIn, sequencesIn, toldUnder } from './settings';

beforeAll(announceSeed);

/** What a consumer of the journal comes to who adds up what has been published by then, of some of its entries. */
const addedUp = (
  ledger: PureLedger,
  { day, sequence }: { readonly day: CalendarDate; readonly sequence: number },
  isOwn: (entry: JournalEntry) => boolean = () => true,
): ReadonlyMap<string, bigint> =>
  sumsBy(
    ledger.journal.filter((entry) => entry.effectiveOn <= day && entry.sequence <= sequence && isOwn(entry)),
    ({ currency }) => currency,
    ({ delta }) => delta,
  );

const sorted = (sums: ReadonlyMap<string, bigint>): readonly (readonly [string, bigint])[] => [...sums].sort();

const anyPoint = fc.record({ setting: anySetting, day: anyDay, pick: fc.nat() });

/** Days that a policy or the currency makes something of, and on which nothing is said. */
const daysAfter = (known: readonly OracleFact[]): readonly CalendarDate[] =>
  daysMentioned(known)
    .map(dayOf)
    .flatMap((day) => [day, addDays(day, 1)]);

describe('law 5: adding up the entries gives the figure', () => {
  it('holds on every day, at any sequence, of each account, in every currency, under any policy', () => {
    checkLaw(fc.record({ setting: anySetting, pick: fc.nat() }), (intents, { setting, pick }) => {
      const ledger = toldUnder(intents, setting);
      const sequence = sequenceIn(ledger, pick);
      const known = knownAt(oracleFactsIn(ledger), sequence);
      for (const day of [...DAYS, ...daysAfter(known)]) {
        expect({ day, all: sorted(addedUp(ledger, { day, sequence })) }).toEqual({
          day,
          all: sorted(arrOn(known, day)),
        });
        for (const account of MERGEABLE) {
          const own = addedUp(ledger, { day, sequence }, ({ accountId }) => accountId === account);
          expect({ day, account, own: sorted(own) }).toEqual({
            ...{ day, account, own: sorted(accountArrOn(known, account, day)) },
          });
        }
      }
    });
  });
});

describe('law 3: the effects of facts sum to the restatement', () => {
  it('telescopes exactly, append by append', () => {
    const anyQuestion = fc.record({ setting: anySetting, day: anyDay, one: fc.nat(), other: fc.nat() });
    checkLaw(anyQuestion, (intents, { setting, day, one, other }) => {
      const ledger = toldUnder(intents, setting);
      const sequences = sequencesIn(ledger, [one, other]);
      const effects = effectsBetween(oracleFactsIn(ledger), day, sequences);
      for (const currency of CURRENCIES) {
        const explained = effects
          .flatMap(({ amounts }) => amounts)
          .reduce((sum, one) => (one.currency === currency ? sum + one.amount : sum), 0n);
        const [before, after] = [sequences.from, sequences.to].map(
          (sequence) => addedUp(ledger, { day, sequence }).get(currency) ?? 0n,
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

const CLASSES = ['new', 'expansion', 'reactivation', 'contraction', 'churn', 'fx', 'transfer'] as const;

describe('law 10: a total is the sum of its parts', () => {
  it('holds for the rows of groups, class by class, where what enters one has left another', () => {
    checkLaw(anyPoint, (intents, { setting, day, pick }) => {
      const ledger = toldUnder(intents, setting);
      const window = { from: day, to: addDays(day, 1 + (pick % 400)) };
      const known = knownAt(oracleFactsIn(ledger), ledger.head);
      for (const sums of ledger.book.index.movementSums([window], ledger.head)) {
        const { currency } = sums;
        const byClass = sums.byClass(0);
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
    const anyAttribute = fc.constantFrom('plan', 'region', 'segment');
    const anyQuestion = fc.record({ setting: anySetting, day: anyDay, pick: fc.nat(), attribute: anyAttribute });
    checkLaw(anyQuestion, (intents, { setting, day, pick, attribute }) => {
      const ledger = toldUnder(intents, setting);
      const sequence = sequenceIn(ledger, pick);
      const known = knownAt(oracleFactsIn(ledger), sequence);
      for (const currency of CURRENCIES) {
        const groups = arrByGroup(known, day, { groupBy: [attribute], currency }).map(
          ({ by, arr }) => [JSON.stringify(by[attribute] ?? null), arr] as const,
        );
        expect(sorted(byValue(ledger, attribute, { day, sequence, currency }))).toEqual(sorted(new Map(groups)));
      }
    });
  });
});
