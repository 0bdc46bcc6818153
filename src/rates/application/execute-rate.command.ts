import { Command } from '@nestjs/cqrs';
import type { CommandContext, TransactOutcome } from '../../kernel/transact';
import type { RateCommand } from '../domain/rate.commands';
import type { RateFact } from '../domain/rate.events';
import type { RateRejection } from '../domain/rate.rejections';

export type RateOutcome = TransactOutcome<RateFact, RateRejection>;

/** The envelope in which every command on rates travels the bus. */
export class ExecuteRateCommand extends Command<RateOutcome> {
  constructor(
    readonly command: RateCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}
