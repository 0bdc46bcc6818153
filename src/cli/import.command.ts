import { randomUUID } from 'node:crypto';
import { type Command, Option } from 'commander';
import { present } from '../kernel/present';
import { openNativeCsv, openNdjson } from '../subscriptions/csv/native-source';
import { openPeriods } from '../subscriptions/csv/periods-source';
import type { OpenedSource } from '../subscriptions/csv/row-source';
import { importRows, type ImportSummary } from '../subscriptions/csv/subscription-rows.importer';
import { printJson } from './answer-output';
import { EXIT, Refused } from './failure';
import { type ImportInput, openInput } from './import-input';
import { progressFor } from './import-progress';
import { delimiterIn, filterIn, type ImportOptions, isOfPeriods, mappingIn, refusedMapping } from './import-settings';
import { type OpenedLedger, withLedger } from './opened-ledger';
import { COMMAND_LINE_WAYS } from './rejection-exits';
import { RejectedFile } from './rejected-file';
import type { Surroundings } from './surroundings';
import { COMMAND_LINE_SOURCE } from './write-options';

const RESUME = 'Run the same command again: what has been recorded is not recorded twice.';

const EXAMPLES = `
Formats:
  periods  a CSV with one period of a subscription a row, in columns of its own; what is mapped is read
           (subscription, account, start, end, monthly | yearly | amount with interval, quantity, currency,
           kind, trialUntil, attribute.<name>)
  native   facts, one a line: NDJSON like {"type":"subscription-started","data":{…},"metadata":{"source":"billing",
           "sourceId":"evt_9"}}, or a CSV with a column for each field, lists and objects as JSON

Examples:
  arr import subscriptions.csv --map subscription=id,account=customer,start=from,end=to,monthly=mrr \\
    --map currency:=USD --map attribute.plan=plan --skip status=draft
  arr import subscriptions.csv --map-file mapping.yaml --end-day inclusive --dry-run
  arr import facts.ndjson
  zcat facts.ndjson.gz | arr import - --json

It ends with exit code 5 if rows were rejected; they stand in a CSV with the reason, to be mended and imported by themselves.`;

type OpenSource = (input: ImportInput, ledger: OpenedLedger) => Promise<OpenedSource>;

/** How the file is to be read. Mistakes in the options are found here, before a ledger is opened for nothing. */
const readingOf = async (options: ImportOptions): Promise<OpenSource> => {
  const delimiter = delimiterIn(options);
  if (!isOfPeriods(options)) {
    return async (input, ledger) =>
      (await input.firstSign()) === '{'
        ? openNdjson(input.bytes, ledger)
        : openNativeCsv(input.bytes, delimiter, ledger);
  }
  const settings = { mapping: await mappingIn(options), filter: filterIn(options), delimiter };
  return (input, ledger) => {
    const { correct: reason } = options;
    const because = reason === true ? `corrected by an import of ${input.name}` : reason;
    const correct = because === undefined ? undefined : { because, runId: randomUUID() };
    return openPeriods(input.bytes, present({ ...settings, correct }), ledger.hasher);
  };
};

interface Finished {
  readonly summary: ImportSummary;
  readonly rejectedPath: string;
}

interface Work {
  readonly input: ImportInput;
  readonly openSource: OpenSource;
  readonly options: ImportOptions;
}

const runImport = async (
  surroundings: Surroundings,
  ledger: OpenedLedger,
  { input, openSource, options }: Work,
): Promise<Finished> => {
  const source = await openSource(input, ledger);
  if (source.outcome === 'refused') throw refusedSource(source.faults);
  const rejectedPath = options.rejected ?? input.rejectedPath;
  const rejectedFile = new RejectedFile(rejectedPath, source.columns);
  const progress = progressFor(surroundings, input);
  const context = { source: options.source, actor: COMMAND_LINE_SOURCE, correlationId: randomUUID() };
  try {
    const summary = await importRows(source.rows, {
      execute: (command, sent) => ledger.execute(command, sent),
      context: present({ ...context, dryRun: options.dryRun }),
      ways: COMMAND_LINE_WAYS,
      signal: surroundings.stop,
      onRejected: (row) => rejectedFile.add(row),
      onProgress: (tally) => progress.report(tally),
    });
    return { summary, rejectedPath };
  } finally {
    progress.stop();
    await rejectedFile.close();
  }
};

