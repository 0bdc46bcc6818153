import type { ByteWriter, ColumnSource, ParquetWriter } from 'hyparquet-writer' with { 'resolution-mode': 'import' };
import type { Cell, CellKind, Table, TableColumn } from '../../kernel/table.port';

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

/** No currency has more digits after its point. */
const AMOUNT_SCALE = 4;
const AMOUNT_PRECISION = 38;
const AMOUNT_BYTES = 16;
const MS_IN_DAY = 86_400_000;

const ELEMENTS: Readonly<Record<CellKind, Omit<SchemaElement, 'name'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  day: { type: 'INT32', converted_type: 'DATE' },
  instant: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
  count: { type: 'INT64' },
  amount: {
    type: 'FIXED_LEN_BYTE_ARRAY',
    type_length: AMOUNT_BYTES,
    converted_type: 'DECIMAL',
    scale: AMOUNT_SCALE,
    precision: AMOUNT_PRECISION,
  },
};

/** An amount as a whole number of ten-thousandths. */
const unscaled = (amount: string): bigint => {
  const [whole = '', digits = ''] = amount.split('.');
  return BigInt(`${whole}${digits.padEnd(AMOUNT_SCALE, '0')}`);
};

const MADE: Readonly<Record<CellKind, (cell: Cell) => unknown>> = {
  text: (cell) => cell.toString(),
  day: (cell) => Date.parse(cell.toString()) / MS_IN_DAY,
  instant: (cell) => BigInt(Date.parse(cell.toString())),
  count: (cell) => BigInt(cell),
  amount: (cell) => unscaled(cell.toString()),
};

const schemaOf = (columns: readonly TableColumn[]): SchemaElement[] => [
  { name: 'root', num_children: columns.length },
  ...columns.map(({ name, kind }): SchemaElement => ({ name, repetition_type: 'REQUIRED', ...ELEMENTS[kind] })),
];

const dataOf = (columns: readonly TableColumn[], rows: readonly (readonly Cell[])[]): ColumnSource[] =>
  columns.map(({ name, kind }, place) => ({ name, data: rows.map((row) => MADE[kind](row[place] ?? '')) }));

/** What has been written since the last time, which makes room for more. */
const taken = (writer: ByteWriter): Uint8Array => {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
};

/** Apache Parquet with a row group for each part. Amounts are decimals, days dates and instants timestamps in UTC. */
export async function* parquetOf({ columns, parts }: Table): AsyncGenerator<Uint8Array> {
  // The package is loaded by who writes such a file alone.
  const parquet = await import('hyparquet-writer');
  const writer = new parquet.ByteWriter();
  const file = new parquet.ParquetWriter({ writer, schema: schemaOf(columns), createdBy: 'arr-ledger' });
  for await (const rows of parts) {
    if (rows.length === 0) continue;
    await file.write({ columnData: dataOf(columns, rows), rowGroupSize: rows.length });
    yield taken(writer);
  }
  await file.finish();
  yield taken(writer);
}
