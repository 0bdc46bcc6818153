import fc from 'fast-check';
import { byAccount } from '../../src/arr/queries/restated-accounts';
import type { Caused } from '../../src/arr/queries/restating';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import { sumsBy } from '../support/oracle/oracle-arr';
import { accountsBetween, effectsBetween } from '../support/oracle/oracle-restatement';
import type { OracleFact } from '../support/oracle/oracle-facts';
import { oracleFactsIn } from '../support/scenario/oracle-facts-of';
import { restatedBetween } from '../support/scenario/restatement-questions';
import { announceSeed, checkLaw } from './check-law';
import { DAYS } from './intents';
import { anySetting, sequencesIn, toldUnder } from './settings';

beforeAll(announceSeed);

/** By account against ARR of the two states of knowledge, and each cause against the effects that the oracle finds. */
const checkAccounts = (
  all: readonly Caused[],
  facts: readonly OracleFact[],
  day: CalendarDate,
  sequences: { readonly from: number; readonly to: number },
): void => {
  const accounts = byAccount(all);
  const moved = accounts.map(({ accountId, currency, amount }) => ({ sequence: 0, accountId, currency, amount }));
  const expected = accountsBetween(facts, day, sequences).map((amount) => ({ sequence: 0, ...amount }));
  expect(sorted(moved.filter(({ amount }) => amount !== 0n))).toEqual(sorted(expected));
  const effects = effectsBetween(facts, day, sequences).flatMap(({ cause, amounts }) =>
    amounts.map((amount) => ({ cause, ...amount })),
  );
  for (const { accountId, currency, causes } of accounts) {
    const own = effects.filter((one) => one.accountId === accountId && one.currency === currency);
    for (const { cause, amount, effects: count } of causes) {
      const ofCause = own.filter((one) => one.cause === cause);
      expect([amount, count]).toEqual([ofCause.reduce((sum, one) => sum + one.amount, 0n), ofCause.length]);
    }
    expect(causes.reduce((sum, { effects: count }) => sum + count, 0)).toBe(own.length);
  }
};

/** Each is asked of every day. */
const RUNS_BY_DEFAULT = 700;

const anyQuestion = fc.record({ setting: anySetting, one: fc.nat(), other: fc.nat() });

describe('a restatement, under any policy and in any currency', () => {
  it('has the effects, facts and causes that the oracle finds, one by one and by account, on every day', () => {
    const causes = new Set<string>();
    checkLaw(
      anyQuestion,
      (intents, { setting, one, other }) => {
        const ledger = toldUnder(intents, setting);
        const { from, to } = sequencesIn(ledger, [one, other]);
        const facts = oracleFactsIn(ledger);
        for (const day of DAYS) {
          const all = restatedBetween(ledger.book, day, { from, to });
          checkAccounts(all, facts, day, { from, to });
          const found = all.map(({ effect, cause }) => {
            const { sequence, factId, accountId, currency, amount } = effect;
            causes.add(cause);
            return { sequence, factId, cause, accountId, currency, amount };
          });
          const expected = effectsBetween(facts, day, { from, to }).flatMap(({ sequence, factId, cause, amounts }) =>
            amounts.map((amount) => ({ sequence, factId, cause, ...amount })),
          );
          expect(sorted(found)).toEqual(sorted(expected));
          expect(sumsIn(found)).toEqual(sumsIn(accountsBetween(facts, day, { from, to })));
        }
      },
      RUNS_BY_DEFAULT,
    );
    // All that facts do; what an adoption does is told by another law, which adopts.
    expect([...causes].sort()).toEqual(['corrected', 'late', 'period', 'rate', 'recorded', 'voided']);
  });
});

/** The whole of a restatement by currency, without the zeros. */
const sumsIn = (amounts: readonly { readonly currency: string; readonly amount: bigint }[]) =>
  [
    ...sumsBy(
      amounts,
      ({ currency }) => currency,
      ({ amount }) => amount,
    ),
  ].sort();

interface Sortable {
  readonly sequence: number;
  readonly currency: string;
  readonly accountId: string;
}

const keyOf = ({ sequence, currency, accountId }: Sortable): string =>
  `${sequence.toString().padStart(9, '0')} ${currency} ${accountId}`;

const sorted = <Effect extends Sortable>(effects: readonly Effect[]): readonly Effect[] =>
  [...effects].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
