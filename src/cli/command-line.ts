import { Command, CommanderError, Help, type Option } from 'commander';
import { StoreUnavailable } from '../kernel/event-store.port';
import { JSON_VERSION } from './answer-output';
import { addAccount } from './account.command';
import { addAgreements } from './agreement.command';
import { addCancel } from './cancel.command';
import { addChange } from './change.command';
import { addCopy } from './copy.command';
import { addCourses } from './course.command';
import { addCorrect } from './correct.command';
import { addDemo } from './demo.command';
import { addDiff } from './diff.command';
import { addDoctor } from './doctor.command';
import { addExport } from './export.command';
import { addExplain } from './explain.command';
import { EXIT, type ExitCode, type Refusal, refusalText, Refused } from './failure';
import { addImport } from './import.command';
import { addMovements } from './movements.command';
import { addPeriods } from './period.command';
import { addEpoch } from './epoch.command';
import { addPolicy } from './policy.command';
import { addRates } from './rates.command';
import { addRebuild } from './rebuild.command';
import { addCohorts } from './cohorts.command';
import { addRetention } from './retention.command';
import { addSeries } from './series.command';
import { addServe } from './serve.command';
import { addShow } from './show.command';
import { addStart } from './start.command';
import type { Surroundings } from './surroundings';
import { addTail } from './tail.command';
import { addVerify } from './verify.command';
import { addVoid } from './void.command';

export const COMMAND_ADDERS = [
  addDemo,
  addServe,
  addStart,
  addChange,
  addAgreements,
  addCourses,
  addCancel,
  addVoid,
  addCorrect,
  addAccount,
  addShow,
  addSeries,
  addMovements,
  addRetention,
  addCohorts,
  addDiff,
  addPeriods,
  addPolicy,
  addEpoch,
  addRates,
  addExplain,
  addExport,
  addImport,
  addRebuild,
  addDoctor,
  addVerify,
  addTail,
  addCopy,
];

const EXIT_CODES = `
Data goes to standard output, everything else to standard error. Exit codes: 0 ok, 1 failure, 2 usage, 3 not found,
4 conflict, 5 validation, 6 unavailable, 7 verification failed, 130 stopped by Ctrl-C.

Example:
  arr show --as-of 2026-Q3`;

const optionDescription = (option: Option): string => {
  const description = new Help().optionDescription(option);
  return option.mandatory ? `${description} (required)` : description;
};

/** What its users type before the arguments of a command. */
const calledAs = (command: Command): string =>
  command.parent === null ? command.name() : `${calledAs(command.parent)} ${command.name()}`;

const usageOf = (command: Command): string => {
  const called = calledAs(command);
  return `Usage: ${called} ${command.usage()}\n${called} --help says more.`;
};

/** A command takes its settings over when it is made from the program, but not when it is added to a group. */
const inherit = (parent: Command): void => {
  parent.showHelpAfterError(usageOf(parent));
  for (const command of parent.commands) {
    command.exitOverride().copyInheritedSettings(parent);
    inherit(command);
  }
};

const programFor = (surroundings: Surroundings, parserErr: Surroundings['err']): Command => {
  const program = new Command('arr')
    .description('What ARR was on any day, as known at any moment, and the facts behind it')
    .version(surroundings.version, '--version', 'print the version')
    .exitOverride()
    .configureOutput({ writeOut: surroundings.out, writeErr: parserErr })
    .configureHelp({ optionDescription })
    .showSuggestionAfterError()
    .addHelpText('after', EXIT_CODES);
  for (const add of COMMAND_ADDERS) add(program, surroundings);
  inherit(program);
  return program;
};

const refusalFrom = (error: unknown): Refusal | undefined => {
  if (error instanceof Refused) return error.refusal;
  if (error instanceof StoreUnavailable) {
    const [title, fix] = ['The store does not answer', 'Run the same command again when it does.'];
    return { exit: EXIT.unavailable, code: 'store-unavailable', title, detail: error.message, fix };
  }
  return undefined;
};

const printRefusal = ({ err }: Surroundings, refusal: Refusal, asJson: boolean): void => {
  const { exit, ...said } = refusal;
  if (asJson) {
    err(`${JSON.stringify({ version: JSON_VERSION, error: { exit, ...said } })}\n`);
    return;
  }
  err(refusalText(refusal));
};

/** What the parser complains of goes where a person reads it, or into one JSON document with the rest. */
const complaint = (said: string): Refusal => {
  const [detail = '', ...fix] = said.trim().split('\n');
  const title = 'The command line cannot be understood';
  return { exit: EXIT.usage, code: 'usage', title, detail: detail.replace(/^error: /u, ''), fix: fix.join('\n') };
};

/** Carries out one command line and says how it ended. What it cannot name is thrown on. */
export const runCommandLine = async (words: readonly string[], surroundings: Surroundings): Promise<ExitCode> => {
  const asJson = words.includes('--json');
  let said = '';
  const parserErr = asJson ? (text: string) => void (said += text) : surroundings.err;
  try {
    await programFor(surroundings, parserErr).parseAsync(words, { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    if (error instanceof CommanderError) {
      // Asking for help is no mistake; every other complaint of the parser is one about the words.
      if (error.exitCode === 0) return EXIT.ok;
      if (asJson) printRefusal(surroundings, complaint(said), asJson);
      return EXIT.usage;
    }
    const refusal = refusalFrom(error);
    if (refusal === undefined) throw error;
    printRefusal(surroundings, refusal, asJson);
    return refusal.exit;
  }
};
