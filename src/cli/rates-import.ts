import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { canonicalJson } from '../kernel/canonical-json';
import type { Hasher } from '../kernel/hasher.port';
import { present } from '../kernel/present';
import type { PublishRate } from '../rates/domain/rate.commands';
import type { RowFault } from '../subscriptions/csv/row-fault';
import { printJson } from './answer-output';
import { counted } from './counted';
import { EXIT, Refused } from './failure';
import { openInput } from './import-input';
import { type OpenedLedger, withLedger } from './opened-ledger';
import { rateRefusal } from './rate-refused';
import { rateLines } from './rates-file';
import type { Surroundings } from './surroundings';
import { COMMAND_LINE_SOURCE } from './write-options';

interface ImportOptions {
  readonly source?: string;
  readonly dryRun?: true;
  readonly json?: true;
}

/** A row that published nothing, and why. */
interface RejectedRate extends RowFault {
  readonly line: number;
}

interface Tally {
  published: number;
  unchanged: number;
  readonly rejected: RejectedRate[];
}

/** One source says one rate of a pair for a day: the same row again has the same id, and records nothing. */
const commandIdOf = ({ base, quote, effectiveOn, source }: PublishRate, hasher: Hasher): string =>
  hasher.uuid(canonicalJson(['rates-import', base, quote, effectiveOn, source]));

/** What a row differs from, where the id is known by other content. */
const asRow = (command: PublishRate, refusal: Omit<RowFault, 'column'>): RowFault =>
  refusal.code === 'command-id-reused'
    ? {
        code: 'rate-differs',
        detail: `${command.source} has been recorded with another rate of ${command.base}/${command.quote} for ${command.effectiveOn}, or another end.`,
        fix: `See its fact, and correct it: arr rates list --as-of ${command.effectiveOn}, arr rates correct ${command.base}/${command.quote} <fact> ${command.rate} --effective-on ${command.effectiveOn} --source ${command.source} --reason <text>`,
      }
    : { code: refusal.code, detail: refusal.detail, fix: refusal.fix };

const take = async (
  ledger: OpenedLedger,
  command: PublishRate,
  options: ImportOptions,
): Promise<RowFault | boolean> => {
  const context = {
    commandId: commandIdOf(command, ledger.hasher),
    source: COMMAND_LINE_SOURCE,
    actor: COMMAND_LINE_SOURCE,
    correlationId: randomUUID(),
    ...present({ dryRun: options.dryRun }),
  };
  const outcome = await ledger.executeOnRates(command, context);
  if (outcome.outcome === 'rejected') return asRow(command, rateRefusal(outcome.rejection, command));
  return !outcome.receipt.replayed;
};

const tell = (surroundings: Surroundings, { published, unchanged, rejected }: Tally, options: ImportOptions): void => {
  if (options.json === true) {
    printJson(surroundings, { published, unchanged, rejected, dryRun: options.dryRun === true });
  } else {
    const done = options.dryRun === true ? 'would be published' : 'published';
    const known = unchanged === 0 ? '' : `, ${unchanged.toString()} known before`;
    surroundings.out(`${counted(published, 'rate')} ${done}${known}, ${rejected.length.toString()} rejected\n`);
  }
  for (const { line, column, code, detail, fix } of rejected) {
    const where = column === undefined ? '' : `, column ${column}`;
    surroundings.err(`line ${line.toString()}${where}: ${code}: ${detail} ${fix}\n`);
  }
};

const importRates = async (surroundings: Surroundings, path: string, options: ImportOptions): Promise<void> => {
  const input = await openInput(surroundings, path);
  const tally: Tally = { published: 0, unchanged: 0, rejected: [] };
  try {
    await withLedger(surroundings.openLedger, 'write', async (ledger) => {
      for await (const read of rateLines(input.bytes, options.source)) {
        const { line } = read;
        const came = 'faults' in read ? read.faults : await take(ledger, read.command, options);
        if (came === true) tally.published += 1;
        else if (came === false) tally.unchanged += 1;
        else for (const each of 'code' in came ? [came] : came) tally.rejected.push({ line, ...each });
      }
    });
  } finally {
    input.close();
  }
  tell(surroundings, tally, options);
  if (tally.rejected.length === 0) return;
  const others = tally.published + tally.unchanged === 0 ? 'none is' : 'the others are';
  throw new Refused({
    exit: EXIT.validation,
    code: 'rows-rejected',
    title: 'Rows were rejected',
    detail: `Of ${input.name}, ${counted(tally.rejected.length, 'fault')} kept rows from being published; ${others}.`,
    fix: 'Mend them and import the file again: what is recorded is not recorded twice.',
  });
};

const EXAMPLES = `
The first line names the columns: base, quote, effectiveOn, rate and, if wanted, until and source. A row that has been
imported before records nothing; one that says another rate for the same day and source is rejected (rate-differs).

  base,quote,effectiveOn,rate
  USD,EUR,2026-03-31,0.9612

Examples:
  arr rates import rates.csv --source ECB --dry-run
  arr rates import rates.csv --source ECB
  curl -s https://rates.example.com/all.csv | arr rates import - --json`;

/** `arr rates import`: a table of rates. */
export const addRatesImport = (rates: Command, surroundings: Surroundings): void => {
  rates
    .command('import')
    .description('publish the rates of a CSV file')
    .argument('<file>', 'a CSV file, or - for standard input')
    .option('--source <text>', 'who says so, for rows that do not say it themselves')
    .option('--dry-run', 'judge every row, and write nothing')
    .option('--json', 'print what came of it as JSON')
    .addHelpText('after', EXAMPLES)
    .action((path: string, options: ImportOptions) => importRates(surroundings, path, options));
};
