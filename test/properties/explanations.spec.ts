import fc from 'fast-check';
import { explainEntry } from '../../src/arr/queries/movement-explained';
import { bookOf } from '../support/scenario/pure-ledger';
import { anyAccountIntents, withAccountFacts } from './account-histories';
import { announceSeed, checkLaw } from './check-law';
import { expectExplained, resolvedAt } from './explained';
import { historyOf } from './history';

beforeAll(announceSeed);

describe('every entry of the journal', () => {
  it('is explained by its lines on both days, and names facts that are known', () => {
    const anyQuestion = fc.record({ said: anyAccountIntents, pick: fc.nat() });
    checkLaw(anyQuestion, (intents, { said, pick }) => {
      const { appends } = withAccountFacts(historyOf(intents).ledger, said);
      const { book, journal } = bookOf(appends);
      const head = book.knowledge.head.sequence;
      const sequence = book.knowledge.atSequence(1 + (pick % head))?.sequence ?? head;
      expectExplained({ book, journal }, sequence);
    });
  });

  it('stands exactly while it is in force', () => {
    const anyQuestion = fc.record({ said: anyAccountIntents, pick: fc.nat() });
    checkLaw(anyQuestion, (intents, { said, pick }) => {
      const { appends } = withAccountFacts(historyOf(intents).ledger, said);
      const { book, journal } = bookOf(appends);
      const head = book.knowledge.head.sequence;
      const sequence = book.knowledge.atSequence(1 + (pick % head))?.sequence ?? head;
      const accounts = [...new Set(journal.map(({ accountId }) => accountId))];
      const inForce = accounts.flatMap((id) => book.index.movementsOf(id, sequence)).map(({ id }) => id);
      const known = journal.filter((entry) => entry.sequence <= sequence);
      const standing = known.filter((_, row) => explainEntry(resolvedAt(book, sequence), row).stands);
      expect(standing.map(({ id }) => id).sort()).toEqual(inForce.sort());
    });
  });
});
