import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type Call, contextUnder, receiptInto } from '../../platform/http/command-call.decorator';
import type { CommandOptionsDto } from '../../platform/http/command-options.dto';
import type { ReceiptDto } from '../../platform/http/receipt.dto';
import { ExecuteSubscriptionCommand } from '../application/execute-subscription.command';
import { type SubscriptionCommand, subscriptionOf } from '../domain/subscription.commands';
import { rejectionProblem } from './rejection.problem';

/** Sends commands into the bus and answers with their receipts. */
@Injectable()
export class SubscriptionExecutor {
  constructor(private readonly commands: CommandBus) {}

  async execute(command: SubscriptionCommand, options: CommandOptionsDto, call: Call): Promise<ReceiptDto> {
    const context = contextUnder(options, call.context);
    const outcome = await this.commands.execute(new ExecuteSubscriptionCommand(command, context));
    if (outcome.outcome === 'rejected') throw rejectionProblem(outcome.rejection, subscriptionOf(command));
    return receiptInto(call.response, outcome, context);
  }
}
