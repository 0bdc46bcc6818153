import type { Command } from 'commander';
import type { JsonObject } from '../kernel/canonical-json';
import { present } from '../kernel/present';
import type { SubscriptionCommand } from '../subscriptions/domain/subscription.commands';
import type { SubscriptionStatement } from '../subscriptions/domain/subscription.events';
import { checkAgainstSchema } from './checked-data';
import { dayIn } from './day-text';
import type { Desk } from './opened-ledger';
import type { Surroundings } from './surroundings';
import {
  accountOption,
  factArgument,
  instantOption,
  sendMade,
  subscriptionArgument,
  withWriteOptions,
  type WriteOptions,
} from './write-options';

interface CourseOptions extends WriteOptions {
  readonly effectiveOn: string;
  readonly occurredAt?: string;
  readonly reason?: string;
  readonly to?: string;
  readonly cancellation?: string;
}

/** A command that says one thing of a subscription from a day on. */
interface Course {
  readonly name: string;
  readonly description: string;
  readonly day: string;
  readonly example: string;
  readonly command: SubscriptionCommand['type'];
  /** The fact that it records, whose schema says what may be stated. */
  readonly fact: SubscriptionStatement['type'];
  /** What it takes beside the day. */
  readonly takes: readonly ('reason' | 'to' | 'cancellation')[];
}

const COURSES: readonly Course[] = [
  {
    name: 'pause',
    description: 'pause a subscription: it counts for nothing until it is resumed',
    day: 'the first day that no longer counts',
    example: 'arr pause sub-1 --effective-on 2026-04-01 --reason "closed for the winter"',
    command: 'pause-subscription',
    fact: 'subscription-paused',
    takes: ['reason'],
  },
  {
    name: 'resume',
    description: 'resume a paused subscription',
    day: 'the first day that counts again',
    example: 'arr resume sub-1 --effective-on 2026-06-01',
    command: 'resume-subscription',
    fact: 'subscription-resumed',
    takes: [],
  },
  {
    name: 'past-due',
    description: 'note that a payment is late',
    day: 'the day from which it is late',
    example: 'arr past-due sub-1 --effective-on 2026-04-15',
    command: 'mark-past-due',
    fact: 'subscription-past-due',
    takes: [],
  },
  {
    name: 'payment-recovered',
    description: 'note that a late payment came',
    day: 'the day it came',
    example: 'arr payment-recovered sub-1 --effective-on 2026-04-20',
    command: 'recover-payment',
    fact: 'subscription-payment-recovered',
    takes: [],
  },
  {
    name: 'transfer',
    description: 'hand a subscription over to another account',
    day: 'the first day on which it is the other account’s',
    example: 'arr transfer sub-1 --to bolt --effective-on 2026-04-01',
    command: 'transfer-subscription',
    fact: 'subscription-transferred',
    takes: ['to', 'reason'],
  },
  {
    name: 'revoke-cancellation',
    description: 'take a cancellation back before its day',
    day: 'the day it is taken back',
    example: 'arr revoke-cancellation sub-1 --reason "stays after all"',
    command: 'revoke-cancellation',
    fact: 'subscription-cancellation-revoked',
    takes: ['cancellation', 'reason'],
  },
];

/** Stands in the check for a cancellation that the ledger will find by itself. */
const FOUND_LATER = '00000000-0000-4000-8000-000000000000';

const commandFrom = (
  ledger: Desk,
  { command, fact, takes }: Course,
  subscription: string,
  options: CourseOptions,
): SubscriptionCommand => {
  const { effectiveOn, occurredAt, reason, to, cancellation } = options;
  const stated = present({
    subscriptionId: subscriptionArgument(subscription),
    effectiveOn: dayIn('--effective-on', effectiveOn, 'day', () => ledger.today()),
    occurredAt: occurredAt === undefined ? undefined : instantOption('--occurred-at', occurredAt),
    toAccountId: to === undefined ? undefined : accountOption('--to', to),
    cancellationId: cancellation === undefined ? undefined : factArgument(cancellation),
    reason,
  });
  const found = takes.includes('cancellation') ? { cancellationId: FOUND_LATER } : {};
  checkAgainstSchema(ledger, fact, { accountId: 'standing', currency: 'USD', ...found, ...(stated as JsonObject) });
  return { type: command, ...stated } as unknown as SubscriptionCommand;
};

const addCourse = (program: Command, surroundings: Surroundings, course: Course): void => {
  const { name, description, day, example, takes } = course;
  const command = withWriteOptions(program.command(name).description(description).argument('<subscription>', 'its id'))
    .option('--effective-on <day>', day, 'today')
    .option('--occurred-at <instant>', 'when it happened at the source');
  if (takes.includes('to')) command.requiredOption('--to <account>', 'the account that receives it');
  if (takes.includes('cancellation')) {
    command.option('--cancellation <fact>', 'the fact that is taken back; the only one to come unless said');
  }
  if (takes.includes('reason')) command.option('--reason <text>', 'why');
  command
    .addHelpText('after', `\nExamples:\n  ${example}\n  ${example} --dry-run`)
    .action((subscription: string, options: CourseOptions) =>
      sendMade(surroundings, (desk) => commandFrom(desk, course, subscription, options), options),
    );
};

/** `arr pause`, `resume`, `past-due`, `payment-recovered`, `transfer` and `revoke-cancellation`. */
export const addCourses = (program: Command, surroundings: Surroundings): void => {
  for (const course of COURSES) addCourse(program, surroundings, course);
};
