import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, type EventStore } from '../../kernel/event-store.port';
import { HASHER, type Hasher } from '../../kernel/hasher.port';
import { PAUSE, type Pause } from '../../kernel/pause.port';
import { transact, type TransactPorts } from '../../kernel/transact';
import { openingLedger } from '../domain/opening.ledger';
import { OpenLedgerCommand, type OpenLedgerOutcome } from './open-ledger.command';

@CommandHandler(OpenLedgerCommand)
export class OpenLedgerHandler implements ICommandHandler<OpenLedgerCommand> {
  private readonly ports: TransactPorts;

  constructor(@Inject(EVENT_STORE) store: EventStore, @Inject(HASHER) hasher: Hasher, @Inject(PAUSE) pause: Pause) {
    this.ports = { store, hasher, pause };
  }

  execute({ command, context }: OpenLedgerCommand): Promise<OpenLedgerOutcome> {
    return transact(this.ports, openingLedger, command, context);
  }
}
