import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { transact, TRANSACT_PORTS, type TransactPorts } from '../../kernel/transact';
import { policyLedger } from '../domain/policy.ledger';
import { ExecutePolicyCommand, type PolicyOutcome } from './execute-policy.command';

@CommandHandler(ExecutePolicyCommand)
export class ExecutePolicyHandler implements ICommandHandler<ExecutePolicyCommand> {
  constructor(@Inject(TRANSACT_PORTS) private readonly ports: TransactPorts) {}

  execute({ command, context }: ExecutePolicyCommand): Promise<PolicyOutcome> {
    return transact(this.ports, { ledger: policyLedger }, command, context);
  }
}
