import type { RowFault } from './row-fault';

/** A row as it stands in its source, and why it was not taken. */
export interface RejectedRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly faults: readonly RowFault[];
}

/** Told apart from a source's own columns, which may well be called line or code. */
export const REPORT_COLUMNS: readonly string[] = [
  'rejected.line',
  'rejected.column',
  'rejected.code',
  'rejected.detail',
  'rejected.fix',
];

/** A spreadsheet takes a cell that begins like this for a formula; with apostrophes before it, so that one more can be told. */
const FORMULA = /^'*[=+\-@\t\r]/u;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)*$/u;
const NEEDS_QUOTES = /["\r\n\t,;]/u;

const isFormula = (text: string): boolean => FORMULA.test(text) && !NUMBER.test(text);

/** A cell that no spreadsheet runs; a number keeps its sign. */
const defused = (text: string): string => (isFormula(text) ? `'${text}` : text);

/** A cell of a report as it stood in its source. */
export const restored = (text: string): string =>
  text.startsWith("'") && isFormula(text.slice(1)) ? text.slice(1) : text;

/** Whether a file with these columns is a report of rejected rows, and so in our way of writing. */
export const isReport = (columns: readonly string[]): boolean => REPORT_COLUMNS.every((name) => columns.includes(name));

const quoted = (text: string, delimiter: string): string =>
  NEEDS_QUOTES.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;

const csvLine = (cells: readonly string[], delimiter: string): string =>
  `${cells.map((cell) => quoted(defused(cell), delimiter)).join(delimiter)}\n`;

/** The first line of a report of rejected rows: why, and then the columns of the file they come from. */
export const rejectedHeader = (columns: readonly string[], delimiter: string): string =>
  csvLine([...REPORT_COLUMNS, ...columns], delimiter);

/** One rejected row: the first column and code at fault, all faults in words, and the row itself. */
export const rejectedLine = ({ line, cells, faults }: RejectedRow, delimiter: string): string => {
  const details = faults.map(({ detail }) => detail).join(' ');
  const fixes = [...new Set(faults.map(({ fix }) => fix))].join(' ');
  const reasons = [line.toString(), faults[0]?.column ?? '', faults[0]?.code ?? '', details, fixes];
  return csvLine([...reasons, ...cells], delimiter);
};
