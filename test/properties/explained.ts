import type { ArrBook } from '../../src/arr/domain/arr-book';
import { DERIVATION_VERSION } from '../../src/arr/domain/journal';
import { explainEntry } from '../../src/arr/queries/movement-explained';
import type { JournalledBook } from '../support/scenario/pure-ledger';

const cents = (text: string): bigint => BigInt(text.replace('.', ''));

export const resolvedAt = (book: ArrBook, sequence: number) => {
  const knownAt = { sequence, recordedAt: '', imported: false };
  return {
    ...{ book, knownAt: sequence },
    echo: { knownAt, policyVersion: 1, derivationVersion: DERIVATION_VERSION, stale: false },
  };
};

/** Whether each entry that is known is explained by its lines on both days, and names its cause and only facts that are known. */
export const expectExplained = ({ book, journal }: JournalledBook, sequence: number): void => {
  for (const [row, entry] of journal.entries()) {
    if (entry.sequence > sequence) continue;
    const { contributions, delta, facts } = explainEntry(resolvedAt(book, sequence), row);
    expect(contributions.reduce((sum, part) => sum + cents(part.delta), 0n)).toBe(cents(delta));
    const named = new Set(facts.map(({ id }) => id));
    const missing = contributions.flatMap(({ factId, before, after }) =>
      [factId, before.factId, after.factId, before.converted?.factId, after.converted?.factId].filter(
        (id) => id !== undefined && !named.has(id as never),
      ),
    );
    expect({ id: entry.id, missing }).toEqual({ id: entry.id, missing: [] });
    const isOfPeriod = book.periods.find(entry.factId) !== undefined;
    expect({ id: entry.id, namesItsCause: isOfPeriod || named.has(entry.factId) }).toEqual({
      ...{ id: entry.id, namesItsCause: true },
    });
  }
};
