import fc from 'fast-check';
import { RestatementSums } from '../../src/arr/domain/restatement';
import { type CalendarDate, addDays, dayBefore } from '../../src/kernel/calendar-date';
import { movementsOn } from '../support/oracle/oracle-movements';
import { knownAt } from '../support/oracle/standing';
import { answerOfLedger, answerOfOracle, movementsOfDay } from '../support/scenario/answers';
import { oracleFactsIn } from '../support/scenario/oracle-facts-of';
import { bookOf, type PureLedger } from '../support/scenario/pure-ledger';
import { MERGEABLE } from './account-histories';
import { announceSeed, checkLaw } from './check-law';
import { anyDay, CURRENCIES, DAYS } from './intents';
import { expectExplained } from './explained';
import { faultsOf } from './journal-faults';
import { accountsText, journalText, movementsText } from './ledger-texts';
import { anyNativeSetting, policyOf, sequenceIn, type Setting, toldUnder } from './settings';

beforeAll(announceSeed);

interface Asked {
  readonly setting: Setting;
  readonly moments: readonly { readonly day: CalendarDate; readonly shift: number; readonly pick: number }[];
  readonly pick: number;
}

const anyAsked: fc.Arbitrary<Asked> = fc.record({
  setting: anyNativeSetting(),
  moments: fc.array(fc.record({ day: anyDay, shift: fc.integer({ min: -1, max: 31 }), pick: fc.nat() }), {
    minLength: 1,
    maxLength: 4,
    size: 'max',
  }),
  pick: fc.nat(),
});

/** Others hold the same laws by default policy, so that fewer histories do here. */
const RUNS_BY_DEFAULT = 300;

const checkLawOfPolicies = (holds: Parameters<typeof checkLaw<Asked>>[1]): void => {
  checkLaw(anyAsked, holds, RUNS_BY_DEFAULT);
};

const summed = (contributions: readonly { subscriptionId: string; lineId: string; delta: bigint }[]) => {
  const sums = new Map<string, bigint>();
  for (const { subscriptionId, lineId, delta } of contributions) {
    const key = `${subscriptionId}/${lineId}`;
    sums.set(key, (sums.get(key) ?? 0n) + delta);
  }
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0n));
};

