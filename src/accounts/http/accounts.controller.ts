import { Body, Controller, Inject, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { FACT_SCHEMAS, type FactSchemas } from '../../kernel/fact-schema.port';
import { faultWithin } from '../../kernel/field-fault';
import { present } from '../../kernel/present';
import { faultsInSent, SENT_VERSION } from '../../kernel/stated-fact';
import { type Call, CommandCall, contextUnder, receiptInto } from '../../platform/http/command-call.decorator';
import { ApiCommand } from '../../platform/http/command-docs.decorator';
import { CommandOptionsDto } from '../../platform/http/command-options.dto';
import { Problem } from '../../platform/http/problem';
import { requestIsInvalid } from '../../platform/http/problem-statements';
import type { ReceiptDto } from '../../platform/http/receipt.dto';
import { ExecuteAccountCommand } from '../application/execute-account.command';
import { accountFactOf } from '../domain/account.codec';
import { type AccountCommand, accountOf } from '../domain/account.commands';
import type { AccountStatement } from '../domain/account.events';
import { accountProblem } from './account-rejection.problem';
import {
  AccountFactPathDto,
  AccountPathDto,
  type AccountStatementDto,
  CorrectAccountFactDto,
  DescribeAccountDto,
  MergeAccountDto,
  VoidAccountFactDto,
} from './account.dto';

/** What is said of an account, and what is done about facts that should not stand. */
@ApiTags('commands')
@Controller('v1/accounts/:accountId')
export class AccountsController {
  constructor(
    private readonly commands: CommandBus,
    @Inject(FACT_SCHEMAS) private readonly schemas: FactSchemas,
  ) {}

  @Post('register')
  @ApiCommand('registerAccount', 'Registers an account')
  register(
    @Param() { accountId }: AccountPathDto,
    @Body() { effectiveOn, occurredAt, name, attributes }: DescribeAccountDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    const said = present({ effectiveOn, occurredAt, name, attributes });
    return this.execute({ type: 'register-account', accountId, ...said }, options, call);
  }

  @Post('describe')
  @ApiCommand('describeAccount', 'States the attributes of an account in full, and its name where it changes')
  describe(
    @Param() { accountId }: AccountPathDto,
    @Body() { effectiveOn, occurredAt, name, attributes }: DescribeAccountDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    const said = present({ effectiveOn, occurredAt, name, attributes });
    return this.execute({ type: 'describe-account', accountId, ...said }, options, call);
  }

  @Post('merge')
  @ApiCommand('mergeAccount', 'Lets the account read as another from a day on')
  merge(
    @Param() { accountId }: AccountPathDto,
    @Body() { effectiveOn, occurredAt, intoAccountId }: MergeAccountDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    const said = present({ effectiveOn, occurredAt, intoAccountId });
    return this.execute({ type: 'merge-account', accountId, ...said }, options, call);
  }

  @Post('facts/:factId/void')
  @ApiCommand('voidAccountFact', 'Undoes a fact; voiding a void or a correction restores what it undid')
  voidFact(
    @Param() { accountId, factId }: AccountFactPathDto,
    @Body() { reason }: VoidAccountFactDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    return this.execute({ type: 'void-account-fact', accountId, factId, reason }, options, call);
  }

  @Post('facts/:factId/correct')
  @ApiCommand('correctAccountFact', 'Replaces a fact by the right statement, in full')
  correctFact(
    @Param() { accountId, factId }: AccountFactPathDto,
    @Body() dto: CorrectAccountFactDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    const { reason } = dto;
    const statement = this.statementIn(dto.statement);
    return this.execute({ type: 'correct-account-fact', accountId, factId, reason, statement }, options, call);
  }

  private async execute(command: AccountCommand, options: CommandOptionsDto, call: Call): Promise<ReceiptDto> {
    const context = contextUnder(options, call.context);
    const outcome = await this.commands.execute(new ExecuteAccountCommand(command, context));
    if (outcome.outcome === 'rejected') throw accountProblem(outcome.rejection, accountOf(command));
    // What is said of an account takes ARR from one account or group to another, so over the ledger it moves nothing.
    const effect = context.dryRun === true ? [] : undefined;
    return receiptInto(call.response, present({ ...outcome, effect }), context);
  }

  private statementIn({ type, data }: AccountStatementDto): AccountStatement {
    const faults = faultsInSent({ type, data }, this.schemas);
    if (faults.length > 0) {
      throw new Problem(requestIsInvalid(faults.map((fault) => faultWithin('/statement', fault))));
    }
    // The DTO admits the types of statements only.
    return accountFactOf({ type, version: SENT_VERSION, data }) as AccountStatement;
  }
}
