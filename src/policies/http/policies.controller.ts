import { Body, Controller, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { present } from '../../kernel/present';
import { ApiProblems } from '../../platform/http/api-problems.decorator';
import { type Call, CommandCall, contextUnder, receiptInto } from '../../platform/http/command-call.decorator';
import { ApiCommand } from '../../platform/http/command-docs.decorator';
import { CommandOptionsDto } from '../../platform/http/command-options.dto';
import type { ReceiptDto } from '../../platform/http/receipt.dto';
import { ExecutePolicyCommand } from '../application/execute-policy.command';
import { policyProblem } from './policy-rejection.problem';
import { AdoptPolicyDto } from './policy.dto';

/** Under which treatments figures are computed from now on. */
@ApiTags('commands')
@ApiProblems(503)
@Controller('v1/policies')
export class PoliciesController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiCommand('adoptPolicy', 'Adopts another policy: what is not named of it stays as it is')
  async adopt(
    @Body() { policy }: AdoptPolicyDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    const context = contextUnder(options, call.context);
    const outcome = await this.commands.execute(new ExecutePolicyCommand({ type: 'adopt-policy', policy }, context));
    if (outcome.outcome === 'rejected') throw policyProblem(outcome.rejection);
    // What a change of policy does to figures is told by a restatement, for any day.
    const effect = context.dryRun === true ? [] : undefined;
    return receiptInto(call.response, present({ ...outcome, effect }), context);
  }
}
