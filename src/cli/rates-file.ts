import type { Currency } from '../kernel/currency';
import { type DecimalAmount, parseDecimalAmount } from '../kernel/decimal-amount';
import { FACT_LIMITS } from '../kernel/fact-limits';
import { isPlainText, lengthOf } from '../kernel/plain-text';
import { present } from '../kernel/present';
import type { PublishRate } from '../rates/domain/rate.commands';
import { type Cell, currencyIn, optionalDateIn, startIn } from '../subscriptions/csv/cell-values';
import { csvRecords } from '../subscriptions/csv/csv-records';
import { nearestName } from '../kernel/near-name';
import { fault, faultsOf, isFaulty, type ReadPart, type RowFault } from '../subscriptions/csv/row-fault';
import { textLines } from '../subscriptions/csv/text-lines';

const COLUMNS = ['base', 'quote', 'effectiveOn', 'rate', 'until', 'source'] as const;
type Column = (typeof COLUMNS)[number];

/** Those that a row of rates cannot do without. */
const NEEDED: readonly Column[] = ['base', 'quote', 'effectiveOn', 'rate'];

/** A line of a rate table: what it publishes, or all that is wrong with it. */
export type RateLine = { readonly line: number } & (
  { readonly command: PublishRate } | { readonly faults: readonly RowFault[] }
);

const DELIMITERS = [',', ';', '\t'] as const;

const delimiterIn = (header: string): string =>
  DELIMITERS.reduce((best, one) => (header.split(one).length > header.split(best).length ? one : best));

const columnIn = (text: string): Column | undefined => COLUMNS.find((column) => column === text);

/** What is wrong with the first line. */
const headerFaults = (names: readonly string[], source: string | undefined): readonly RowFault[] => {
  const needed: readonly Column[] = source === undefined ? [...NEEDED, 'source'] : NEEDED;
  const missing = needed.filter((column) => !names.includes(column));
  const unknown = names.filter((name) => columnIn(name) === undefined);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...missing.map((column): RowFault => {
      const near = nearestName(column, unknown);
      const hint = near === undefined ? '' : ` "${near}" may be meant.`;
      const orElse = column === 'source' ? ', or say who says so for all rows: --source ECB' : '';
      const fix = `Name the columns ${COLUMNS.join(', ')}; until may be left out${orElse}.`;
      return { column, code: 'column-missing', detail: `The file has no column ${column}.${hint}`, fix };
    }),
    ...unknown.map((column): RowFault => {
      const fix = `Leave it out, or name it as one of ${COLUMNS.join(', ')}.`;
      return { column, code: 'column-unknown', detail: `${column} is not a column of rates.`, fix };
    }),
    ...twice.map((column): RowFault => {
      const detail = `Two columns are called ${column}.`;
      return { column, code: 'column-twice', detail, fix: 'Leave one of them out.' };
    }),
  ];
};

const rateIn = ({ name, text }: Cell): ReadPart<DecimalAmount> => {
  const value = parseDecimalAmount(text);
  if (value !== undefined) return { value };
  const detail = text === '' ? `${name} is empty.` : `${name} "${text}" is not a decimal number.`;
  const fix = 'Write what one unit of the base is worth with a point and no thousands separators: 0.9612.';
  return fault({ column: name, code: 'rate-invalid', detail, fix });
};

const sourceIn = ({ name, text }: Cell, otherwise: string | undefined): ReadPart<string> => {
  const lengthMax = FACT_LIMITS.rateSourceLengthMax;
  const value = text === '' ? (otherwise ?? '') : text;
  if (value !== '' && isPlainText(value) && lengthOf(value) <= lengthMax) return { value };
  const detail = value === '' ? `${name} is empty.` : `${name} is no text that can be kept.`;
  const fix = `Say in ${lengthMax.toString()} signs at most who says so, or for all rows: --source ECB.`;
  return fault({ column: name, code: 'source-invalid', detail, fix });
};

type Cells = (name: Column) => Cell;

const commandIn = (cell: Cells, source: string | undefined): ReadPart<PublishRate> => {
  const parts = {
    base: currencyIn(cell('base')),
    quote: currencyIn(cell('quote')),
    effectiveOn: startIn(cell('effectiveOn')),
    rate: rateIn(cell('rate')),
    until: optionalDateIn(cell('until')),
    source: sourceIn(cell('source'), source),
  };
  const faults = faultsOf(Object.values(parts));
  const { base, quote, effectiveOn, rate, until, source: said } = parts;
  if (isFaulty(base) || isFaulty(quote) || isFaulty(effectiveOn) || isFaulty(rate)) return { faults };
  if (isFaulty(until) || isFaulty(said)) return { faults };
  const pair: { readonly base: Currency; readonly quote: Currency } = { base: base.value, quote: quote.value };
  const terms = { effectiveOn: effectiveOn.value, rate: rate.value, source: said.value };
  return { value: { type: 'publish-rate', ...pair, ...terms, ...present({ until: until.value }) } };
};

const countDiffers = (cells: number, columns: number): RowFault => ({
  code: 'field-count-differs',
  detail: `The row has ${cells.toString()} cells, the first line ${columns.toString()}.`,
  fix: 'Put a cell that holds the delimiter in quotes.',
});

/** What stands before the first line feed. */
const headerOf = async (lines: AsyncGenerator<{ readonly text: string }, undefined>): Promise<string | undefined> => {
  for (;;) {
    const next = await lines.next();
    if (next.done === true) return undefined;
    if (next.value.text.trim() !== '') return next.value.text.trim();
  }
};

/** A table of rates, read line by line. The first line names the columns; where it cannot, nothing else is read. */
export async function* rateLines(
  bytes: AsyncIterable<Uint8Array>,
  source: string | undefined,
): AsyncGenerator<RateLine, undefined> {
  const lines = textLines(bytes);
  const header = await headerOf(lines);
  if (header === undefined) {
    const fix = `Begin with a line that names the columns: ${COLUMNS.join(',')}.`;
    yield { line: 1, faults: [{ code: 'file-is-empty', detail: 'The file holds nothing.', fix }] };
    return;
  }
  const delimiter = delimiterIn(header);
  const names = header.split(delimiter).map((name) => name.trim().replace(/^"(.*)"$/u, '$1'));
  const faults = headerFaults(names, source);
  if (faults.length > 0) {
    yield { line: 1, faults };
    return;
  }
  for await (const record of csvRecords(lines, delimiter)) {
    const { line } = record;
    if ('fault' in record) yield { line, faults: [record.fault] };
    else if (record.cells.length !== names.length)
      yield { line, faults: [countDiffers(record.cells.length, names.length)] };
    else {
      const read = commandIn((name) => ({ name, text: (record.cells[names.indexOf(name)] ?? '').trim() }), source);
      yield isFaulty(read) ? { line, faults: read.faults } : { line, command: read.value };
    }
  }
}
