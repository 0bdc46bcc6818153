import type { Command } from 'commander';
import type { Json, JsonObject } from '../kernel/canonical-json';
import { present } from '../kernel/present';
import { parseIntervalText } from '../subscriptions/csv/interval-text';
import { jsonIn } from './checked-data';
import { usageError } from './failure';
import type { Surroundings } from './surroundings';
import { readUserFile } from './user-file';

/** How lines and attributes are stated: one by options, or any number as JSON. */
export interface LineOptions {
  readonly price?: string;
  readonly quantity?: string;
  readonly every?: string;
  readonly kind?: string;
  readonly lineId?: string;
  readonly line?: readonly string[];
  readonly lines?: string;
  readonly attribute?: readonly string[];
}

const STANDARD_INPUT = '-';

/** Collects the texts of an option that may be repeated. */
export const gathered = (text: string, earlier: readonly string[] = []): readonly string[] => [...earlier, text];

export const withLineOptions = (command: Command): Command =>
  command
    .option('--price <amount>', 'price of one unit for one interval')
    .option('--quantity <number>', 'how many of it; of a start 1 unless said')
    .option('--every <interval>', 'how often it is charged: month, year, 3-months, …')
    .option('--kind <kind>', 'kind of the line; subscription unless said')
    .option('--line-id <id>', 'id of the line; its kind unless said')
    .option('--line <json>', 'a whole line as JSON; may be repeated', gathered)
    .option('--lines <file>', 'all lines as a JSON list in a file, or - for standard input')
    .option('--attribute <key=value>', 'an attribute of the subscription; may be repeated', gathered);

/** A file's text, or that of standard input for `-`. */
export const textFrom = async ({ input }: Surroundings, path: string): Promise<string> => {
  if (path !== STANDARD_INPUT) return readUserFile('--lines', path);
  const chunks: Uint8Array[] = [];
  for await (const chunk of input) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const LINE_FIX =
  'Put the whole line as JSON in single quotes for the shell. What a line is called is said with --line-id, its price with --price.';

const singleLine = (options: LineOptions, quantityUnlessSaid: string | undefined): JsonObject => {
  const { price, quantity = quantityUnlessSaid, every, kind = 'subscription', lineId } = options;
  if (quantity === undefined) {
    throw usageError(
      '--price states the whole line, and how many of it is not said.',
      'Add --quantity with what stands from that day on, the same as before if it stays.',
    );
  }
  const interval = every === undefined ? undefined : parseIntervalText(every);
  if (every !== undefined && interval === undefined) {
    throw usageError(`--every "${every}" is not an interval.`, 'Write month, quarter, year, 3-months or the like.');
  }
  return present({ id: lineId ?? kind, kind, unitPrice: price, quantity, every: interval });
};

/**
 * All lines, as they were stated; nothing where none were. What they say is still to be checked. Where something stood before, a
 * quantity that is not said might have been another one.
 */
export const statedLines = async (
  surroundings: Surroundings,
  options: LineOptions,
  quantityUnlessSaid?: '1',
): Promise<Json | undefined> => {
  const { price, line, lines } = options;
  const ways = [price, line, lines].filter((way) => way !== undefined);
  if (ways.length > 1)
    throw usageError('The lines are stated in several ways.', 'Use --price, --line or --lines alone.');
  if (line !== undefined) return line.map((text) => jsonIn('--line', text, LINE_FIX));
  if (lines !== undefined) return jsonIn(`--lines ${lines}`, await textFrom(surroundings, lines));
  return price === undefined ? undefined : [singleLine(options, quantityUnlessSaid)];
};

/** Whether `statedLines` makes the one line from options of its own. */
export const isSingleLine = ({ line, lines }: LineOptions): boolean => line === undefined && lines === undefined;

/** The attributes that were stated; nothing where none were. */
export const statedAttributes = ({
  attribute,
}: Pick<LineOptions, 'attribute'>): Readonly<Record<string, string>> | undefined => {
  if (attribute === undefined) return undefined;
  const pairs = attribute.map((text) => {
    const equals = text.indexOf('=');
    if (equals < 1) throw usageError(`--attribute "${text}" is not a pair.`, 'Write key=value: --attribute plan=pro.');
    return [text.slice(0, equals), text.slice(equals + 1)] as const;
  });
  return Object.fromEntries(pairs);
};
