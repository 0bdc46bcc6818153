import { rename, rm } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { LISTED_COLUMNS, type MovementTable } from '../arr/queries/questions.query';
import { present } from '../kernel/present';
import { TABLE_FORMATS, type TableFormat } from '../kernel/table.port';
import { answerOf } from './answer-output';
import { dayIn, judgeDay } from './day-text';
import { usageError } from './failure';
import {
  knowledgeIn,
  type KnowledgeOptions,
  nativeIn,
  withNativeOption,
  withReportingOption,
} from './knowledge-options';
import { type ExportAsked, type OpenedLedger, withLedger } from './opened-ledger';
import { type Progress, progressIn } from './progress';
import { selectionIn } from './selection-options';
import type { Surroundings } from './surroundings';
import { openUserFile, unusableFile } from './user-file';

interface ExportOptions extends Omit<KnowledgeOptions, 'json'> {
  readonly asOf?: string;
  readonly movements?: true;
  readonly from?: string;
  readonly to?: string;
  readonly class?: NonNullable<MovementTable['question']['class']>;
  readonly native?: string;
  readonly filter?: string;
  readonly format: TableFormat;
  readonly out?: string;
}

const WHAT = 'The file of the export';
const BYTES_IN_KB = 1000;

const EXAMPLES = `
The list of accounts behind a figure, or with --movements that of movements behind a report. Every row names the state of
knowledge and the policy, so that the file can be made again. In CSV a text that a spreadsheet would work out begins
with an apostrophe. Parquet is not text and needs --out.

Examples:
  arr export --as-of 2026-Q3 > accounts.csv
  arr export --as-of 2026-03 --known-at 5321 --format parquet --out accounts.parquet
  arr export --movements --from 2026-01 --to 2026-03 --class churn --format ndjson --out churn.ndjson`;

const judgeKind = ({ movements, asOf, from, to, class: of }: ExportOptions): void => {
  const isWindow = from !== undefined && to !== undefined;
  if (movements === true && (!isWindow || asOf !== undefined)) {
    throw usageError('--movements is of a window.', 'Say --from and --to, and leave --as-of out.');
  }
  if (movements !== true && (from ?? to ?? of) !== undefined) {
    throw usageError('--from, --to and --class are of movements.', 'Say --movements as well, or --as-of instead.');
  }
};

const judgeDays = ({ asOf, from, to, format, out }: ExportOptions): void => {
  if (format === 'parquet' && out === undefined) {
    throw usageError('A Parquet file is not text.', 'Say --out with the path of the file.');
  }
  if (asOf !== undefined) judgeDay('--as-of', asOf, 'as-of');
  if (from !== undefined) judgeDay('--from', from, 'from');
  if (to !== undefined) judgeDay('--to', to, 'to');
};

const askedBy = (options: ExportOptions, ledger: OpenedLedger): ExportAsked => {
  const { asOf = 'today', from, to, class: of, filter } = options;
  const part = present({ native: nativeIn(options), filter });
  const question = { ...knowledgeIn(options), ...part };
  const today = () => ledger.today();
  if (from === undefined || to === undefined) {
    return { of: 'accounts', question: { ...question, asOf: dayIn('--as-of', asOf, 'as-of', today) } };
  }
  const window = { from: dayIn('--from', from, 'from', today), to: dayIn('--to', to, 'to', today) };
  return { of: 'movements', question: { ...question, window, ...present({ class: of }) } };
};

/** What is written, with how much of it. */
async function* counted(bytes: AsyncIterable<Uint8Array>, progress: Progress): AsyncGenerator<Uint8Array> {
  let done = 0;
  try {
    for await (const piece of bytes) {
      yield piece;
      done += piece.length;
      progress.report(() => ({ done, total: undefined, figures: { written: Math.round(done / BYTES_IN_KB) } }));
    }
  } finally {
    progress.stop();
  }
}

/** Writes beside the place and puts the file there at the end: it is whole, or it is not there. */
const writeWhole = async (path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> => {
  const draft = `${path}.partial`;
  const file = await openUserFile(WHAT, draft, 'w');
  try {
    for await (const piece of bytes) await file.write(piece);
    await file.sync();
    await file.close();
    await rename(draft, path);
  } catch (error) {
    await file.close();
    await rm(draft, { force: true });
    throw error instanceof Error && 'syscall' in error ? unusableFile(WHAT, path, error) : error;
  }
};

const printAll = async ({ out }: Surroundings, bytes: AsyncIterable<Uint8Array>): Promise<void> => {
  const decoder = new TextDecoder();
  for await (const piece of bytes) out(decoder.decode(piece, { stream: true }));
  out(decoder.decode());
};

const FORM = {
  bar: '{written} kB written',
  line: ({ figures: { written = 0 } }: { readonly figures: Readonly<Record<string, string | number>> }) =>
    `${written.toString()} kB written`,
};

const exportList = async (surroundings: Surroundings, options: ExportOptions): Promise<void> => {
  judgeKind(options);
  judgeDays(options);
  knowledgeIn(options);
  selectionIn(present({ filter: options.filter }));
  await withLedger(surroundings.openLedger, 'read', async (ledger) => {
    const { name, bytes } = answerOf(await ledger.exported(askedBy(options, ledger), options.format));
    if (options.out === undefined) return printAll(surroundings, bytes);
    const progress = progressIn(surroundings, FORM, { done: 0, total: undefined, figures: { written: 0 } });
    await writeWhole(options.out, counted(bytes, progress));
    surroundings.err(`${options.out} holds ${name}\n`);
  });
};

/** `arr export`: the list behind a figure or a report, as a file. */
export const addExport = (program: Command, surroundings: Surroundings): void => {
  const command = program.command('export');
  withNativeOption(withReportingOption(command))
    .description('the accounts behind a figure, or the movements behind a report, as a file')
    .option('--as-of <day>', 'the day, or the last of a month, quarter or year; without it, today')
    .option('--movements', 'the movements of a window instead of the accounts of a day')
    .option('--from <day>', 'with --movements: the first day, or that of a month, quarter or year')
    .option('--to <day>', 'with --movements: the first day that no longer counts; a month, quarter or year is included')
    .addOption(new Option('--class <class>', 'with --movements: only this column of a report').choices(LISTED_COLUMNS))
    .option('--filter <pairs>', 'only what has these attributes: plan:team,region:EMEA; "plan:" is none')
    .addOption(new Option('--format <format>', 'the kind of file').choices(TABLE_FORMATS).default('csv'))
    .option('--out <file>', 'into this file; without it, to standard output')
    .option('--known-at <sequence|instant>', 'by the facts known then; without it, by all')
    .option('--policy <version>', 'under this policy; without it, the one adopted last')
    .addHelpText('after', EXAMPLES)
    .action((options: ExportOptions) => exportList(surroundings, options));
};
