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
import { present } from '../kernel/present';
import type { CommandContext } from '../kernel/transact';
import { type SubscriptionCommand, subscriptionOf } from '../subscriptions/domain/subscription.commands';
import { ANY_DAY } from './day-text';
import { usageError } from './failure';
import { wholeNumber } from './knowledge-options';
import { type Desk, type OpenedLedger, withLedger } from './opened-ledger';
import { printReceipt } from './receipt-output';
import { refusedBy } from './rejection-exits';
import type { Surroundings } from './surroundings';

/** The options of every command that writes. */
export interface WriteOptions {
  readonly id?: string;
  readonly ifRevision?: string;
  readonly dryRun?: true;
  readonly json?: true;
}

const DRY_RUN = 'show the facts and what they do to ARR, and write nothing';

export const withWriteOptions = (command: Command, dryRun = DRY_RUN): Command =>
  command
    .option('--dry-run', dryRun)
    .option('--id <id>', 'id of the command: sent again, it gets its first answer')
    .option('--if-revision <revision>', 'only while what it is about stands at this revision')
    .option('--json', 'print the receipt as JSON');

/** As a service takes it, so that a command may be sent again either way. */
const COMMAND_ID = /^[\u0021-\u007e]{1,200}$/u;

/** Who sends what comes from this command line. */
export const COMMAND_LINE_SOURCE = 'cli';

export const contextOf = ({ id, ifRevision, dryRun }: WriteOptions): CommandContext => {
  if (id !== undefined && !COMMAND_ID.test(id)) {
    throw usageError(
      '--id is empty, too long or has other signs.',
      'Use 1 to 200 visible ASCII characters, no spaces.',
    );
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

export const accountOption = (option: string, text: string): AccountId =>
  parsed(option, text, parseAccountId(text), ID_FIX);

export const factArgument = (text: string): FactId =>
  parsed(
    'The fact',
    text,
    parseFactId(text),
    'Give its id, a UUID in lower case; a receipt names it, and arr explain <subscription or account> lists them.',
  );

export const instantOption = (option: string, text: string): Instant =>
  parsed(option, text, parseInstant(text), 'Write an instant with its zone: 2026-03-05T09:30:00Z.');

export const modeOf = ({ dryRun }: WriteOptions): 'read' | 'write' => (dryRun === true ? 'read' : 'write');

/**
 * Makes a command and hands it to `sendIt`. It is made once before the ledger is opened, so that a mistake in the
 * options opens none, and again with the ledger's own day. A dry run only reads, beside whoever writes.
 */
export const makeAndSend = async <Made>(
  surroundings: Surroundings,
  make: (desk: Desk) => Made,
  options: WriteOptions,
  sendIt: (ledger: OpenedLedger, made: Made) => Promise<void>,
): Promise<void> => {
  contextOf(options);
  make({ today: () => ANY_DAY, schemas: await surroundings.readSchemas() });
  await withLedger(surroundings.openLedger, modeOf(options), (ledger) => sendIt(ledger, make(ledger)));
};

/** Makes a command on a subscription and sends it. */
export const sendMade = (
  surroundings: Surroundings,
  make: (desk: Desk) => SubscriptionCommand,
  options: WriteOptions,
): Promise<void> =>
  makeAndSend(surroundings, make, options, (ledger, command) => send(surroundings, ledger, command, options));

/** Sends a command and prints its receipt; a rejection ends the command line. */
export const send = async (
  surroundings: Surroundings,
  ledger: OpenedLedger,
  command: SubscriptionCommand,
  options: WriteOptions,
): Promise<void> => {
  const outcome = await ledger.execute(command, contextOf(options));
  if (outcome.outcome === 'rejected') throw refusedBy(outcome.rejection, subscriptionOf(command));
  printReceipt(surroundings, 'subscription', outcome, options);
};
