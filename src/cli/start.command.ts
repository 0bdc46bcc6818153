import type { Command } from 'commander';
import type { Json } from '../kernel/canonical-json';
import { present } from '../kernel/present';
import type { StartSubscription } from '../subscriptions/domain/subscription.commands';
import { checkAgainstSchema } from './checked-data';
import { dayIn } from './day-text';
import { usageError } from './failure';
import { currencyOption } from './knowledge-options';
import { isSingleLine, type LineOptions, statedAttributes, statedLines, withLineOptions } from './line-options';
import type { Desk } from './opened-ledger';
import type { Surroundings } from './surroundings';
import {
  accountOption,
  instantOption,
  sendMade,
  subscriptionArgument,
  withWriteOptions,
  type WriteOptions,
} from './write-options';

interface StartOptions extends WriteOptions, LineOptions {
  readonly account: string;
  readonly currency: string;
  readonly effectiveOn: string;
  readonly occurredAt?: string;
  readonly endsOn?: string;
  readonly renews?: true;
  readonly bookedOn?: string;
}

const EXAMPLES = `
Examples:
  arr start sub-1 --account acme --currency EUR --price 49.00 --quantity 12 --every month
  arr start sub-2 --account acme --currency EUR --effective-on 2026-01-01 --ends-on 2027-01-01 --renews \\
    --line '{"id":"seats","kind":"subscription","unitPrice":"49.00","quantity":"12","every":{"months":1}}' \\
    --attribute plan=pro --attribute region=EU --dry-run`;

const commandFrom = (
  ledger: Desk,
  subscription: string,
  options: StartOptions,
  lines: Json | undefined,
): StartSubscription => {
  const day = (option: string, text: string) => dayIn(option, text, 'day', () => ledger.today());
  const { endsOn, bookedOn, occurredAt, renews } = options;
  if (renews === true && endsOn === undefined) {
    throw usageError('--renews speaks of a term, and there is none.', 'Say when it ends first: --ends-on 2027-01-01.');
  }
  if (lines === undefined) throw usageError('No line is stated.', 'Use --price with --every, --line or --lines.');
  const data = present({
    subscriptionId: subscriptionArgument(subscription),
    accountId: accountOption('--account', options.account),
    currency: currencyOption('--currency', options.currency),
    effectiveOn: day('--effective-on', options.effectiveOn),
    occurredAt: occurredAt === undefined ? undefined : instantOption('--occurred-at', occurredAt),
    lines,
    attributes: statedAttributes(options),
    term: endsOn === undefined ? undefined : present({ endsOn: day('--ends-on', endsOn), renews }),
    bookedOn: bookedOn === undefined ? undefined : day('--booked-on', bookedOn),
  });
  checkAgainstSchema(ledger, 'subscription-started', data, { singleLine: isSingleLine(options) });
  return { type: 'start-subscription', ...data } as unknown as StartSubscription;
};

/** `arr start`: a new subscription. */
export const addStart = (program: Command, surroundings: Surroundings): void => {
  const command = program.command('start').description('start a subscription').argument('<subscription>', 'its id');
  withWriteOptions(withLineOptions(command))
    .requiredOption('--account <account>', 'whose it is')
    .requiredOption('--currency <code>', 'the currency of all its amounts')
    .option('--effective-on <day>', 'the first day that counts', 'today')
    .option('--occurred-at <instant>', 'when it happened at the source')
    .option('--ends-on <day>', 'the first day after its term')
    .option('--renews', 'the term renews by itself')
    .option('--booked-on <day>', 'the day it was signed')
    .addHelpText('after', EXAMPLES)
    .action(async (subscription: string, options: StartOptions) => {
      const lines = await statedLines(surroundings, options, '1');
      await sendMade(surroundings, (desk) => commandFrom(desk, subscription, options, lines), options);
    });
};
