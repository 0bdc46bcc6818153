import type { AccountFactIntake, StatedAccountFact } from '../../kernel/account-fact-intake.port';
import type { FactSchemas } from '../../kernel/fact-schema.port';
import type { Hasher } from '../../kernel/hasher.port';
import type { FactId } from '../../kernel/ids';
import type { Instant } from '../../kernel/instant';
import type { SubscriptionCommand } from '../domain/subscription.commands';
import type { CsvRecord } from './csv-records';
import { nearestName } from '../../kernel/near-name';
import { isReport, REPORT_COLUMNS, restored } from './rejected-rows';
import type { RowFault } from './row-fault';

/** Under which id a row is sent, and where it says it comes from. */
interface RowOrigin {
  readonly commandId: string;
  readonly source?: string;
  readonly sourceId?: string;
  readonly sourceSequence?: number;
  /** When the place that a row comes from says it knew it, and the id it has there: of the rows of an opening. */
  readonly importedRecordedAt?: Instant;
  readonly importedFactId?: FactId;
}

/** A row about a subscription, and what it asks for. */
export interface RowCommand extends RowOrigin {
  readonly command: SubscriptionCommand;
}

/** A row about an account. */
export interface AccountRow extends RowOrigin {
  readonly accountFact: StatedAccountFact<RowFault>;
}

/** A row as it stands in its file, with what it comes to. */
export interface SourceRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly read:
    | { readonly outcome: 'command'; readonly sent: RowCommand | AccountRow }
    | { readonly outcome: 'skipped' }
    | { readonly outcome: 'rejected'; readonly faults: readonly RowFault[] };
}

/** What rows are read with, of the ledger that they are for. */
export interface RowPorts {
  readonly schemas: FactSchemas;
  readonly hasher: Hasher;
  readonly accountFacts: AccountFactIntake<RowFault>;
  /** Whether facts may bring their ids and the moments at which they became known. */
  readonly isOpening?: boolean;
}

/** A file whose beginning is that of one which can be read. Its rows are still to be read, once. */
export interface ReadableSource<Ports = RowPorts> {
  readonly outcome: 'opened';
  readonly columns: readonly string[];
  readonly rowsWith: (ports: Ports) => AsyncIterable<SourceRow>;
}

/** Why there is no use in reading on. */
export interface RefusedSource {
  readonly outcome: 'refused';
  readonly faults: readonly RowFault[];
}

/** A file whose beginning has been looked at, for which no ledger is needed yet. */
export type OpenedSource<Ports = RowPorts> = ReadableSource<Ports> | RefusedSource;

export const refused = (...faults: readonly RowFault[]): RefusedSource => ({ outcome: 'refused', faults });

/** The columns that a file must have, and those that it may have; without the latter, it may have any. */
export interface ExpectedColumns {
  readonly required: readonly string[];
  readonly allowed?: readonly string[];
}

const COLUMNS_SHOWN_MAX = 12;
const NAME_SHOWN_MAX = 40;

/** As many of a file's own columns as an error has room for. */
const shownColumns = (columns: readonly string[]): string => {
  const shown = columns
    .slice(0, COLUMNS_SHOWN_MAX)
    .map((name) => (name.length > NAME_SHOWN_MAX ? `${name.slice(0, NAME_SHOWN_MAX)}…` : name))
    .join(', ');
  const more = columns.length - COLUMNS_SHOWN_MAX;
  return more > 0 ? `${shown} and ${more.toString()} more` : shown;
};

const missingColumn = (column: string, columns: readonly string[]): RowFault => {
  const near = nearestName(column, columns);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  const fix = `Name one of its columns: ${shownColumns(columns)}.`;
  return { column, code: 'column-missing', detail: `The file has no column ${column}.${hint}`, fix };
};

const unknownColumn = (column: string, allowed: readonly string[]): RowFault => {
  const near = nearestName(column, allowed);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  const fix = `Leave it out, or use one of ${allowed.join(', ')}.`;
  return { column, code: 'column-unknown', detail: `${column} is not a column of native facts.${hint}`, fix };
};

/** Names of several words as the ledger writes them: two of these in one file are no coincidence, as `type`, `id` or `name` may be. */
const OWN_SPELLING = /[a-z][A-Z]/u;
const OWN_NAMES_MIN = 2;

const hasOwnNames = (columns: readonly string[], unknown: readonly string[]): boolean =>
  columns.filter((column) => OWN_SPELLING.test(column) && !unknown.includes(column)).length >= OWN_NAMES_MIN;

/** A file of columns that are somebody else's: no single one of them is missing or too many. */
const ofAnotherForm = (columns: readonly string[]): RowFault => ({
  code: 'mapping-missing',
  detail: `The file is a CSV with columns of its own (${shownColumns(columns)}), and nothing says which of them is what.`,
  fix: 'Say it with --map, for example --map subscription=id,account=customer,start=from,end=to,monthly=mrr,currency:=USD, or in a file with --map-file. A file of facts has the columns type and accountId; a table of rates goes in with arr rates import.',
});

