import fc from 'fast-check';
import { explainEntry } from '../../src/arr/queries/movement-explained';
import { announceSeed, checkLaw } from './check-law';
import { expectExplained, resolvedAt } from './explained';
import { anySetting, sequenceIn, toldUnder } from './settings';

beforeAll(announceSeed);

describe('every entry of the journal', () => {
  it('is explained by its lines on both days, and names facts that are known', () => {
    const anyQuestion = fc.record({ setting: anySetting, pick: fc.nat() });
    checkLaw(anyQuestion, (intents, { setting, pick }) => {
      const ledger = toldUnder(intents, setting);
      const { book, journal } = ledger;
      const sequence = sequenceIn(ledger, pick);
      expectExplained({ book, journal }, sequence);
    });
  });

  it('stands exactly while it is in force', () => {
    const anyQuestion = fc.record({ setting: anySetting, pick: fc.nat() });
    checkLaw(anyQuestion, (intents, { setting, pick }) => {
      const ledger = toldUnder(intents, setting);
      const { book, journal } = ledger;
      const sequence = sequenceIn(ledger, pick);
      const accounts = [...new Set(journal.map(({ accountId }) => accountId))];
      const inForce = accounts.flatMap((id) => book.index.movementsOf(id, sequence)).map(({ id }) => id);
      const known = journal.filter((entry) => entry.sequence <= sequence);
      const standing = known.filter((_, row) => explainEntry(resolvedAt(book, sequence), row).stands);
      expect(standing.map(({ id }) => id).sort()).toEqual(inForce.sort());
    });
  });
});
