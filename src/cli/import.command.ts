import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { present } from '../kernel/present';
import { openNativeCsv, openNdjson } from '../subscriptions/csv/native-source';
import { openPeriods } from '../subscriptions/csv/periods-source';
import type { OpenedSource, ReadableSource, RefusedSource } from '../subscriptions/csv/row-source';
import type { OpeningSummary } from '../subscriptions/csv/opening.importer';
import { emptyTally } from '../subscriptions/csv/import-tally';
import { importRows, type ImportSummary } from '../subscriptions/csv/subscription-rows.importer';
import { printJson } from './answer-output';
import { counted } from './counted';
import { EXIT, Refused, usageError } from './failure';
import { type ImportInput, openInput } from './import-input';
import { progressFor } from './import-progress';
import {
  correctionReasonIn,
  delimiterIn,
  filterIn,
  type ImportOptions,
  isOfPeriods,
  mappingIn,
  refuseDryOpening,
  refusedMapping,
} from './import-settings';
import { importStoppedBy, RESUME } from './import-stopped';
import { type OpenedLedger, withLedger } from './opened-ledger';
import { endedOpening, importContext, type Importer, openingImporter } from './opening';
import { COMMAND_LINE_WAYS } from './rejection-exits';
import { RejectedFile } from './rejected-file';
import type { Surroundings } from './surroundings';

const EXAMPLES = `
Formats:
  periods  a CSV with one period of a subscription a row, in columns of its own; what is mapped is read
           (subscription, account, start, end, monthly | yearly | amount with interval, quantity, currency,
           kind, trialUntil, attribute.<name>, and recordedAt for --opening)
  native   facts, one a line: NDJSON like {"type":"subscription-started","data":{…},"metadata":{"source":"billing",
           "sourceId":"evt_9"}}, or a CSV with a column for each field, lists and objects as JSON

Examples:
  arr import subscriptions.csv --map subscription=id,account=customer,start=from,end=to,monthly=mrr \\
    --map currency:=USD --map attribute.plan=plan --skip status=draft
  arr import subscriptions.csv --map-file mapping.yaml --end-day inclusive --dry-run
  arr import facts.ndjson
  arr import history.ndjson --opening      (each line with "recordedAt", and "id" where other lines name it)
  zcat facts.ndjson.gz | arr import - --json
  arr import <(zcat facts.ndjson.gz) --rejected mended.csv

A dry run judges each row against the ledger as it is, not as the rows before it would leave it.
With --correct, a file may have one row for each subscription; their ids are kept in memory.

It ends with exit code 5 if rows were rejected. They stand in a CSV with the reason (rejected.code, rejected.fix, …): mend
them there and import that file in the same way.`;

type OpenSource = (input: ImportInput) => Promise<OpenedSource>;

/** How the file is to be read. Mistakes in the options are found here, before a ledger is opened for nothing. */
const readingOf = async (options: ImportOptions): Promise<OpenSource> => {
  const delimiter = delimiterIn(options);
  refuseDryOpening(options);
  if (!isOfPeriods(options)) {
    return async (input) =>
      (await input.firstSign()) === '{' ? openNdjson(input.bytes) : openNativeCsv(input.bytes, delimiter);
  }
  correctionReasonIn(options, '');
  const settings = { mapping: await mappingIn(options), filter: filterIn(options), delimiter };
  return (input) => {
    const because = correctionReasonIn(options, input.name);
    const correct = because === undefined ? undefined : { because, runId: randomUUID() };
    return openPeriods(input.bytes, present({ ...settings, correct }));
  };
};

interface Finished {
  readonly summary: ImportSummary & Partial<OpeningSummary>;
  readonly rejectedPath: string;
  /** Why the rejected rows could not be written, which ended the import. */
  readonly rejectedFailure?: Error;
}

interface Work {
  readonly input: ImportInput;
  readonly source: ReadableSource;
  readonly options: ImportOptions;
  readonly rejectedFile: RejectedFile;
}

/** What the rows are read and sent with: an opening has a desk of its own. */
const importerOf = async (ledger: OpenedLedger, { opening }: ImportOptions): Promise<Importer> => {
  if (opening === true) return openingImporter(await ledger.openingDesk(), ledger);
  const { executeRow } = ledger;
  return { ports: ledger, importAll: (rows, run) => importRows(rows, { ...run, execute: executeRow }) };
};

