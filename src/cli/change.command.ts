import { type Command, Option } from 'commander';
import type { JsonObject } from '../kernel/canonical-json';
import { present } from '../kernel/present';
import type { ChangeSubscription } from '../subscriptions/domain/subscription.commands';
import { checkAgainstSchema } from './checked-data';
import { dayIn } from './day-text';
import { usageError } from './failure';
import { isSingleLine, type LineOptions, statedAttributes, statedLines, withLineOptions } from './line-options';
import type { Desk } from './opened-ledger';
import type { Surroundings } from './surroundings';
import { instantOption, sendMade, subscriptionArgument, withWriteOptions, type WriteOptions } from './write-options';

interface ChangeOptions extends WriteOptions, LineOptions {
  readonly effectiveOn: string;
  readonly occurredAt?: string;
  readonly bookedOn?: string;
  readonly cause?: string;
  readonly direction?: 'up' | 'down';
}

const EXAMPLES = `
Examples:
  arr change sub-1 --quantity 15 --effective-on 2026-03-01 --cause seats
  arr change sub-1 --line-id seats --price 45.00 --direction down
  arr change sub-1 --effective-on 2026-03-01 --lines lines.json --dry-run`;

/** With an interval the one line is stated whole; without, only what is named of a line changes. */
const isPartial = ({ price, quantity, every, kind, line, lines }: LineOptions): boolean =>
  line === undefined && lines === undefined && every === undefined && kind === undefined
    ? price !== undefined || quantity !== undefined
    : false;

/** Fields that the change does not state stand in for themselves, so that the published shape can judge the rest. */
const STANDING_IN = { accountId: 'standing', currency: 'USD' } as const;

interface StatedChange {
  readonly change: JsonObject;
  readonly lines: JsonObject['lines'];
}

const changeIn = async (surroundings: Surroundings, options: ChangeOptions): Promise<StatedChange> => {
  if (!isPartial(options)) {
    const lines = await statedLines(surroundings, options);
    if (lines === undefined)
      throw usageError(
        'No change of a line is stated.',
        'Use --price, --quantity, --line or --lines, also with --attribute.',
      );
    return { change: { lines }, lines };
  }
  const { price, quantity, lineId = 'subscription' } = options;
  const line = { id: lineId, kind: 'one-time', unitPrice: price ?? '0', quantity: quantity ?? '1' };
  return { change: present({ lineId, unitPrice: price, quantity }), lines: [line] };
};

const commandFrom = (
  ledger: Desk,
  subscription: string,
  options: ChangeOptions,
  { change, lines }: StatedChange,
): ChangeSubscription => {
  const { occurredAt, bookedOn, cause, direction } = options;
  const day = (option: string, text: string) => dayIn(option, text, 'day', () => ledger.today());
  const stated = present({
    subscriptionId: subscriptionArgument(subscription),
    effectiveOn: day('--effective-on', options.effectiveOn),
    occurredAt: occurredAt === undefined ? undefined : instantOption('--occurred-at', occurredAt),
    attributes: statedAttributes(options),
    cause,
    bookedOn: bookedOn === undefined ? undefined : day('--booked-on', bookedOn),
  });
  checkAgainstSchema(
    ledger,
    'subscription-changed',
    { ...STANDING_IN, ...stated, lines },
    { singleLine: isSingleLine(options) },
  );
  return { type: 'change-subscription', ...stated, change, ...present({ direction }) } as unknown as ChangeSubscription;
};

/** `arr change`: other lines from a day on. */
export const addChange = (program: Command, surroundings: Surroundings): void => {
  const command = program
    .command('change')
    .description('change the lines of a subscription from a day on')
    .argument('<subscription>', 'its id');
  withWriteOptions(withLineOptions(command))
    .option('--effective-on <day>', 'the first day that counts', 'today')
    .option('--occurred-at <instant>', 'when it happened at the source')
    .option('--booked-on <day>', 'the day it was signed')
    .option('--cause <cause>', 'why: seats, price, plan, …')
    .addOption(new Option('--direction <way>', 'refuse it unless ARR goes this way').choices(['up', 'down']))
    .addHelpText('after', EXAMPLES)
    .action(async (subscription: string, options: ChangeOptions) => {
      const stated = await changeIn(surroundings, options);
      await sendMade(surroundings, (desk) => commandFrom(desk, subscription, options, stated), options);
    });
};
