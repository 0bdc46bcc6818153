import { Command } from '@nestjs/cqrs';
import type { CommandContext, TransactOutcome } from '../../kernel/transact';
import type { LedgerRejection, OpenLedger } from '../domain/ledger.commands';
import type { LedgerOpened } from '../domain/ledger.events';

export type OpenLedgerOutcome = TransactOutcome<LedgerOpened, LedgerRejection>;

/** The envelope in which the opening travels the bus. */
export class OpenLedgerCommand extends Command<OpenLedgerOutcome> {
  constructor(
    readonly command: OpenLedger,
    readonly context: CommandContext,
  ) {
    super();
  }
}
