import type { Command } from 'commander';
import type { VoidFact, VoidSubscription } from '../subscriptions/domain/subscription.commands';
import { checkAgainstSchema } from './checked-data';
import { usageError } from './failure';
import type { Desk } from './opened-ledger';
import type { Surroundings } from './surroundings';
import { factArgument, sendMade, subscriptionArgument, withWriteOptions, type WriteOptions } from './write-options';

interface VoidOptions extends WriteOptions {
  readonly reason: string;
  readonly all?: true;
}

/** Stands in the check for the facts that are all meant. */
const ANY_FACT = '00000000-0000-4000-8000-000000000000';

const EXAMPLES = `
Examples:
  arr explain sub-1
  arr void sub-1 5b0c4a52-1f0e-5d7e-9d8a-2b8f6c1d0e34 --reason "entered twice" --dry-run
  arr void sub-1 --all --reason "belongs to another ledger"`;

const assertOneIsMeant = (fact: string | undefined, { all }: VoidOptions): void => {
  if ((fact === undefined) !== (all === undefined)) return;
  throw usageError('It is not clear what to void.', 'Name one fact, or say --all for every fact that stands.');
};

const commandFrom = (
  ledger: Desk,
  subscription: string,
  fact: string | undefined,
  { reason, all }: VoidOptions,
): VoidFact | VoidSubscription => {
  const subscriptionId = subscriptionArgument(subscription);
  const factId = factArgument(fact ?? ANY_FACT);
  const stated = { subscriptionId, factId, reason };
  checkAgainstSchema(ledger, 'fact-voided', { accountId: 'standing', currency: 'USD', ...stated });
  if (all === true) return { type: 'void-subscription', subscriptionId, reason };
  return { type: 'void-fact', ...stated };
};

/** `arr void`: undoes a fact; what was known before stays readable. */
export const addVoid = (program: Command, surroundings: Surroundings): void => {
  const command = program
    .command('void')
    .description('undo a fact; voiding a void restores what it undid')
    .argument('<subscription>', 'its id')
    .argument('[fact]', 'the id of the fact');
  withWriteOptions(command)
    .requiredOption('--reason <text>', 'why')
    .option('--all', 'void every fact of the subscription that stands, at once')
    .addHelpText('after', EXAMPLES)
    .action(async (subscription: string, fact: string | undefined, options: VoidOptions) => {
      assertOneIsMeant(fact, options);
      await sendMade(surroundings, (desk) => commandFrom(desk, subscription, fact, options), options);
    });
};
