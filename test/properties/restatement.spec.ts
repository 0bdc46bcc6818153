import fc from 'fast-check';
import type { ArrBook } from '../../src/arr/domain/arr-book';
import { DERIVATION_VERSION } from '../../src/arr/domain/journal';
import { restating } from '../../src/arr/queries/restating';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import { effectsBetween } from '../support/oracle/oracle-restatement';
import { oracleFactsOf } from '../support/scenario/oracle-facts-of';
import { bookOf } from '../support/scenario/pure-ledger';
import { anyAccountIntents, withAccountFacts } from './account-histories';
import { announceSeed, checkLaw } from './check-law';
import { historyOf } from './history';
import { anyDay } from './intents';

beforeAll(announceSeed);

const endOfAppend = (book: ArrBook, pick: number): number => {
  const { sequence: head } = book.knowledge.head;
  return book.knowledge.atSequence(1 + (pick % head))?.sequence ?? head;
};

const restated = (book: ArrBook, asOf: CalendarDate, [after, by]: readonly [number, number]) => {
  const knownAt = { sequence: by, recordedAt: '', imported: false };
  const echo = { knownAt, policyVersion: 1, derivationVersion: DERIVATION_VERSION, stale: false };
  const work = restating({ book, knownAt: by, echo }, book.rows.enteredBetween(after, by, asOf));
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value;
};

describe('a restatement', () => {
  it('has for every append and account the effect, the fact and the cause that the oracle finds', () => {
    const anyQuestion = fc.record({ said: anyAccountIntents, day: anyDay, one: fc.nat(), other: fc.nat() });
    checkLaw(anyQuestion, (intents, { said, day, one, other }) => {
      const { appends } = withAccountFacts(historyOf(intents).ledger, said);
      const { book } = bookOf(appends);
      const [from = 0, to = 0] = [endOfAppend(book, one), endOfAppend(book, other)].sort((a, b) => a - b);
      const found = restated(book, day, [from, to]).map(({ effect, cause }) => {
        const { sequence, factId, accountId, currency, amount } = effect;
        return { sequence, factId, cause, accountId, currency, amount };
      });
      const expected = effectsBetween(oracleFactsOf(appends), day, { from, to }).flatMap(
        ({ sequence, factId, cause, amounts }) => amounts.map((amount) => ({ sequence, factId, cause, ...amount })),
      );
      expect(sorted(found)).toEqual(sorted(expected));
    });
  });
});

interface Sortable {
  readonly sequence: number;
  readonly currency: string;
  readonly accountId: string;
}

const keyOf = ({ sequence, currency, accountId }: Sortable): string =>
  `${sequence.toString().padStart(9, '0')} ${currency} ${accountId}`;

const sorted = <Effect extends Sortable>(effects: readonly Effect[]): readonly Effect[] =>
  [...effects].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
