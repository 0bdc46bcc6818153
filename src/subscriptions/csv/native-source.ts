import type { Json, JsonObject } from '../../kernel/canonical-json';
import { type JsonTextFaultCode, parseJsonText } from '../../platform/http/json-text';
import { csvRecords, damageOf } from './csv-records';
import { OPENING_FIELDS, readNativeFact } from './native-fact';
import { fault, isFaulty, type ReadPart } from './row-fault';
import {
  type OpenedSource,
  type ReadableSource,
  readHeader,
  type RowPorts,
  rowsUnder,
  sourceColumns,
  type SourceRow,
} from './row-source';
import { type TextLine, textLines } from './text-lines';

const TEXT_COLUMNS: readonly string[] = [
  'subscriptionId',
  'accountId',
  'toAccountId',
  'intoAccountId',
  'name',
  'currency',
  'effectiveOn',
  'occurredAt',
  'bookedOn',
  'requestedOn',
  'cause',
  'reason',
  'factId',
  'cancellationId',
];
/** These hold JSON: lists, objects, `true` and `false`. */
const JSON_COLUMNS: readonly string[] = ['lines', 'attributes', 'term', 'voluntary', 'supersedes', 'statement'];
const METADATA_TEXT_COLUMNS: readonly string[] = ['source', 'sourceId'];
const METADATA_JSON_COLUMNS: readonly string[] = ['sourceSequence'];

const NATIVE_COLUMNS: readonly string[] = [
  'type',
  'version',
  ...TEXT_COLUMNS,
  ...JSON_COLUMNS,
  ...METADATA_TEXT_COLUMNS,
  ...METADATA_JSON_COLUMNS,
  ...OPENING_FIELDS,
];

/** A whole fact as JSON, as the lines of an NDJSON file stand in the report of those that were rejected. */
const FACT_COLUMN = 'fact';

const JSON_FIXES: Readonly<Record<JsonTextFaultCode, string>> = {
  'json-malformed': 'Write JSON; inside a quoted cell of a CSV file, write each quote twice.',
  'json-too-deep': 'A fact is never so deep; check where the value comes from.',
  'json-too-many-keys': 'Split it into several facts.',
  'json-too-many-items': 'Split it into several facts.',
  'json-key-repeated': 'Name each field once.',
  'json-key-reserved': 'Use another name.',
  'json-lone-surrogate': 'Write text that is whole: half of a character has no UTF-8.',
  'json-number-too-large': 'Write amounts as text: "49.00".',
};

const parseJson = (text: string, column: string | undefined): ReadPart<Json> => {
  const read = parseJsonText(text);
  if (!('fault' in read)) return { value: read.value as Json };
  const { code, offset } = read.fault;
  const where = column === undefined ? 'The line' : `The cell of ${column}`;
  const detail = `${where} cannot be read as JSON at character ${(offset + 1).toString()}.`;
  const found = { code, detail, fix: JSON_FIXES[code] };
  return fault(column === undefined ? found : { ...found, column });
};

const readFact = (value: ReadPart<Json>, ports: RowPorts): SourceRow['read'] => {
  const sent = isFaulty(value) ? value : readNativeFact(value.value, ports);
  return isFaulty(sent) ? { outcome: 'rejected', faults: sent.faults } : { outcome: 'command', sent: sent.value };
};

async function* ndjsonRows(lines: AsyncIterable<TextLine>, ports: RowPorts): AsyncGenerator<SourceRow> {
  for await (const line of lines) {
    const damage = damageOf(line);
    if (line.text.trim() === '') continue;
    const value = damage === undefined ? parseJson(line.text, undefined) : fault(damage);
    yield { line: line.number, cells: [line.text], read: readFact(value, ports) };
  }
}

/** Takes lines with one fact each, as JSON. */
export const openFactLines = (lines: AsyncIterable<TextLine>): ReadableSource => ({
  outcome: 'opened',
  columns: [FACT_COLUMN],
  rowsWith: (ports) => ndjsonRows(lines, ports),
});

/** Opens a file with one fact a line, as JSON. */
export const openNdjson = (bytes: AsyncIterable<Uint8Array>): ReadableSource => openFactLines(textLines(bytes));

type CellText = (column: string) => string;

const textCells = (columns: readonly string[], textOf: CellText): readonly (readonly [string, Json])[] =>
  columns.flatMap((column) => (textOf(column) === '' ? [] : [[column, textOf(column)] as const]));

const jsonCells = (columns: readonly string[], textOf: CellText): ReadPart<readonly (readonly [string, Json])[]> => {
  const pairs: (readonly [string, Json])[] = [];
  for (const column of columns) {
    if (textOf(column) === '') continue;
    const value = parseJson(textOf(column), column);
    if (isFaulty(value)) return value;
    pairs.push([column, value.value]);
  }
  return { value: pairs };
};

/** Puts the cells of a row together as the fact that an NDJSON line would hold; an empty cell is an absent field. */
const factIn = (textOf: CellText): ReadPart<JsonObject> => {
  const dataCells = jsonCells(JSON_COLUMNS, textOf);
  const numbers = jsonCells(['version', ...METADATA_JSON_COLUMNS], textOf);
  if (isFaulty(dataCells)) return dataCells;
  if (isFaulty(numbers)) return numbers;
  const { version, ...metadataNumbers } = Object.fromEntries(numbers.value);
  const data = Object.fromEntries([...textCells(TEXT_COLUMNS, textOf), ...dataCells.value]);
  const metadata = { ...Object.fromEntries(textCells(METADATA_TEXT_COLUMNS, textOf)), ...metadataNumbers };
  const opening = Object.fromEntries(textCells(OPENING_FIELDS, textOf));
  return { value: { ...opening, type: textOf('type'), ...(version === undefined ? {} : { version }), data, metadata } };
};

const factOf = (columns: readonly string[], textOf: CellText): ReadPart<Json> =>
  columns.includes(FACT_COLUMN) ? parseJson(textOf(FACT_COLUMN), FACT_COLUMN) : factIn(textOf);

const EXPECTED = {
  required: ['type', 'accountId'],
  allowed: NATIVE_COLUMNS,
};

/**
 * Opens a CSV file with one fact a row: its fields in columns of their own names, what is not text as JSON; or, in the
 * report of an NDJSON file, the line as it was.
 */
export const openNativeCsv = async (bytes: AsyncIterable<Uint8Array>, delimiter: string): Promise<OpenedSource> => {
  const records = csvRecords(textLines(bytes), delimiter);
  const header = await readHeader(records, (columns) =>
    columns.includes(FACT_COLUMN) ? { required: [FACT_COLUMN], allowed: [FACT_COLUMN] } : EXPECTED,
  );
  if ('refused' in header) return header.refused;
  const { columns } = header;
  const rowsWith: ReadableSource['rowsWith'] = (ports) =>
    rowsUnder(columns, records, (textOf) => readFact(factOf(columns, textOf), ports));
  return { outcome: 'opened', columns: sourceColumns(columns), rowsWith };
};