describe('under any policy', () => {
  it('the ledger and the oracle tell the same ARR', () => {
    checkLawOfPolicies((intents, asked) => {
      const { moments } = asked;
      const ledger = toldUnder(intents, asked.setting);
      const facts = oracleFactsIn(ledger);
      for (const { day: mentioned, shift, pick } of moments) {
        const [day, sequence] = [addDays(mentioned, shift), sequenceIn(ledger, pick)];
        for (const accountId of [undefined, ...MERGEABLE]) {
          const question = { ask: 'arr' as const, day, ...(accountId !== undefined && { accountId }) };
          expect({ question, sequence, arr: answerOfLedger(ledger, { question, sequence }) }).toEqual({
            ...{ question, sequence, arr: answerOfOracle(facts, { question, sequence }) },
          });
        }
      }
    });
  });

  it('the ledger and the oracle tell the same movements, class by class and line by line', () => {
    checkLawOfPolicies((intents, asked) => {
      const { moments, pick } = asked;
      const ledger = toldUnder(intents, asked.setting);
      const sequence = sequenceIn(ledger, pick);
      const known = knownAt(oracleFactsIn(ledger), sequence);
      for (const day of [...DAYS, ...moments.map(({ day: mentioned, shift }) => addDays(mentioned, shift))]) {
        const told = movementsOfDay(ledger, { ask: 'movement', day }, sequence).map((movement) => {
          const { accountId, currency, class: is, delta, contributions } = movement;
          return { accountId, currency, class: is, delta, contributions: summed(contributions) };
        });
        const expected = movementsOn(known, day).map(({ accountId, currency, class: is, delta, contributions }) => ({
          ...{ accountId, currency, class: is, delta, contributions: Object.fromEntries(contributions) },
        }));
        expect({ day, movements: told }).toEqual({ day, movements: expected });
      }
    });
  });

  it('opening and movements sum to closing, and accounts to the total', () => {
    checkLawOfPolicies((intents, asked) => {
      const { moments, pick } = asked;
      const ledger = toldUnder(intents, asked.setting);
      const { index } = ledger.book;
      const knownAt = sequenceIn(ledger, pick);
      const arrOn = (asOf: CalendarDate) =>
        new Map(index.figures({ asOf, knownAt }).map(({ currency, arr }) => [currency, arr] as const));
      for (const { day: from, shift } of moments) {
        const to = addDays(from, shift + 2);
        const sums = index.movementSums([{ from, to }], knownAt);
        const [opening, closing] = [arrOn(dayBefore(from)), arrOn(dayBefore(to))];
        const accounts = index.accounts({ asOf: from, knownAt });
        for (const currency of CURRENCIES) {
          const byClass = sums.find((one) => one.currency === currency)?.byClass(0);
          const moved = Object.values<bigint>(byClass ?? {}).reduce((sum, delta) => sum + delta, 0n);
          expect((opening.get(currency) ?? 0n) + moved).toBe(closing.get(currency) ?? 0n);
          const own = accounts.filter((account) => account.currency === currency);
          expect(own.reduce((sum, { arr }) => sum + arr, 0n)).toBe(arrOn(from).get(currency) ?? 0n);
        }
      }
    });
  });

  it('what was known then is never another, and a rebuild gives the same journal, which sums', () => {
    checkLawOfPolicies((intents, asked) => {
      const policy = policyOf(asked.setting.chosen);
      const toldAt = (ledger: PureLedger, knownAt: number): readonly string[] => [
        ...DAYS.map((day) => accountsText(ledger.book, day, knownAt)),
        movementsText(ledger.book, knownAt),
      ];
      const told = new Map<number, readonly string[]>();
      const ledger = toldUnder(intents, asked.setting, (then) => told.set(then.head, toldAt(then, then.head)));
      for (const [sequence, answers] of told) expect(toldAt(ledger, sequence)).toEqual(answers);
      expect(journalText(bookOf(ledger.everything, policy).journal)).toBe(journalText(ledger.journal));
      expect(faultsOf(ledger)).toEqual([]);
      // In one append, all would be closed as known at its end, and another fact of a day may be named for what the day shows at once.
      if (policy.backdating !== 'restate') return;
      const { book } = bookOf([ledger.log.flat()], policy);
      expect(movementsText(ledger.book, ledger.head)).toBe(movementsText(book, ledger.head));
    });
  });

  it('each entry is explained by its lines on both days', () => {
    checkLawOfPolicies((intents, asked) => {
      const ledger = toldUnder(intents, asked.setting);
      expectExplained(ledger, sequenceIn(ledger, asked.pick));
    });
  });

  it('the effects of facts sum to the restatement', () => {
    checkLawOfPolicies((intents, asked) => {
      const { moments, pick } = asked;
      const ledger = toldUnder(intents, asked.setting);
      for (const { day: asOf, pick: other } of moments) {
        const [from = 1, to = 1] = [sequenceIn(ledger, pick), sequenceIn(ledger, other)].sort((a, b) => a - b);
        const sums = new RestatementSums();
        for (const entry of ledger.journal) {
          if (entry.sequence > from && entry.sequence <= to && entry.effectiveOn <= asOf) sums.take(entry);
        }
        const arrAt = (knownAt: number) =>
          new Map(ledger.book.index.figures({ asOf, knownAt }).map(({ currency, arr }) => [currency, arr] as const));
        for (const currency of CURRENCIES) {
          const effects = sums.effects().filter((effect) => effect.currency === currency);
          const total = effects.reduce((sum, { amount }) => sum + amount, 0n);
          expect(total).toBe((arrAt(to).get(currency) ?? 0n) - (arrAt(from).get(currency) ?? 0n));
        }
      }
    });
  });
});
