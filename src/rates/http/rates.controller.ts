import { Body, Controller, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { present } from '../../kernel/present';
import { ApiProblems } from '../../platform/http/api-problems.decorator';
import { type Call, CommandCall, contextUnder, receiptInto } from '../../platform/http/command-call.decorator';
import { ApiCommand } from '../../platform/http/command-docs.decorator';
import { CommandOptionsDto } from '../../platform/http/command-options.dto';
import type { ReceiptDto } from '../../platform/http/receipt.dto';
import { ExecuteRateCommand } from '../application/execute-rate.command';
import type { RateCommand } from '../domain/rate.commands';
import { rateProblem } from './rate-rejection.problem';
import { CorrectRateFactDto, PublishRateDto, RateFactPathDto, VoidRateFactDto } from './rate.dto';

/** What currencies are worth in one another, and what is done about rates that should not stand. */
@ApiTags('commands')
@ApiProblems(503)
@Controller('v1/rates')
export class RatesController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiCommand('publishRate', 'Publishes what one currency is worth in another, from a day on')
  publish(
    @Body() { base, quote, effectiveOn, rate, until, source }: PublishRateDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    const terms = present({ effectiveOn, rate, until, source });
    return this.execute({ type: 'publish-rate', base, quote, ...terms }, options, call);
  }

  @Post(':base/:quote/facts/:factId/void')
  @ApiCommand('voidRateFact', 'Undoes a fact of a rate; voiding a void or a correction restores what it undid')
  voidFact(
    @Param() { base, quote, factId }: RateFactPathDto,
    @Body() { reason }: VoidRateFactDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    return this.execute({ type: 'void-rate-fact', base, quote, factId, reason }, options, call);
  }

  @Post(':base/:quote/facts/:factId/correct')
  @ApiCommand('correctRateFact', 'Replaces a rate by the right one of the same pair, in full')
  correctFact(
    @Param() { base, quote, factId }: RateFactPathDto,
    @Body() { reason, effectiveOn, rate, until, source }: CorrectRateFactDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    const terms = present({ effectiveOn, rate, until, source });
    return this.execute({ type: 'correct-rate-fact', base, quote, factId, reason, terms }, options, call);
  }

  private async execute(command: RateCommand, options: CommandOptionsDto, call: Call): Promise<ReceiptDto> {
    const context = contextUnder(options, call.context);
    const outcome = await this.commands.execute(new ExecuteRateCommand(command, context));
    if (outcome.outcome === 'rejected') throw rateProblem(outcome.rejection, command);
    // A rate moves nothing in the currency that an amount was agreed in.
    const effect = context.dryRun === true ? [] : undefined;
    return receiptInto(call.response, present({ ...outcome, effect }), context);
  }
}
