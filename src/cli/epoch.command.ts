import type { Command } from 'commander';
import { EPOCH_MAX, type EpochAnswer } from '../arr/queries/journal-answers';
import { FACT_LIMITS } from '../kernel/fact-limits';
import { isPlainText, lengthOf } from '../kernel/plain-text';
import { present } from '../kernel/present';
import { answerOf, printJson } from './answer-output';
import { counted } from './counted';
import { usageError } from './failure';
import { wholeNumber } from './knowledge-options';
import { type EpochWanted, withLedger } from './opened-ledger';
import type { Surroundings } from './surroundings';
import { type Column, table } from './table';
import { contextOf } from './write-options';

interface JsonOption {
  readonly json?: true;
}

interface OpenOptions extends JsonOption {
  readonly reason: string;
  readonly above?: string;
  readonly id?: string;
}

const { reasonLengthMax } = FACT_LIMITS;

const columns = (current: number): readonly Column<EpochAnswer>[] => [
  { title: 'Epoch', align: 'right', of: ({ epoch }) => epoch.toString() },
  { title: 'Present', of: ({ epoch }) => (epoch === current ? 'yes' : '') },
  { title: 'Policy', align: 'right', of: ({ policyVersion }) => policyVersion.toString() },
  { title: 'Derivation', align: 'right', of: ({ derivationVersion }) => derivationVersion.toString() },
  { title: 'Shards', align: 'right', of: ({ shards }) => shards.toString() },
  { title: 'Why', of: ({ isOpened, reason }) => (isOpened ? (reason ?? 'with its policy') : 'not yet') },
];

const list = async (surroundings: Surroundings, { json }: JsonOption): Promise<void> => {
  await withLedger(surroundings.openLedger, 'read', async (ledger) => {
    const answer = answerOf(await ledger.ask.epochs());
    if (json === true) {
      printJson(surroundings, answer);
      return;
    }
    surroundings.out(table(columns(answer.current), answer.items));
  });
};

const wantedIn = ({ reason, above }: OpenOptions): EpochWanted => {
  if (reason === '' || !isPlainText(reason) || lengthOf(reason) > reasonLengthMax) {
    throw usageError(
      '--reason is empty, too long or has signs that cannot be shown.',
      `Say why in 1 to ${reasonLengthMax.toString()} characters.`,
    );
  }
  const number = above === undefined ? undefined : wholeNumber('--above', above);
  if (number !== undefined && number > EPOCH_MAX)
    throw usageError(`--above ${number.toString()} is no epoch.`, 'Name the last epoch that is on the topics.');
  return present({ reason, above: number });
};

const open = async (surroundings: Surroundings, options: OpenOptions): Promise<void> => {
  const wanted = wantedIn(options);
  await withLedger(surroundings.openLedger, 'write', async (ledger) => {
    const opened = await ledger.openEpoch(wanted, contextOf(present({ id: options.id })));
    if (options.json === true) {
      printJson(surroundings, opened);
      return;
    }
    const { epoch, policyVersion, shards } = opened;
    const cut = `for policy ${policyVersion.toString()}, in ${counted(shards, 'shard')}`;
    surroundings.out(`Epoch ${epoch.toString()} has been opened, ${cut}.\n`);
    surroundings.err('A service that publishes goes over to it, and publishes the whole journal anew.\n');
  });
};

const OPEN_EXAMPLES = `
For topics that were lost, and for a store that was put back to an earlier state: where health says "diverged". Readers begin
with nothing and add up the new epoch from its first entry. No figure of the ledger changes.

Examples:
  arr epoch open --reason "arr.changes.v1 was deleted"
  arr epoch open --reason "Restored from the backup of Monday" --above 3`;

/** `arr epoch`: in which ways the journal is published, one after the other. */
export const addEpoch = (program: Command, surroundings: Surroundings): void => {
  const epoch = program
    .command('epoch')
    .description('the epochs in which the journal is published')
    .addHelpText('after', '\nExamples:\n  arr epoch list\n  arr epoch open --reason "arr.changes.v1 was deleted"');
  epoch
    .command('list')
    .description('the epochs there are, and which of them is the present one')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  arr epoch list')
    .action((options: JsonOption) => list(surroundings, options));
  epoch
    .command('open')
    .description('open another one: the whole journal is published anew')
    .requiredOption('--reason <text>', 'why')
    .option('--above <epoch>', 'the last epoch that is on the topics, where the store does not know it')
    .option('--id <id>', 'id of the command: sent again, it gets its first answer')
    .option('--json', 'print JSON')
    .addHelpText('after', OPEN_EXAMPLES)
    .action((options: OpenOptions) => open(surroundings, options));
};
