import { stringify } from 'csv-stringify/sync';
import type { Cell, CellKind, Table } from '../../kernel/table.port';

/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/u;

/** A text that would be worked out is marked as text; amounts stay numbers, whatever their sign. */
const harmless = (cell: Cell, kind: CellKind): string => {
  const text = cell.toString();
  return kind === 'text' && FORMULA.test(text) ? `'${text}` : text;
};

const lines = (rows: readonly (readonly string[])[]): Uint8Array =>
  Buffer.from(stringify(rows as string[][], { record_delimiter: 'unix' }), 'utf8');

/** As RFC 4180 has it but for line ends, which are those of Unix; in UTF-8, with the names of the columns in the first line. */
export async function* csvOf({ columns, parts }: Table): AsyncGenerator<Uint8Array> {
  yield lines([columns.map(({ name }) => name)]);
  for await (const rows of parts) {
    if (rows.length > 0) {
      yield lines(rows.map((row) => row.map((cell, place) => harmless(cell, columns[place]?.kind ?? 'text'))));
    }
  }
}