const twice = (column: string): RowFault => ({
  column,
  code: 'column-twice',
  detail: `Two columns are called ${column}.`,
  fix: 'Give each column that is read a name of its own.',
});

const otherDelimiter = ([only = '', ...others]: readonly string[]): RowFault | undefined => {
  const delimiter = [';', '\t', '|'].find((candidate) => others.length === 0 && only.includes(candidate));
  if (delimiter === undefined) return undefined;
  const name = delimiter === '\t' ? 'tab' : `'${delimiter}'`;
  const detail = 'The first line is one column, and looks as if it were several.';
  return { code: 'delimiter-is-other', detail, fix: `Say which sign separates the columns: --delimiter ${name}.` };
};

/** The columns that are a file's own: those in which an earlier report says why a row was rejected are not. */
export const sourceColumns = (columns: readonly string[]): readonly string[] =>
  isReport(columns) ? columns.filter((column) => !REPORT_COLUMNS.includes(column)) : columns;

/** Takes a row of an earlier report for what it was in its source. */
const sourceCellsOf = (columns: readonly string[]): ((cells: readonly string[]) => readonly string[]) =>
  isReport(columns)
    ? (cells) => cells.flatMap((cell, index) => (REPORT_COLUMNS.includes(columns[index] ?? '') ? [] : [restored(cell)]))
    : (cells) => cells;

/** All that is wrong with the first line of a file. */
export const headerFaults = (columns: readonly string[], expected: ExpectedColumns): readonly RowFault[] => {
  const { required, allowed } = expected;
  const read = [...new Set(required)];
  const missing = read.filter((column) => !columns.includes(column));
  const delimiter = missing.length > 0 ? otherDelimiter(columns) : undefined;
  if (delimiter !== undefined) return [delimiter];
  const own = sourceColumns(columns);
  const unknown = allowed === undefined ? [] : own.filter((column) => !allowed.includes(column));
  const areMost = missing.length === read.length || (missing.length > 0 && unknown.length * 2 > own.length);
  if (allowed !== undefined && areMost && !hasOwnNames(own, unknown)) return [ofAnotherForm(own)];
  const doubled = read.filter((column) => columns.indexOf(column) !== columns.lastIndexOf(column));
  return [
    ...missing.map((column) => missingColumn(column, columns)),
    ...doubled.map(twice),
    ...unknown.map((column) => unknownColumn(column, allowed ?? [])),
  ];
};

/** The first line of a CSV file, checked; what follows it is still to be read from `records`. */
export const readHeader = async (
  records: AsyncGenerator<CsvRecord, undefined>,
  expectedOf: (columns: readonly string[]) => ExpectedColumns,
): Promise<{ readonly columns: readonly string[] } | { readonly refused: RefusedSource }> => {
  const { value: first } = await records.next();
  if (first === undefined) {
    const fix = 'The first line names the columns; give a file that has one.';
    return { refused: refused({ code: 'file-is-empty', detail: 'The file holds no line.', fix }) };
  }
  if ('fault' in first) return { refused: refused(first.fault) };
  const named = first.cells.map((cell) => cell.trim());
  const columns = isReport(named) ? named.map(restored) : named;
  const faults = headerFaults(columns, expectedOf(columns));
  return faults.length > 0 ? { refused: refused(...faults) } : { columns };
};

export const fieldCountFault = (fields: number, columns: number): RowFault => ({
  code: 'field-count-differs',
  detail: `The row has ${fields.toString()} fields, the first line ${columns.toString()}.`,
  fix: 'Put cells that hold a delimiter in quotes, and give each column a cell, if an empty one.',
});

/** Turns records under a header into rows: faults and empty rows are dealt with here, `read` sees whole rows only. */
export async function* rowsUnder(
  columns: readonly string[],
  records: AsyncIterable<CsvRecord>,
  read: (textOf: (column: string) => string) => SourceRow['read'],
): AsyncGenerator<SourceRow> {
  const names = sourceColumns(columns);
  const cellsOf = sourceCellsOf(columns);
  const indexOf = new Map(names.map((column, index) => [column, index] as const).reverse());
  for await (const record of records) {
    const { line } = record;
    if ('fault' in record) {
      yield { line, cells: [record.text], read: { outcome: 'rejected', faults: [record.fault] } };
      continue;
    }
    if (record.cells.every((cell) => cell === '')) continue;
    const cells = cellsOf(record.cells);
    if (cells.length !== names.length) {
      const faults = [fieldCountFault(record.cells.length, columns.length)];
      yield { line, cells, read: { outcome: 'rejected', faults } };
      continue;
    }
    yield { line, cells, read: read((column) => cells[indexOf.get(column) ?? -1] ?? '') };
  }
}
