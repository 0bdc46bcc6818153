import type { Command } from 'commander';
import type { VoidFact } from '../subscriptions/domain/subscription.commands';
import { checkAgainstSchema } from './checked-data';
import type { Desk } from './opened-ledger';
import type { Surroundings } from './surroundings';
import { factArgument, sendMade, subscriptionArgument, withWriteOptions, type WriteOptions } from './write-options';

interface VoidOptions extends WriteOptions {
  readonly reason: string;
}

const EXAMPLES = `
Examples:
  arr explain sub-1
  arr void sub-1 5b0c4a52-1f0e-5d7e-9d8a-2b8f6c1d0e34 --reason "entered twice" --dry-run`;

const commandFrom = (ledger: Desk, subscription: string, fact: string, reason: string): VoidFact => {
  const stated = { subscriptionId: subscriptionArgument(subscription), factId: factArgument(fact), reason };
  checkAgainstSchema(ledger, 'fact-voided', { accountId: 'standing', currency: 'USD', ...stated });
  return { type: 'void-fact', ...stated };
};

/** `arr void`: undoes a fact; what was known before stays readable. */
export const addVoid = (program: Command, surroundings: Surroundings): void => {
  const command = program
    .command('void')
    .description('undo a fact; voiding a void restores what it undid')
    .argument('<subscription>', 'its id')
    .argument('<fact>', 'the id of the fact');
  withWriteOptions(command)
    .requiredOption('--reason <text>', 'why')
    .addHelpText('after', EXAMPLES)
    .action((subscription: string, fact: string, options: VoidOptions) =>
      sendMade(surroundings, (desk) => commandFrom(desk, subscription, fact, options.reason), options),
    );
};
