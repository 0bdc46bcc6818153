import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { transact, TRANSACT_PORTS, type TransactPorts } from '../../kernel/transact';
import { rateLedger } from '../domain/rate.ledger';
import { ExecuteRateCommand, type RateOutcome } from './execute-rate.command';

@CommandHandler(ExecuteRateCommand)
export class ExecuteRateHandler implements ICommandHandler<ExecuteRateCommand> {
  constructor(@Inject(TRANSACT_PORTS) private readonly ports: TransactPorts) {}

  execute({ command, context }: ExecuteRateCommand): Promise<RateOutcome> {
    return transact(this.ports, { ledger: rateLedger }, command, context);
  }
}
