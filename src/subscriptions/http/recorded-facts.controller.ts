import { Body, Controller, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, CommandCall } from '../../platform/http/command-call.decorator';
import { ApiCommand } from '../../platform/http/command-docs.decorator';
import { CommandOptionsDto } from '../../platform/http/command-options.dto';
import { Problem } from '../../platform/http/problem';
import { requestIsInvalid } from '../../platform/http/problem-statements';
import type { ReceiptDto } from '../../platform/http/receipt.dto';
import type { SubscriptionStatement } from '../domain/subscription.events';
import { VoidFactDto } from './command.dto';
import { FactPathDto } from './path.dto';
import { StatedFacts } from './stated-facts';
import { CorrectFactDto, type StatementDto } from './statement.dto';
import { toCorrectFact, toVoidFact } from './subscription-commands';
import { SubscriptionExecutor } from './subscription-executor';

/** What is done about facts that stand and should not. */
@ApiTags('commands')
@Controller('v1/subscriptions/:subscriptionId/facts/:factId')
export class RecordedFactsController {
  constructor(
    private readonly executor: SubscriptionExecutor,
    private readonly stated: StatedFacts,
  ) {}

  @Post('void')
  @ApiCommand('voidFact', 'Undoes a fact; voiding a void or a correction restores what it undid')
  voidFact(
    @Param() path: FactPathDto,
    @Body() dto: VoidFactDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    return this.executor.execute(toVoidFact(path, dto.reason), options, call);
  }

  @Post('correct')
  @ApiCommand('correctFact', 'Replaces a fact by the right statement, in full')
  correctFact(
    @Param() path: FactPathDto,
    @Body() dto: CorrectFactDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    return this.executor.execute(toCorrectFact(path, dto.reason, this.statementIn(dto.statement)), options, call);
  }

  private statementIn({ type, data }: StatementDto): SubscriptionStatement {
    const stated = this.stated.read({ type, data }, '/statement');
    if (stated.outcome === 'faulty') throw new Problem(requestIsInvalid(stated.faults));
    // The DTO admits the types of statements only.
    return stated.fact as SubscriptionStatement;
  }
}
