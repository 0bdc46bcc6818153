import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import {
  type AccountId,
  type FactId,
  parseAccountId,
  parseFactId,
  parseSubscriptionId,
  type SubscriptionId,
} from '../kernel/ids';
import { type Instant, parseInstant } from '../kernel/instant';
import { formatMinorUnits } from '../kernel/minor-units';
import { present } from '../kernel/present';
import type { CommandContext } from '../kernel/transact';
import type { SubscriptionOutcome } from '../subscriptions/application/execute-subscription.command';
import { type SubscriptionCommand, subscriptionOf } from '../subscriptions/domain/subscription.commands';
import { printJson } from './answer-output';
import { ANY_DAY } from './day-text';
import { usageError } from './failure';
import { wholeNumber } from './knowledge-options';
import { type Desk, type OpenedLedger, withLedger } from './opened-ledger';
import { refusedBy } from './rejection-exits';
import type { Surroundings } from './surroundings';

/** The options of every command that writes. */
export interface WriteOptions {
  readonly id?: string;
  readonly ifRevision?: string;
  readonly dryRun?: true;
  readonly json?: true;
}

export const withWriteOptions = (command: Command): Command =>
  command
    .option('--dry-run', 'show the facts and what they do to ARR, and write nothing')
    .option('--id <id>', 'id of the command: sent again, it gets its first answer')
    .option('--if-revision <revision>', 'only while the subscription stands at this revision')
    .option('--json', 'print the receipt as JSON');

const COMMAND_ID_LENGTH_MAX = 200;

/** Who sends what comes from this command line. */
export const COMMAND_LINE_SOURCE = 'cli';

const contextOf = ({ id, ifRevision, dryRun }: WriteOptions): CommandContext => {
  if (id !== undefined && (id === '' || id.length > COMMAND_ID_LENGTH_MAX)) {
    throw usageError('--id is empty or too long.', `Use 1 to ${COMMAND_ID_LENGTH_MAX.toString()} characters.`);
  }
  return present({
    commandId: id ?? randomUUID(),
    source: COMMAND_LINE_SOURCE,
    actor: COMMAND_LINE_SOURCE,
    correlationId: randomUUID(),
    expectedRevision: ifRevision === undefined ? undefined : wholeNumber('--if-revision', ifRevision),
    dryRun,
  });
};

const parsed = <Value>(what: string, text: string, value: Value | undefined, fix: string): Value => {
  if (value !== undefined) return value;
  throw usageError(`${what} "${text}" is not as it should be.`, fix);
};

const ID_FIX = 'Use letters, digits, "_", "." and "-", 64 at most, the first a letter or digit.';

export const subscriptionArgument = (text: string): SubscriptionId =>
  parsed('The subscription', text, parseSubscriptionId(text), ID_FIX);

export const accountOption = (text: string): AccountId => parsed('--account', text, parseAccountId(text), ID_FIX);

export const factArgument = (text: string): FactId =>
  parsed(
    'The fact',
    text,
    parseFactId(text),
    'Give its id, a UUID in lower case; arr explain <subscription> lists them.',
  );

export const instantOption = (option: string, text: string): Instant =>
  parsed(option, text, parseInstant(text), 'Write an instant with its zone: 2026-03-05T09:30:00Z.');

type Accepted = Extract<SubscriptionOutcome, { readonly outcome: 'accepted' }>;

const shownEffect = ({ effect }: Accepted) =>
  effect?.map(({ effectiveOn, currency, delta }) => ({
    effectiveOn,
    currency,
    delta: formatMinorUnits(delta, currency),
  }));

const dayOf = (fact: Accepted['receipt']['facts'][number]): string =>
  'effectiveOn' in fact.data ? ` effective on ${fact.data.effectiveOn}` : '';

const printReceipt = ({ out }: Surroundings, accepted: Accepted, isDryRun: boolean): void => {
  const { facts, replayed, revision } = accepted.receipt;
  if (facts.length === 0) out('Nothing changes: no fact is recorded.\n');
  for (const fact of facts) out(`${fact.type} ${fact.id}${dayOf(fact)}\n`);
  for (const { effectiveOn, currency, delta } of shownEffect(accepted) ?? []) {
    out(`ARR on ${effectiveOn} ${delta.startsWith('-') ? '' : '+'}${delta} ${currency}\n`);
  }
  if (isDryRun) out('Dry run: nothing has been written.\n');
  else if (replayed) out('This command had been recorded before; this is its first answer.\n');
  else out(`The subscription stands at revision ${revision.toString()}.\n`);
};

export const modeOf = ({ dryRun }: WriteOptions): 'read' | 'write' => (dryRun === true ? 'read' : 'write');

/**
 * Makes a command and sends it. It is made once before the ledger is opened, so that a mistake in the options opens
 * none, and again with the ledger's own day. A dry run only reads, beside whoever writes.
 */
export const sendMade = async (
  surroundings: Surroundings,
  make: (desk: Desk) => SubscriptionCommand,
  options: WriteOptions,
): Promise<void> => {
  contextOf(options);
  make({ today: () => ANY_DAY, schemas: await surroundings.readSchemas() });
  await withLedger(surroundings.openLedger, modeOf(options), (ledger) =>
    send(surroundings, ledger, make(ledger), options),
  );
};

/** Sends a command and prints its receipt; a rejection ends the command line. */
export const send = async (
  surroundings: Surroundings,
  ledger: OpenedLedger,
  command: SubscriptionCommand,
  options: WriteOptions,
): Promise<void> => {
  const outcome = await ledger.execute(command, contextOf(options));
  if (outcome.outcome === 'rejected') throw refusedBy(outcome.rejection, subscriptionOf(command));
  if (options.json !== true) {
    printReceipt(surroundings, outcome, options.dryRun === true);
    return;
  }
  const { facts, revision, token, replayed } = outcome.receipt;
  const named = facts.map(({ id, type }) => ({ id, type }));
  printJson(surroundings, present({ facts: named, revision, token, replayed, effect: shownEffect(outcome) }));
};
