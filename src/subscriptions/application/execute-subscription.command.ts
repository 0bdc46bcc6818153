import { Command } from '@nestjs/cqrs';
import type { ArrEffect } from '../../kernel/arr-effect.port';
import type { CommandContext, CommandRejection, Receipt } from '../../kernel/transact';
import type { SubscriptionCommand } from '../domain/subscription.commands';
import type { SubscriptionFact } from '../domain/subscription.events';
import type { SubscriptionRejection } from '../domain/subscription.rejections';

export type SubscriptionOutcome =
  | {
      readonly outcome: 'accepted';
      readonly receipt: Receipt<SubscriptionFact>;
      /** What the facts would do to ARR; with a dry run only. */
      readonly effect?: readonly ArrEffect[];
    }
  | { readonly outcome: 'rejected'; readonly rejection: SubscriptionRejection | CommandRejection };

/** The envelope in which every command on a subscription travels the bus. */
export class ExecuteSubscriptionCommand extends Command<SubscriptionOutcome> {
  constructor(
    readonly command: SubscriptionCommand,
    readonly context: CommandContext,
    /** Whether a dry run is to say what the facts would do to ARR; not so for the many rows of a file. */
    readonly asksForEffect = true,
  ) {
    super();
  }
}
