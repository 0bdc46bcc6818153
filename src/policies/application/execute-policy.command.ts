import { Command } from '@nestjs/cqrs';
import type { CommandContext, TransactOutcome } from '../../kernel/transact';
import type { PolicyCommand } from '../domain/policy.commands';
import type { PolicyFact } from '../domain/policy.events';
import type { PolicyRejection } from '../domain/policy.rejections';

export type PolicyOutcome = TransactOutcome<PolicyFact, PolicyRejection>;

/** The envelope in which every command on policies travels the bus. */
export class ExecutePolicyCommand extends Command<PolicyOutcome> {
  constructor(
    readonly command: PolicyCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}
