import fc from 'fast-check';
import { daysFrom } from '../support/oracle/oracle-calendar';
import { movementsOn } from '../support/oracle/oracle-movements';
import { knownAt } from '../support/oracle/standing';
import { answerOfLedger, answerOfOracle, movementsOfDay } from '../support/scenario/answers';
import { oracleFactsOf } from '../support/scenario/oracle-facts-of';
import type { Contribution } from '../../src/arr/domain/movement';
import { dayOf } from '../support/scenario/spelled';
import { announceSeed, checkLaw } from './check-law';
import { historyOf } from './history';
import { ACCOUNTS, anyDay, CURRENCIES, DAYS } from './intents';

beforeAll(announceSeed);

const anyMoment = fc.record({ day: anyDay, shift: fc.integer({ min: -1, max: 1 }), pick: fc.nat() });

describe('the ledger and the oracle', () => {
  it('tell the same ARR, in total and of each account, on any day as known at any sequence', () => {
    checkLaw(fc.array(anyMoment, { minLength: 1, maxLength: 6, size: 'max' }), (intents, moments) => {
      const { ledger } = historyOf(intents);
      const facts = oracleFactsOf(ledger.appends);
      for (const { day: mentioned, shift, pick } of moments) {
        const day = dayOf(daysFrom(mentioned, shift));
        const asked = 1 + (pick % ledger.head);
        const sequence = ledger.book.knowledge.atSequence(asked)?.sequence ?? asked;
        for (const accountId of [undefined, ...ACCOUNTS]) {
          const question = { ask: 'arr' as const, day, ...(accountId !== undefined && { accountId }) };
          expect({ question, asked, arr: answerOfLedger(ledger, { question, sequence }) }).toEqual({
            ...{ question, asked, arr: answerOfOracle(facts, { question, sequence: asked }) },
          });
        }
      }
    });
  });

  it('tell the same movements of every day, class by class, line by line', () => {
    checkLaw(fc.nat(), (intents, pick) => {
      const { ledger } = historyOf(intents);
      const sequence = ledger.head - (pick % ledger.head);
      const knownSequence = ledger.book.knowledge.atSequence(sequence)?.sequence ?? sequence;
      const known = knownAt(oracleFactsOf(ledger.appends), sequence);
      for (const day of DAYS) {
        const told = movementsOfDay(ledger, { ask: 'movement', day }, knownSequence).map((movement) => ({
          ...{
            accountId: movement.accountId,
            currency: movement.currency,
            class: movement.class,
            delta: movement.delta,
          },
          contributions: summed(movement.contributions),
        }));
        const expected = movementsOn(known, day).map(({ accountId, currency, class: is, delta, contributions }) => ({
          ...{ accountId, currency, class: is, delta },
          contributions: Object.fromEntries(contributions),
        }));
        expect({ day, movements: told }).toEqual({ day, movements: expected });
      }
    });
  });

  it('tell the same row of movements over any window', () => {
    const anyWindow = fc.record({ from: anyDay, days: fc.integer({ min: 1, max: 400 }), pick: fc.nat() });
    checkLaw(anyWindow, (intents, { from, days, pick }) => {
      const { ledger } = historyOf(intents);
      const asked = 1 + (pick % ledger.head);
      const sequence = ledger.book.knowledge.atSequence(asked)?.sequence ?? asked;
      for (const currency of CURRENCIES) {
        const question = { ask: 'movements' as const, from, to: dayOf(daysFrom(from, days)), currency };
        expect(answerOfLedger(ledger, { question, sequence })).toBe(
          answerOfOracle(oracleFactsOf(ledger.appends), { question, sequence: asked }),
        );
      }
    });
  });
});

const summed = (contributions: readonly Contribution[]): Readonly<Record<string, bigint>> => {
  const sums = new Map<string, bigint>();
  for (const { subscriptionId, lineId, delta } of contributions) {
    const key = `${subscriptionId}/${lineId}`;
    sums.set(key, (sums.get(key) ?? 0n) + delta);
  }
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0n));
};
