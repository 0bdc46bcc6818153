import type { Command } from 'commander';
import { companyFacts } from '../demo/domain/company';
import { DEMO_SOURCE, nativeLine } from '../demo/domain/native-line';
import type { ToldFact } from '../demo/domain/told-fact';
import type { RowFault } from '../subscriptions/csv/row-fault';
import { printJson } from './answer-output';
import { type CompanyKey, DemoFolder } from './demo-folder';
import { type DemoStory, demoStory } from './demo-story';
import { demoText } from './demo-text';
import { EXIT, Refused, usageError } from './failure';
import { wholeNumber } from './knowledge-options';
import type { OpenedLedger } from './opened-ledger';
import { openWithHistory } from './opening';
import { perSecond, type ProgressForm, progressIn, timeLeft } from './progress';
import type { Surroundings } from './surroundings';

const YEARS = 3;
const ACCOUNTS_MAX = 50_000;
const SEED_MAX = 1_000_000_000;

const EXAMPLES = `
The company is made up: the same seed makes the same one, on any day, with the same figures. A company that is there
already is told of again; one of another seed or size takes the folder's place. Nothing else is taken away.

Examples:
  arr demo
  arr demo --seed 7 --accounts 200 --folder data/small
  arr demo --json`;

const FORM: ProgressForm = {
  bar: 'Making the company {bar} {percentage}% | {rate} facts/s | {left} left',
  line: ({ done, total = 0, figures: { rate = 0, left = '?' } }) =>
    `Making the company: ${done.toString()} of ${total.toString()} facts, ${rate.toString()}/s, ${left.toString()} left`,
};

interface DemoOptions {
  readonly seed: string;
  readonly accounts: string;
  readonly folder: string;
  readonly json?: true;
}

const countIn = (option: string, text: string, [least, most]: readonly [number, number]): number => {
  const value = wholeNumber(option, text);
  if (value >= least && value <= most) return value;
  throw usageError(
    `${option} ${text} is out of range.`,
    `Give a number from ${least.toString()} to ${most.toString()}.`,
  );
};

async function* linesOf(told: readonly ToldFact[]): AsyncGenerator<string> {
  for (const fact of told) yield nativeLine(fact);
}

/** Opens the empty ledger with the company's facts. */
const load = async (surroundings: Surroundings, ledger: OpenedLedger, told: readonly ToldFact[]): Promise<void> => {
  const total = told.length;
  const progress = progressIn(surroundings, FORM, { done: 0, total, figures: { rate: 0, left: '?' } });
  let faults: readonly RowFault[] = [];
  const summary = await openWithHistory(ledger, linesOf(told), {
    source: DEMO_SOURCE,
    signal: surroundings.stop,
    onRejected: (row) => {
      ({ faults } = row);
    },
    onProgress: ({ rows: done }) =>
      progress.report((elapsedMs) => {
        const figures = { rate: perSecond(done, elapsedMs), left: timeLeft({ done, total }, elapsedMs) };
        return { done, total, figures };
      }),
  }).finally(() => progress.stop());
  if (summary.interrupted) {
    const [detail, fix] = ['The company is not whole.', 'Run the same command again: it begins anew.'];
    throw new Refused({ exit: EXIT.interrupted, code: 'interrupted', title: 'Stopped', detail, fix });
  }
  const [fault] = faults;
  if (fault !== undefined) throw new Error(`The company tells what the ledger refuses: ${fault.detail}`);
};

interface Company {
  readonly folder: DemoFolder;
  readonly key: CompanyKey;
  readonly told: readonly ToldFact[];
}

/** Whoever has the folder open must not have it taken away under his hands. */
const assertFree = async ({ openFolder }: Surroundings, { path }: DemoFolder): Promise<void> => {
  try {
    await (await openFolder('write', path)).close();
  } catch (error) {
    // What a killed demo has left of a company may lack some of its files, and nobody works on that.
    if (!(error instanceof Refused) || error.refusal.code !== 'data-folder-damaged') throw error;
  }
};

const storyOf = async (surroundings: Surroundings, { folder, key, told }: Company): Promise<DemoStory> => {
  const isThere = folder.holds(key);
  if (!isThere) {
    if (folder.isMade) await assertFree(surroundings, folder);
    folder.empty(key);
  }
  const ledger = await surroundings.openFolder(isThere ? 'read' : 'write', folder.path);
  try {
    if (!isThere) {
      await load(surroundings, ledger, told);
      folder.complete(key);
    }
    return await demoStory(ledger.ask, told);
  } finally {
    await ledger.close();
  }
};

const demo = async (surroundings: Surroundings, options: DemoOptions): Promise<void> => {
  const seed = countIn('--seed', options.seed, [0, SEED_MAX]);
  const accounts = countIn('--accounts', options.accounts, [1, ACCOUNTS_MAX]);
  const folder = new DemoFolder(options.folder);
  const told = [...companyFacts({ seed, accounts, years: YEARS })];
  const story = await storyOf(surroundings, { folder, key: { seed, accounts, version: surroundings.version }, told });
  if (options.json === true)
    printJson(surroundings, { seed, accounts, facts: told.length, folder: folder.path, ...story });
  else surroundings.out(demoText(told, story, options.folder));
};

/** `arr demo`: a company to try the ledger on. */
export const addDemo = (program: Command, surroundings: Surroundings): void => {
  program
    .command('demo')
    .description('make up a company in a folder of its own, and tell its figures on both clocks')
    .option('--seed <number>', 'which company', '1')
    .option('--accounts <number>', 'how many customers have come in three years', '2000')
    .option('--folder <folder>', 'where it is kept', 'data/demo')
    .option('--json', 'print the figures as JSON')
    .addHelpText('after', EXAMPLES)
    .action((options: DemoOptions) => demo(surroundings, options));
};
