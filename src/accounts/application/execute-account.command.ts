import { Command } from '@nestjs/cqrs';
import type { CommandContext, TransactOutcome } from '../../kernel/transact';
import type { AccountCommand } from '../domain/account.commands';
import type { AccountFact } from '../domain/account.events';
import type { AccountRejection } from '../domain/account.rejections';

export type AccountOutcome = TransactOutcome<AccountFact, AccountRejection>;

/** The envelope in which every command on an account travels the bus. */
export class ExecuteAccountCommand extends Command<AccountOutcome> {
  constructor(
    readonly command: AccountCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}
