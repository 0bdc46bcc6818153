import { Command } from '@nestjs/cqrs';
import type { CommandContext, TransactOutcome } from '../../kernel/transact';
import type { PeriodCommand } from '../domain/period.commands';
import type { PeriodFact } from '../domain/period.events';
import type { PeriodRejection } from '../domain/period.rejections';

export type PeriodOutcome = TransactOutcome<PeriodFact, PeriodRejection>;

/** The envelope in which every command on a period travels the bus. */
export class ExecutePeriodCommand extends Command<PeriodOutcome> {
  constructor(
    readonly command: PeriodCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}
