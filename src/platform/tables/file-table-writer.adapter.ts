import type { Table, TableFormat, TableWriter } from '../../kernel/table.port';
import { csvOf } from './csv-table';
import { ndjsonOf } from './ndjson-table';
import { parquetOf } from './parquet-table';

const WRITERS: Readonly<Record<TableFormat, (table: Table) => AsyncIterable<Uint8Array>>> = {
  csv: csvOf,
  ndjson: ndjsonOf,
  parquet: parquetOf,
};

export class FileTableWriter implements TableWriter {
  write(format: TableFormat, table: Table): AsyncIterable<Uint8Array> {
    return WRITERS[format](table);
  }
}
