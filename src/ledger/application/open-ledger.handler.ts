import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { TRANSACT_PORTS, transact, type TransactPorts } from '../../kernel/transact';
import { openingLedger } from '../domain/opening.ledger';
import { OpenLedgerCommand, type OpenLedgerOutcome } from './open-ledger.command';

@CommandHandler(OpenLedgerCommand)
export class OpenLedgerHandler implements ICommandHandler<OpenLedgerCommand> {
  constructor(@Inject(TRANSACT_PORTS) private readonly ports: TransactPorts) {}

  execute({ command, context }: OpenLedgerCommand): Promise<OpenLedgerOutcome> {
    return transact(this.ports, { ledger: openingLedger }, command, context);
  }
}
