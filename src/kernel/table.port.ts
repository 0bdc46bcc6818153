/** What the cells of a column hold. An amount is a decimal text, a day and an instant are as everywhere, a count is a whole number. */
export type CellKind = 'text' | 'day' | 'instant' | 'count' | 'amount';

export interface TableColumn {
  readonly name: string;
  readonly kind: CellKind;
}

export type Cell = string | number;

/** Rows with a cell for each column, in parts that fit into memory: one after the other, as they are taken. */
export interface Table {
  readonly columns: readonly TableColumn[];
  readonly parts: AsyncIterable<readonly (readonly Cell[])[]>;
}

export const TABLE_FORMATS = ['csv', 'ndjson', 'parquet'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** Writes tables as files that other programs read. */
export interface TableWriter {
  /** The bytes of the file, made as they are taken. Throws what the parts of the table throw. */
  write(format: TableFormat, table: Table): AsyncIterable<Uint8Array>;
}

export const TABLE_WRITER = Symbol('TableWriter');