const importSource = async (
  surroundings: Surroundings,
  ledger: OpenedLedger,
  { input, source, options, rejectedFile }: Work,
): Promise<Finished['summary']> => {
  const { ports, importAll } = await importerOf(ledger, options);
  const progress = progressFor(surroundings, input);
  const noReport = new AbortController();
  let known = emptyTally();
  try {
    return await importAll(source.rowsWith(ports), {
      context: present({ ...importContext(options.source), dryRun: options.dryRun }),
      ways: COMMAND_LINE_WAYS,
      inFlightMax: ledger.rowsInFlightMax,
      signal: AbortSignal.any([surroundings.stop, noReport.signal]),
      async onRejected(row) {
        await rejectedFile.add(source.columns, row);
        if (rejectedFile.failure !== undefined) noReport.abort();
      },
      onProgress(tally) {
        known = tally;
        progress.report(tally);
      },
    });
  } catch (error) {
    throw importStoppedBy(error, known);
  } finally {
    progress.stop();
  }
};

const runImport = async (
  surroundings: Surroundings,
  ledger: OpenedLedger,
  work: Omit<Work, 'rejectedFile'>,
): Promise<Finished> => {
  const rejectedPath = work.options.rejected ?? work.input.rejectedPath;
  const rejectedFile = await RejectedFile.open(rejectedPath, delimiterIn(work.options));
  let isAllIn = false;
  try {
    const summary = await importSource(surroundings, ledger, { ...work, rejectedFile });
    isAllIn = !summary.interrupted && work.options.dryRun !== true;
    return present({ summary, rejectedPath, rejectedFailure: rejectedFile.failure });
  } finally {
    await rejectedFile.close(isAllIn);
  }
};

const refusedSource = (faults: RefusedSource['faults']): Refused => {
  const [first] = faults;
  if (first === undefined) throw new RangeError('A file is refused without a reason.');
  const { refusal } = refusedMapping(first);
  const details = faults.map(({ detail }) => detail).join('\n');
  return new Refused({ ...refusal, exit: EXIT.validation, detail: details });
};

const print = ({ out }: Surroundings, { summary, rejectedPath }: Finished, isDryRun: boolean): void => {
  const { rows, recorded, unchanged, skipped, rejected, rejectedByCode, facts } = summary;
  const would = isDryRun ? 'would be recorded' : 'recorded';
  out(`${counted(rows, 'row')}: ${recorded.toString()} ${would} (${counted(facts, 'fact')}), `);
  out(`${unchanged.toString()} unchanged, ${skipped.toString()} skipped, ${rejected.toString()} rejected\n`);
  for (const [code, count] of Object.entries(rejectedByCode)) out(`  ${code} ${count.toString()}\n`);
  if (rejected > 0) out(`The rejected rows are in ${rejectedPath}\n`);
};

/** What became of the rows that were not rejected. */
const othersText = ({ rows, recorded, unchanged, skipped, rejected }: ImportSummary, isDryRun: boolean): string => {
  if (rejected === rows) return isDryRun ? 'none would be accepted' : 'none is in';
  if (recorded + unchanged === 0) return isDryRun ? 'the others would be skipped' : 'the others were skipped';
  const taken = isDryRun ? 'the others would be accepted' : 'the others are in';
  if (skipped === 0) return taken;
  return isDryRun ? `${taken} or skipped` : `${taken} or were skipped`;
};

