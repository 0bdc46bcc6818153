import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { CommandContext } from '../../kernel/transact';
import type { CommandOptionsDto } from './command-options.dto';
import { commandContextOf } from './command-origin';
import { type Accepted, hasRecorded, type ReceiptDto, toReceipt } from './receipt.dto';

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

/** The context of a command, tried only where the options say so. */
export const contextUnder = ({ dryRun }: CommandOptionsDto, context: CommandContext): CommandContext =>
  dryRun === 'true' ? { ...context, dryRun: true } : context;

/** The receipt of an accepted command; its status and headers go to the response. */
export const receiptInto = (response: Response, accepted: Accepted, context: CommandContext): ReceiptDto => {
  const receipt = toReceipt(accepted);
  if (receipt.revision >= 0) response.setHeader('ETag', `"${receipt.revision.toString()}"`);
  if (receipt.replayed) response.setHeader('Idempotency-Replayed', 'true');
  response.status(hasRecorded(accepted, context) ? CREATED : OK);
  return receipt;
};
