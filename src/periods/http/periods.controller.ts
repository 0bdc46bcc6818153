import { Controller, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { present } from '../../kernel/present';
import { ApiProblems } from '../../platform/http/api-problems.decorator';
import { type Call, CommandCall, contextUnder, receiptInto } from '../../platform/http/command-call.decorator';
import { ApiCommand } from '../../platform/http/command-docs.decorator';
import { CommandOptionsDto } from '../../platform/http/command-options.dto';
import { MonthPathDto } from '../../platform/http/month-path.dto';
import type { ReceiptDto } from '../../platform/http/receipt.dto';
import { ExecutePeriodCommand } from '../application/execute-period.command';
import type { PeriodCommand } from '../domain/period.commands';
import { periodProblem } from './period-rejection.problem';

/** Months are closed, which pins their figures, and reopened. */
@ApiTags('commands')
@ApiProblems(503)
@Controller('v1/periods/:period')
export class PeriodsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('close')
  @ApiCommand('closePeriod', 'Closes a month: pins its figures as they are known now')
  close(
    @Param() { period }: MonthPathDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    return this.execute({ type: 'close-period', period }, options, call);
  }

  @Post('reopen')
  @ApiCommand('reopenPeriod', 'Reopens the last closed month')
  reopen(
    @Param() { period }: MonthPathDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    return this.execute({ type: 'reopen-period', period }, options, call);
  }

  private async execute(command: PeriodCommand, options: CommandOptionsDto, call: Call): Promise<ReceiptDto> {
    const context = contextUnder(options, call.context);
    const outcome = await this.commands.execute(new ExecutePeriodCommand(command, context));
    if (outcome.outcome === 'rejected') throw periodProblem(outcome.rejection, command.period);
    // A period moves no ARR.
    const effect = context.dryRun === true ? [] : undefined;
    return receiptInto(call.response, present({ ...outcome, effect }), context);
  }
}
