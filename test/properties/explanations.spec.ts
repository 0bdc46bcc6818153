import fc from 'fast-check';
import type { ArrBook } from '../../src/arr/domain/arr-book';
import { DERIVATION_VERSION } from '../../src/arr/domain/journal';
import { explainEntry } from '../../src/arr/queries/movement-explained';
import { bookOf } from '../support/scenario/pure-ledger';
import { anyAccountIntents, withAccountFacts } from './account-histories';
import { announceSeed, checkLaw } from './check-law';
import { historyOf } from './history';

beforeAll(announceSeed);

const cents = (text: string): bigint => BigInt(text.replace('.', ''));

const resolvedAt = (book: ArrBook, sequence: number) => {
  const knownAt = { sequence, recordedAt: '', imported: false };
  return {
    ...{ book, knownAt: sequence },
    echo: { knownAt, policyVersion: 1, derivationVersion: DERIVATION_VERSION, stale: false },
  };
};

describe('every entry of the journal', () => {
  it('is explained by its lines on both days, and names facts that are known', () => {
    const anyQuestion = fc.record({ said: anyAccountIntents, pick: fc.nat() });
    checkLaw(anyQuestion, (intents, { said, pick }) => {
      const { appends } = withAccountFacts(historyOf(intents).ledger, said);
      const { book, journal } = bookOf(appends);
      const head = book.knowledge.head.sequence;
      const sequence = book.knowledge.atSequence(1 + (pick % head))?.sequence ?? head;
      for (const [row, entry] of journal.entries()) {
        if (entry.sequence > sequence) continue;
        const { contributions, delta, facts } = explainEntry(resolvedAt(book, sequence), row);
        expect(contributions.reduce((sum, part) => sum + cents(part.delta), 0n)).toBe(cents(delta));
        const named = new Set(facts.map(({ id }) => id));
        const missing = contributions.flatMap(({ factId, before, after }) =>
          [factId, before.factId, after.factId].filter((id) => id !== undefined && !named.has(id as never)),
        );
        expect({ id: entry.id, missing }).toEqual({ id: entry.id, missing: [] });
        expect({ id: entry.id, namesItsCause: named.has(entry.factId) }).toEqual({ id: entry.id, namesItsCause: true });
      }
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
