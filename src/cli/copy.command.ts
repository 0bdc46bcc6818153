import { type Command, Option } from 'commander';
import { printJson } from './answer-output';
import { counted } from './counted';
import { stepOf, withProgress } from './fact-progress';
import { EXIT, Refused, usageError } from './failure';
import { type CopyOutcome, type CopyRequest, STORE_KINDS, type StoreKind } from './folder-work';
import type { Surroundings } from './surroundings';

interface CopyOptions {
  readonly from: StoreKind;
  readonly to: StoreKind;
  readonly json?: true;
}

const EXAMPLES = `
Every fact is copied, with its id, its place and the moment at which it was recorded, so that every question of the past has
the same answer from the copy. DATA_DIR names the folder of the embedded store, EVENTSTOREDB_URL and STREAM_PREFIX the
other one. Stop the service first. A copy that was broken off goes on where it was when the same command is run again; at
the end both logs are read and compared. Keys of sealed texts stay in the data folder, which the service needs with either
store.

Examples:
  EVENTSTOREDB_URL=esdb://127.0.0.1:2113?tls=false arr copy --from embedded --to eventstoredb
  arr copy --from eventstoredb --to embedded`;

const refusalOf = ({ from, to }: CopyRequest, outcome: Exclude<CopyOutcome, { outcome: 'copied' }>): Refused => {
  const sequence = outcome.sequence.toString();
  switch (outcome.outcome) {
    case 'aborted':
      return new Refused({
        exit: EXIT.interrupted,
        code: 'interrupted',
        title: 'Stopped',
        detail: `Facts up to sequence ${sequence} have been copied.`,
        fix: `Go on with the rest: arr copy --from ${from} --to ${to}`,
      });
    case 'differs':
      return new Refused({
        exit: EXIT.unverified,
        code: 'copy-differs',
        title: 'The two stores do not hold the same ledger',
        detail: `From sequence ${sequence} on, ${to} has other facts than ${from}.`,
        fix: 'Copy to an empty store: name another DATA_DIR or STREAM_PREFIX. Nothing is overwritten.',
      });
  }
};

const copy = async (surroundings: Surroundings, { from, to, json }: CopyOptions): Promise<void> => {
  if (from === to) throw usageError(`A ledger is not copied from ${from} to itself.`, 'Name two stores.');
  const { copy: copyLedger } = await surroundings.besideWriter();
  const outcome = await withProgress(surroundings, (progress) =>
    copyLedger({ from, to }, (now) => progress.report(() => stepOf(now)), surroundings.stop),
  );
  if (outcome.outcome !== 'copied') throw refusalOf({ from, to }, outcome);
  const { facts, copied, digest } = outcome;
  if (json === true) {
    printJson(surroundings, { status: 'copied', from, to, facts, copied, digest });
    return;
  }
  surroundings.out(
    `${counted(copied, 'fact')} copied from ${from} to ${to}. Both logs have been read and are the same, `,
  );
  surroundings.out(`${counted(facts, 'fact')}: ${digest}\nStart the service on the copy with EVENT_STORE=${to}.\n`);
};

/** `arr copy`: takes a ledger from one store to another. */
export const addCopy = (program: Command, surroundings: Surroundings): void => {
  program
    .command('copy')
    .description('copy a ledger from one kind of store to another, and compare both')
    .addOption(new Option('--from <store>', 'where it is').choices(STORE_KINDS).makeOptionMandatory())
    .addOption(new Option('--to <store>', 'where it is to be').choices(STORE_KINDS).makeOptionMandatory())
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action((options: CopyOptions) => copy(surroundings, options));
};
