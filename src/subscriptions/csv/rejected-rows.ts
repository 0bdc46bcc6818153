import type { RejectedRow } from './subscription-rows.importer';

const REPORT_COLUMNS = ['line', 'column', 'code', 'detail', 'fix'] as const;

/** A spreadsheet takes a cell that begins like this for a formula. */
const FORMULA = /^[=+\-@\t\r]/u;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)*$/u;
const NEEDS_QUOTES = /["\r\n,;]/u;

/** A cell that no spreadsheet runs; a number keeps its sign. */
const defused = (text: string): string => (FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const csvLine = (cells: readonly string[]): string => `${cells.map((cell) => quoted(defused(cell))).join(',')}\n`;

/** The first line of a report of rejected rows: why, and then the columns of the file they come from. */
export const rejectedHeader = (columns: readonly string[]): string => csvLine([...REPORT_COLUMNS, ...columns]);

/** One rejected row: the first column and code at fault, all faults in words, and the row itself. */
export const rejectedLine = ({ line, cells, faults }: RejectedRow): string => {
  const details = faults.map(({ detail }) => detail).join(' ');
  const fixes = [...new Set(faults.map(({ fix }) => fix))].join(' ');
  return csvLine([line.toString(), faults[0]?.column ?? '', faults[0]?.code ?? '', details, fixes, ...cells]);
};