const refusedSource = (faults: Extract<OpenedSource, { outcome: 'refused' }>['faults']): Refused => {
  const [first] = faults;
  if (first === undefined) throw new RangeError('A file is refused without a reason.');
  const { refusal } = refusedMapping(first);
  const details = faults.map(({ detail }) => detail).join('\n');
  return new Refused({ ...refusal, exit: EXIT.validation, detail: details });
};

const counted = (count: number, thing: string): string => `${count.toString()} ${thing}${count === 1 ? '' : 's'}`;

const print = ({ out }: Surroundings, { summary, rejectedPath }: Finished, isDryRun: boolean): void => {
  const { rows, recorded, unchanged, skipped, rejected, rejectedByCode, facts } = summary;
  const would = isDryRun ? 'would be recorded' : 'recorded';
  out(`${counted(rows, 'row')}: ${recorded.toString()} ${would} (${counted(facts, 'fact')}), `);
  out(`${unchanged.toString()} unchanged, ${skipped.toString()} skipped, ${rejected.toString()} rejected\n`);
  for (const [code, count] of Object.entries(rejectedByCode)) out(`  ${code} ${count.toString()}\n`);
  if (rejected > 0) out(`The rejected rows are in ${rejectedPath}\n`);
};

const refusalAfter = ({ summary, rejectedPath }: Finished): Refused | undefined => {
  if (summary.interrupted) {
    const detail = `The import stopped after ${summary.rows.toString()} rows.`;
    return new Refused({ exit: EXIT.failure, code: 'interrupted', title: 'Stopped', detail, fix: RESUME });
  }
  if (summary.rejected === 0) return undefined;
  const detail = `${summary.rejected.toString()} of ${summary.rows.toString()} rows were rejected; the others are in.`;
  const fix = `Mend them in ${rejectedPath} and import that file in the same way.`;
  return new Refused({ exit: EXIT.validation, code: 'rows-rejected', title: 'Some rows were rejected', detail, fix });
};

const importFile = async (surroundings: Surroundings, path: string, options: ImportOptions): Promise<void> => {
  const openSource = await readingOf(options);
  const input = await openInput(surroundings, path);
  const finished = await withLedger(surroundings.openLedger, 'write', (ledger) =>
    runImport(surroundings, ledger, { input, openSource, options }),
  );
  const { summary, rejectedPath } = finished;
  const isDryRun = options.dryRun === true;
  if (options.json === true) {
    const rejectedFile = summary.rejected > 0 ? rejectedPath : undefined;
    printJson(surroundings, present({ ...summary, dryRun: isDryRun, rejectedFile }));
  } else {
    print(surroundings, finished, isDryRun);
  }
  const refusal = refusalAfter(finished);
  if (refusal !== undefined) throw refusal;
};

const gathered = (text: string, earlier: readonly string[] = []): readonly string[] => [...earlier, text];

/** `arr import`: facts from a file, of any length. */
export const addImport = (program: Command, surroundings: Surroundings): void => {
  program
    .command('import')
    .description('record the facts of a file: a CSV of subscription periods, or native facts')
    .argument('<file>', 'a CSV or NDJSON file, or - for standard input')
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
      new Option('--end-day <sense>', 'whether the end day is the first that no longer counts, or the last that does')
        .choices(['exclusive', 'inclusive'])
        .default('exclusive'),
    )
    .option('--where <column=value>', 'only rows with this text; may be repeated', gathered)
    .option('--skip <column=value>', 'no rows with this text; may be repeated', gathered)
    .option('--delimiter <sign>', 'what separates the columns', ',')
    .option('--source <name>', 'where the file comes from: ids are unique for it', 'import')
    .option('--correct [reason]', 'correct the ledger where a row says otherwise')
    .option('--rejected <file>', 'where to write rejected rows; beside the file unless said')
    .option('--dry-run', 'judge every row and write nothing')
    .option('--json', 'print the summary as JSON')
    .addHelpText('after', EXAMPLES)
    .action((path: string, options: ImportOptions) => importFile(surroundings, path, options));
};
