import type { Command } from 'commander';
import { printJson } from './answer-output';
import { counted } from './counted';
import { EXIT, Refused } from './failure';
import { stepOf, withProgress } from './fact-progress';
import type { RefoldOutcome } from './folder-work';
import type { RunningService } from './running-service';
import { beginRebuild, type RebuildAnswer, rebuildAsItGoes } from './service-projections';
import { ServiceUnreachable } from './service-unreachable';
import type { Surroundings } from './surroundings';

interface RebuildOptions {
  readonly follow?: true;
  readonly json?: true;
}

interface Asked {
  readonly name: string;
  readonly options: RebuildOptions;
}

const EXAMPLES = `
Where a service runs, it folds the log anew beside the state that answers, which the new state then replaces. Without one
there is no state to replace: the log is folded twice, here, and the figures of both are compared.

Examples:
  arr rebuild arr-journal
  arr rebuild arr-journal --follow
  ARR_URL=http://127.0.0.1:3000 arr rebuild arr-journal --json`;

const interrupted = (detail: string, fix: string): Refused =>
  new Refused({ exit: EXIT.interrupted, code: 'interrupted', title: 'Stopped', detail, fix });

/** Resolves when the rebuild has ended. Throws Refused when the user stops looking on; the rebuild does not stop then. */
const untilOver = (surroundings: Surroundings, service: RunningService, name: string): Promise<RebuildAnswer> =>
  withProgress(surroundings, async (progress) => {
    const { stop } = surroundings;
    const lookAgain = `See how far it is: arr rebuild ${name} --follow`;
    for await (const rebuild of rebuildAsItGoes(service, name, stop)) {
      progress.report(() => stepOf(rebuild.progress));
      if (rebuild.status !== 'running') return rebuild;
    }
    if (stop.aborted) throw interrupted(`The rebuild of ${name} goes on in the service.`, lookAgain);
    throw new ServiceUnreachable(service.address, 'it has broken off before the rebuild ended.', lookAgain);
  });

const again = (name: string): string => `Run it again: arr rebuild ${name}`;

const refusalOf = ({ name, status, fault }: RebuildAnswer): Refused => {
  if (status === 'aborted') {
    return new Refused({
      exit: EXIT.unavailable,
      code: 'rebuild-aborted',
      title: 'The rebuild was broken off',
      detail: `The service ended before ${name} was rebuilt. Nothing has changed.`,
      fix: `Nothing need be done: a service folds the log when it starts. ${again(name)}`,
    });
  }
  return new Refused({
    exit: EXIT.unverified,
    code: 'rebuild-failed',
    title: 'The log cannot be folded',
    detail: fault?.detail ?? 'The service does not say why.',
    fix: fault?.fix ?? 'Look into its log.',
  });
};

/** What to do, in words of the command line where the service speaks of calls. */
const FIXES: Readonly<Record<string, (name: string) => string>> = {
  'projection-not-found': () => 'Use a name that arr doctor lists.',
  'rebuild-already-running': (name) => `See how far it is: arr rebuild ${name} --follow`,
  'rebuild-not-found': (name) => `Begin one: arr rebuild ${name}`,
};

const inWords = async <Answer>(name: string, call: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await call();
  } catch (error) {
    const fix = error instanceof Refused ? FIXES[error.refusal.code] : undefined;
    throw error instanceof Refused && fix !== undefined ? new Refused({ ...error.refusal, fix: fix(name) }) : error;
  }
};

const rebuildThere = async (surroundings: Surroundings, service: RunningService, asked: Asked): Promise<void> => {
  const { name, options } = asked;
  const rebuild = await inWords(name, async () => {
    if (options.follow !== true) await beginRebuild(service, name);
    return untilOver(surroundings, service, name);
  });
  if (rebuild.status !== 'rebuilt') throw refusalOf(rebuild);
  if (options.json === true) {
    printJson(surroundings, { service: service.address, ...rebuild });
    return;
  }
  const facts = counted(rebuild.progress.folded, 'fact');
  surroundings.out(`${name} has been rebuilt by the service at ${service.address}: ${facts} folded.\n`);
};

const refusalHere = (name: string, outcome: Exclude<RefoldOutcome, { outcome: 'folded' }>): Refused => {
  switch (outcome.outcome) {
    case 'not-found':
      return new Refused({
        exit: EXIT.notFound,
        code: 'projection-not-found',
        title: 'There is no such projection',
        detail: `No projection is called ${name}.`,
        fix: `Name one of these: ${outcome.names.join(', ')}`,
      });
    case 'aborted':
      return interrupted('The log has not been folded to its end. Nothing has changed.', again(name));
    case 'failed':
      return new Refused({
        exit: EXIT.unverified,
        code: 'rebuild-failed',
        title: 'The log cannot be folded',
        detail: `The fact at sequence ${outcome.sequence.toString()} could not be read or folded: ${outcome.reason}`,
        fix: 'Use a version of arr-ledger that knows this fact.',
      });
  }
};

const rebuildHere = async (surroundings: Surroundings, { name, options }: Asked): Promise<void> => {
  if (options.follow === true) {
    throw new Refused({
      exit: EXIT.unavailable,
      code: 'no-service-runs',
      title: 'No service runs',
      detail: 'There is no rebuild to follow: no service holds the data folder.',
      fix: `Start one with arr serve, or fold the log here: arr rebuild ${name}`,
    });
  }
  const { refold } = await surroundings.besideWriter();
  const outcome = await withProgress(surroundings, (progress) =>
    refold(name, (now) => progress.report(() => stepOf(now)), surroundings.stop),
  );
  if (outcome.outcome !== 'folded') throw refusalHere(name, outcome);
  const { sequence, digests } = outcome;
  const [first, second] = digests;
  if (first !== second) {
    throw new Refused({
      exit: EXIT.unverified,
      code: 'folds-differ',
      title: 'The log does not fold to the same figures twice',
      detail: `At sequence ${sequence.toString()} one fold has ${first} and the other ${second}.`,
      fix: 'This is a fault of arr-ledger: keep the data folder and report it.',
    });
  }
  if (options.json === true) {
    printJson(surroundings, { service: null, name, status: 'verified', sequence, digest: first });
    return;
  }
  surroundings.out(`No service runs, so there is no state to replace. ${name} was folded twice from the log, `);
  surroundings.out(`${counted(sequence, 'fact')}, and both come to the same figures: ${first}\n`);
};

/** `arr rebuild`: folds the log anew. */
export const addRebuild = (program: Command, surroundings: Surroundings): void => {
  program
    .command('rebuild')
    .description('fold the log anew, in the service that runs or, without one, to compare the figures')
    .argument('<projection>', 'its name, such as arr-journal')
    .option('--follow', 'begin none: show how far the one is that runs')
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (name: string, options: RebuildOptions) => {
      const service = await surroundings.findService('write');
      if (service === undefined) await rebuildHere(surroundings, { name, options });
      else await rebuildThere(surroundings, service, { name, options });
    });
};
