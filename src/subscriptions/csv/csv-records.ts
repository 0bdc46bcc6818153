import type { RowFault } from './row-fault';
import type { TextLine } from './text-lines';

/** A quoted cell that goes on for more lines than this was never closed. */
export const RECORD_LINES_MAX = 200;

/** One record of a CSV file, with the number of the line it begins on. */
export type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly text: string; readonly fault: RowFault };

const QUOTE = '"';

interface Cell {
  readonly value: string;
  /** Where the delimiter after it stands, or the end of the text. */
  readonly end: number;
}

const plainCell = (text: string, start: number, delimiter: string): Cell | undefined => {
  const next = text.indexOf(delimiter, start);
  const end = next < 0 ? text.length : next;
  const value = text.slice(start, end);
  return value.includes(QUOTE) ? undefined : { value, end };
};

const quotedCell = (text: string, start: number, delimiter: string): Cell | undefined => {
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf(QUOTE, from);
    if (quote < 0) return undefined;
    value += text.slice(from, quote);
    const after = text[quote + 1];
    if (after !== QUOTE) return after === undefined || after === delimiter ? { value, end: quote + 1 } : undefined;
    value += QUOTE;
    from = quote + 2;
  }
};

/** The cells of a whole record; undefined where a quote stands out of place. */
export const cellsOf = (text: string, delimiter: string): readonly string[] | undefined => {
  if (!text.includes(QUOTE)) return text.split(delimiter);
  const cells: string[] = [];
  for (let start = 0; start <= text.length;) {
    const cell = text[start] === QUOTE ? quotedCell(text, start, delimiter) : plainCell(text, start, delimiter);
    if (cell === undefined) return undefined;
    cells.push(cell.value);
    start = cell.end + 1;
  }
  return cells;
};

const quotesIn = (text: string): number => text.split(QUOTE).length - 1;

const withoutReturn = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text);

const DAMAGE: Readonly<Record<NonNullable<TextLine['damage']>, RowFault>> = {
  'invalid-utf-8': {
    code: 'invalid-utf-8',
    detail: 'The line holds bytes that are not UTF-8.',
    fix: 'Save the file as UTF-8.',
  },
  'line-too-long': {
    code: 'line-too-long',
    detail: 'The line is longer than 1 MiB.',
    fix: 'Look for a missing line end, or for a file of another kind.',
  },
};

const QUOTE_OUT_OF_PLACE: RowFault = {
  code: 'quote-out-of-place',
  detail: 'A quote stands inside a cell that is not quoted, or a quoted cell is not closed.',
  fix: 'Put the whole cell in quotes and write a quote inside it twice: "5"" disk".',
};

/** What is wrong with a line as such, before it is taken for a row. */
export const damageOf = ({ damage }: TextLine): RowFault | undefined => damage && DAMAGE[damage];

/** Lines that can be put back, so that a quote left open costs its own line and not the rest of the file. */
class LineQueue {
  private returned: TextLine[] = [];

  constructor(private readonly lines: AsyncIterator<TextLine, undefined>) {}

  async next(): Promise<TextLine | undefined> {
    const again = this.returned.shift();
    if (again !== undefined) return again;
    return (await this.lines.next()).value;
  }

  putBack(lines: readonly TextLine[]): void {
    this.returned = [...lines, ...this.returned];
  }
}

/** The lines of a record that begins on `first`: more than one where a quoted cell holds line breaks. */
const recordLines = async (queue: LineQueue, first: TextLine): Promise<readonly TextLine[]> => {
  const lines = [first];
  let quotes = quotesIn(first.text);
  while (quotes % 2 === 1 && lines.length < RECORD_LINES_MAX) {
    const line = await queue.next();
    if (line === undefined) break;
    lines.push(line);
    quotes += quotesIn(line.text);
  }
  return lines;
};

const recordOf = (lines: readonly TextLine[], delimiter: string): readonly string[] | undefined => {
  if (lines.some(({ damage }) => damage !== undefined)) return undefined;
  return cellsOf(withoutReturn(lines.map(({ text }) => text).join('\n')), delimiter);
};

/** Cuts lines into records (RFC 4180), empty lines left out. A record that cannot be read is given as a fault, and the next line is tried. */
export async function* csvRecords(
  lines: AsyncGenerator<TextLine, undefined>,
  delimiter: string,
): AsyncGenerator<CsvRecord, undefined> {
  const queue = new LineQueue(lines[Symbol.asyncIterator]());
  for (let first = await queue.next(); first !== undefined; first = await queue.next()) {
    const { number: line, text } = first;
    if (withoutReturn(text) === '') continue;
    const damage = damageOf(first);
    if (damage !== undefined) {
      yield { line, text, fault: damage };
      continue;
    }
    const whole = text.includes(QUOTE) ? await recordLines(queue, first) : [first];
    const cells = recordOf(whole, delimiter);
    if (cells === undefined) {
      queue.putBack(whole.slice(1));
      yield { line, text: withoutReturn(text), fault: QUOTE_OUT_OF_PLACE };
    } else {
      yield { line, cells };
    }
  }
}
