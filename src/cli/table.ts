export interface Column<Row> {
  readonly title: string;
  /** Numbers stand with their last digits under one another. */
  readonly align?: 'right';
  readonly of: (row: Row) => string;
}

const GAP = '  ';

/** Rows in columns as wide as their longest cell. */
export const table = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string => {
  const laidOut = columns.map(({ title, align, of }) => {
    const cells = [title, ...rows.map(of)];
    const width = Math.max(...cells.map((cell) => cell.length));
    return cells.map((cell) => (align === 'right' ? cell.padStart(width) : cell.padEnd(width)));
  });
  const lines = [...rows.keys(), rows.length].map((index) => laidOut.map((cells) => cells[index] ?? '').join(GAP));
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
};
