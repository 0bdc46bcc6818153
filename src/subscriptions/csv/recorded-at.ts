import { type Instant, parseInstant } from '../../kernel/instant';
import type { Cell } from './cell-values';
import { fault, type ReadPart, type RowFault } from './row-fault';

/** What is said of a row, or a mapping, that brings what only an opening may bring. */
export const recordedAtNeedsOpening = (column: string): RowFault => ({
  column,
  code: 'recorded-at-needs-opening',
  detail: `${column} is what another system says of a fact it knew, which only the opening of an empty ledger may bring.`,
  fix: 'Leave it out: facts count as known from their import on. Or open an empty ledger with them, by --opening.',
});

/** The moment at which a row became known where it comes from. */
export const recordedAtIn = ({ name, text }: Cell): ReadPart<Instant> => {
  const instant = parseInstant(text);
  if (instant !== undefined) return { value: instant };
  const detail = `${name} is not a moment with its zone.`;
  return fault({ column: name, code: 'not-an-instant', detail, fix: 'Write it like 2025-02-15T10:00:00Z.' });
};
