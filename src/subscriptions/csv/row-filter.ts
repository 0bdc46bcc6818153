/** A column and the text that it must have. */
export interface ColumnTest {
  readonly column: string;
  readonly value: string;
}

/** Which rows of a file are meant. */
export interface RowFilter {
  /** A row must have, in each column named here, one of the texts named for it. */
  readonly where: readonly ColumnTest[];
  /** A row that has any of these is left out. */
  readonly skip: readonly ColumnTest[];
}

/** Takes `column=value`; the value may be empty and may hold an equals sign. */
export const parseColumnTest = (text: string): ColumnTest | undefined => {
  const equals = text.indexOf('=');
  return equals < 1 ? undefined : { column: text.slice(0, equals), value: text.slice(equals + 1) };
};

/** Whether a row is meant; `cell` gives a column's text. */
export const isChosen = ({ where, skip }: RowFilter, cell: (column: string) => string): boolean => {
  const holds = ({ column, value }: ColumnTest): boolean => cell(column) === value;
  if (skip.some(holds)) return false;
  const columns = new Set(where.map(({ column }) => column));
  return [...columns].every((column) => where.some((test) => test.column === column && holds(test)));
};

export const filterColumns = ({ where, skip }: RowFilter): readonly string[] =>
  [...where, ...skip].map(({ column }) => column);
