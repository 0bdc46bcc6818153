import type { Command } from 'commander';
import type { JsonObject } from '../kernel/canonical-json';
import { present } from '../kernel/present';
import type { CancelSubscription } from '../subscriptions/domain/subscription.commands';
import { checkAgainstSchema } from './checked-data';
import { dayIn } from './day-text';
import { usageError } from './failure';
import type { Desk } from './opened-ledger';
import type { Surroundings } from './surroundings';
import { instantOption, sendMade, subscriptionArgument, withWriteOptions, type WriteOptions } from './write-options';

interface CancelOptions extends WriteOptions {
  readonly effectiveOn: string;
  readonly occurredAt?: string;
  readonly requestedOn?: string;
  readonly reason?: string;
  readonly voluntary?: true;
  readonly involuntary?: true;
}

const EXAMPLES = `
Examples:
  arr cancel sub-1 --effective-on 2026-04-01 --requested-on 2026-03-12 --reason "too expensive" --voluntary
  arr cancel sub-1 --dry-run`;

const voluntaryIn = ({ voluntary, involuntary }: CancelOptions): boolean | undefined => {
  if (voluntary === true && involuntary === true) {
    throw usageError('It cannot be both voluntary and involuntary.', 'Keep one of the two.');
  }
  return voluntary ?? (involuntary === true ? false : undefined);
};

const commandFrom = (ledger: Desk, subscription: string, options: CancelOptions): CancelSubscription => {
  const { occurredAt, requestedOn, reason } = options;
  const day = (option: string, text: string) => dayIn(option, text, 'day', () => ledger.today());
  const stated = present({
    subscriptionId: subscriptionArgument(subscription),
    effectiveOn: day('--effective-on', options.effectiveOn),
    occurredAt: occurredAt === undefined ? undefined : instantOption('--occurred-at', occurredAt),
    requestedOn: requestedOn === undefined ? undefined : day('--requested-on', requestedOn),
    reason,
    voluntary: voluntaryIn(options),
  });
  const standingIn = { accountId: 'standing', currency: 'USD', supersedes: [] };
  checkAgainstSchema(ledger, 'subscription-cancelled', { ...standingIn, ...(stated as JsonObject) });
  return { type: 'cancel-subscription', ...stated };
};

/** `arr cancel`: the end of a subscription, past, now or to come. */
export const addCancel = (program: Command, surroundings: Surroundings): void => {
  const command = program
    .command('cancel')
    .description('cancel a subscription from a day on, past or future')
    .argument('<subscription>', 'its id');
  withWriteOptions(command)
    .option('--effective-on <day>', 'the first day that no longer counts', 'today')
    .option('--occurred-at <instant>', 'when it happened at the source')
    .option('--requested-on <day>', 'the day the customer asked for it')
    .option('--reason <text>', 'why')
    .option('--voluntary', 'the customer wanted it')
    .option('--involuntary', 'the customer did not, for example because a payment failed')
    .addHelpText('after', EXAMPLES)
    .action((subscription: string, options: CancelOptions) =>
      sendMade(surroundings, (desk) => commandFrom(desk, subscription, options), options),
    );
};
