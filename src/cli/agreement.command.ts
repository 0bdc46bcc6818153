import type { Command } from 'commander';
import type { Json, JsonObject } from '../kernel/canonical-json';
import { present } from '../kernel/present';
import type { SubscriptionCommand } from '../subscriptions/domain/subscription.commands';
import type { SubscriptionStatement } from '../subscriptions/domain/subscription.events';
import { checkAgainstSchema } from './checked-data';
import { dayIn } from './day-text';
import { usageError } from './failure';
import { isSingleLine, type LineOptions, statedAttributes, statedLines, withLineOptions } from './line-options';
import type { Desk } from './opened-ledger';
import type { Surroundings } from './surroundings';
import { instantOption, sendMade, subscriptionArgument, withWriteOptions, type WriteOptions } from './write-options';

interface AgreementOptions extends WriteOptions, LineOptions {
  readonly effectiveOn: string;
  readonly occurredAt?: string;
  readonly endsOn?: string;
  readonly renews?: true;
}

/** A command that agrees a term, and lines where they change. */
interface AgreementKind {
  readonly name: string;
  readonly description: string;
  readonly day: string;
  readonly examples: string;
  readonly command: SubscriptionCommand['type'];
  readonly fact: SubscriptionStatement['type'];
  /** Stand in the check for lines that the ledger will take from before. */
  readonly linesOtherwise: JsonObject;
}

const KINDS: readonly AgreementKind[] = [
  {
    name: 'renew',
    description: 'renew a subscription, also one whose term has ended; lines and attributes stay unless stated',
    day: 'the first day of the new term',
    examples: `
Examples:
  arr renew sub-1 --effective-on 2027-01-01 --ends-on 2028-01-01 --renews
  arr renew sub-1 --effective-on 2027-01-01 --price 52.00 --quantity 12 --every month --dry-run`,
    command: 'renew-subscription',
    fact: 'subscription-renewed',
    linesOtherwise: {},
  },
  {
    name: 'reactivate',
    description: 'bring back a subscription that is cancelled or has ended, with the lines from before unless stated',
    day: 'the first day that counts again',
    examples: `
Examples:
  arr reactivate sub-1 --effective-on 2026-09-01
  arr reactivate sub-1 --price 45.00 --quantity 10 --every month --attribute plan=pro --dry-run`,
    command: 'reactivate-subscription',
    fact: 'subscription-reactivated',
    linesOtherwise: { lines: [] },
  },
];

interface Stated {
  readonly subscription: string;
  readonly options: AgreementOptions;
  readonly lines: Json | undefined;
}

const commandFrom = (
  ledger: Desk,
  { command, fact, linesOtherwise }: AgreementKind,
  { subscription, options, lines }: Stated,
): SubscriptionCommand => {
  const day = (option: string, text: string) => dayIn(option, text, 'day', () => ledger.today());
  const { endsOn, renews, occurredAt } = options;
  if (renews === true && endsOn === undefined) {
    throw usageError('--renews speaks of a term, and there is none.', 'Say when it ends first: --ends-on 2027-01-01.');
  }
  const attributes = statedAttributes(options);
  if (lines === undefined && attributes !== undefined) {
    throw usageError(
      '--attribute speaks of lines, and there are none.',
      'State the lines as well, with --price or --line.',
    );
  }
  const stated = present({
    subscriptionId: subscriptionArgument(subscription),
    effectiveOn: day('--effective-on', options.effectiveOn),
    occurredAt: occurredAt === undefined ? undefined : instantOption('--occurred-at', occurredAt),
    lines,
    attributes,
    term: endsOn === undefined ? undefined : present({ endsOn: day('--ends-on', endsOn), renews }),
  });
  const standingIn = { accountId: 'standing', currency: 'USD' };
  const data = { ...standingIn, ...linesOtherwise, ...(stated as JsonObject) };
  checkAgainstSchema(ledger, fact, data, { singleLine: isSingleLine(options) });
  return { type: command, ...stated } as unknown as SubscriptionCommand;
};

/** `arr renew` and `arr reactivate`. */
export const addAgreements = (program: Command, surroundings: Surroundings): void => {
  for (const kind of KINDS) {
    const command = program.command(kind.name).description(kind.description).argument('<subscription>', 'its id');
    withWriteOptions(withLineOptions(command))
      .option('--effective-on <day>', kind.day, 'today')
      .option('--occurred-at <instant>', 'when it happened at the source')
      .option('--ends-on <day>', 'the first day after its term; without it there is no term')
      .option('--renews', 'the term renews by itself')
      .addHelpText('after', kind.examples)
      .action(async (subscription: string, options: AgreementOptions) => {
        const lines = await statedLines(surroundings, options);
        const make = (desk: Desk) => commandFrom(desk, kind, { subscription, options, lines });
        await sendMade(surroundings, make, options);
      });
  }
};