const refusalAfter = (finished: Finished, isDryRun: boolean): Refused | undefined => {
  const { summary, rejectedPath, rejectedFailure } = finished;
  const { interrupted, rejected, rows, endedByLine } = summary;
  const stopped = `The import stopped after ${counted(rows, 'row')}`;
  if (rejectedFailure !== undefined) {
    const detail = `${rejectedPath}: ${rejectedFailure.message}. ${stopped}; what is counted as recorded is recorded.`;
    return new Refused({
      exit: EXIT.failure,
      code: 'rejected-rows-unwritten',
      title: 'The rejected rows cannot be written',
      detail,
      fix: `Make room, or name another file. ${RESUME}`,
    });
  }
  if (interrupted) {
    return new Refused({
      exit: EXIT.interrupted,
      code: 'interrupted',
      title: 'Stopped',
      detail: `${stopped}.`,
      fix: RESUME,
    });
  }
  if (endedByLine !== undefined) return endedOpening(endedByLine, rejectedPath);
  if (rejected === 0) return undefined;
  const title = rejected === rows ? 'All rows were rejected' : 'Some rows were rejected';
  const were = `${counted(rows, 'row')} ${rejected === 1 ? 'was' : 'were'} rejected`;
  const detail = `${rejected.toString()} of ${were}; ${othersText(summary, isDryRun)}.`;
  const fix = `Mend what stands in ${rejectedPath} and import that file in the same way.`;
  return new Refused({ exit: EXIT.validation, code: 'rows-rejected', title, detail, fix });
};

/** The ledger is opened only for what can be read: an import that cannot begin leaves no new one behind. */
const importInput = async (
  surroundings: Surroundings,
  { input, openSource, options }: Pick<Work, 'input' | 'options'> & { readonly openSource: OpenSource },
): Promise<Finished> => {
  const source = await openSource(input);
  if (source.outcome === 'refused') throw refusedSource(source.faults);
  const mode = options.dryRun === true ? 'read' : 'write';
  return withLedger(surroundings.openLedger, mode, (ledger) =>
    runImport(surroundings, ledger, { input, source, options }),
  );
};

const importFile = async (surroundings: Surroundings, path: string, options: ImportOptions): Promise<void> => {
  const openSource = await readingOf(options);
  if (options.rejected !== undefined && resolve(options.rejected) === resolve(path)) {
    throw usageError('--rejected names the file that is to be imported.', 'Name another file.');
  }
  const input = await openInput(surroundings, path);
  const finished = await importInput(surroundings, { input, openSource, options }).finally(input.close);
  const { summary, rejectedPath } = finished;
  const isDryRun = options.dryRun === true;
  if (options.json === true) {
    const rejectedFile = summary.rejected > 0 ? rejectedPath : undefined;
    printJson(surroundings, present({ ...summary, dryRun: isDryRun, rejectedFile }));
  } else {
    print(surroundings, finished, isDryRun);
  }
  const refusal = refusalAfter(finished, isDryRun);
  if (refusal !== undefined) throw refusal;
};

const gathered = (text: string, earlier: readonly string[] = []): readonly string[] => [...earlier, text];

/** `arr import`: facts from a file, of any length. */
export const addImport = (program: Command, surroundings: Surroundings): void => {
  program
    .command('import')
    .description('record the facts of a file: a CSV of subscription periods, or native facts')
    .argument('<file>', 'a CSV or NDJSON file, also a named pipe, or - for standard input')
    .addOption(
      new Option('--format <format>', 'what the rows are; periods if mapped, else native').choices([
        'native',
        'periods',
      ]),
    )
    .option(
      '--map <target=column>',
      'what a column is; target:=text is the same for all rows; may be repeated',
      gathered,
    )
    .option('--map-file <file>', 'the same as YAML')
    .addOption(
      new Option(
        '--end-day <sense>',
        'whether the end day is the first that no longer counts, or the last that does; exclusive unless said',
      ).choices(['exclusive', 'inclusive']),
    )
    .option('--where <column=value>', 'only rows with this text; may be repeated', gathered)
    .option('--skip <column=value>', 'no rows with this text; may be repeated', gathered)
    .option('--delimiter <sign>', 'what separates the columns', ',')
    .option('--source <name>', 'where the file comes from: a row counts once for it', 'import')
    .option(
      '--correct [reason]',
      'correct the ledger where a row says otherwise; the reason has 1000 characters at most, and names the file unless said',
    )
    .option('--rejected <file>', 'where to write rejected rows; beside the file unless said')
    .option(
      '--opening',
      'open an empty ledger with history: each row brings the moment it became known, in that order; the first bad row ends it',
    )
    .option('--dry-run', 'judge every row and write nothing')
    .option('--json', 'print the summary as JSON')
    .addHelpText('after', EXAMPLES)
    .action((path: string, options: ImportOptions) => importFile(surroundings, path, options));
};
