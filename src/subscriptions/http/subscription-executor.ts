import { createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Request, Response } from 'express';
import type { CommandContext } from '../../kernel/transact';
import { ExecuteSubscriptionCommand } from '../application/execute-subscription.command';
import { type SubscriptionCommand, subscriptionOf } from '../domain/subscription.commands';
import type { CommandOptionsDto } from './command-options.dto';
import { commandContextOf } from './command-origin';
import { hasRecorded, type ReceiptDto, toReceipt } from './receipt.dto';
import { rejectionProblem } from './rejection.problem';

const CREATED = 201;
const OK = 200;

/** How a command has come: who sends it, under which id and on what conditions; and where the answer goes. */
export interface Call {
  readonly context: CommandContext;
  readonly response: Response;
}

export const CommandCall = createParamDecorator((_: unknown, execution: ExecutionContext): Call => {
  const http = execution.switchToHttp();
  const response = http.getResponse<Response>();
  return { context: commandContextOf(http.getRequest<Request>(), response), response };
});

/** Sends commands into the bus and answers with their receipts. */
@Injectable()
export class SubscriptionExecutor {
  constructor(private readonly commands: CommandBus) {}

  async execute(
    command: SubscriptionCommand,
    { dryRun }: CommandOptionsDto,
    { context, response }: Call,
  ): Promise<ReceiptDto> {
    const envelope = new ExecuteSubscriptionCommand(
      command,
      dryRun === 'true' ? { ...context, dryRun: true } : context,
    );
    const outcome = await this.commands.execute(envelope);
    if (outcome.outcome === 'rejected') throw rejectionProblem(outcome.rejection, subscriptionOf(command));
    const receipt = toReceipt(outcome);
    if (receipt.revision >= 0) response.setHeader('ETag', `"${receipt.revision.toString()}"`);
    if (receipt.replayed) response.setHeader('Idempotency-Replayed', 'true');
    response.status(hasRecorded(outcome) ? CREATED : OK);
    return receipt;
  }
}
