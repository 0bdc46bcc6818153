import { Controller, Get, Inject, Param, Query, Res, UsePipes } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { BUSINESS_DAY, type BusinessDay } from '../../kernel/business-day.port';
import { ApiProblems } from '../../platform/http/api-problems.decorator';
import type { AccountAnswer, AccountArrAnswer, AccountFactsAnswer, AccountMovementsAnswer } from '../queries/answers';
import { AccountArr, AccountAsOf, AccountFacts, AccountMovements } from '../queries/questions.query';
import {
  AccountAnswerDto,
  AccountArrAnswerDto,
  AccountFactsAnswerDto,
  AccountMovementsAnswerDto,
} from './account-answer.dto';
import { FactsQuestionDto, toFactsQuestion } from './list-question.dto';
import { MinPositionPipe } from './min-position.pipe';
import { AccountPathDto } from './path.dto';
import { ReportedDayDto, ReportedHistoryDto, toHistory, toKnowledge } from './question.dto';
import { answerOf } from './refusal.problem';

/** What ARR was, of one account. */
@ApiTags('accounts')
@ApiProblems(404, 422, 503)
@UsePipes(MinPositionPipe)
@Controller('v1/accounts/:accountId')
export class AccountsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(BUSINESS_DAY) private readonly businessDay: BusinessDay,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getAccount',
    summary: 'What it is at the end of a day, and its ARR by currency and subscription',
  })
  @ApiOkResponse({
    type: AccountAnswerDto,
    headers: { ETag: { description: 'The revision, for `If-Match`.', schema: { type: 'string' } } },
  })
  async account(
    @Param() { accountId }: AccountPathDto,
    @Query() dto: ReportedDayDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AccountAnswer> {
    const { asOf = this.businessDay.today() } = dto;
    const answer = answerOf(await this.queries.execute(new AccountAsOf({ accountId, asOf, ...toKnowledge(dto) })));
    if (answer.revision >= 0) response.setHeader('ETag', `"${answer.revision.toString()}"`);
    return answer;
  }

  @Get('facts')
  @ApiOperation({
    operationId: 'getAccountFacts',
    summary: 'What is said of it, as recorded, and how each fact stands',
  })
  @ApiOkResponse({ type: AccountFactsAnswerDto })
  async facts(@Param() { accountId }: AccountPathDto, @Query() dto: FactsQuestionDto): Promise<AccountFactsAnswer> {
    return answerOf(await this.queries.execute(new AccountFacts({ accountId, ...toFactsQuestion(dto) })));
  }

  @Get('arr')
  @ApiOperation({ operationId: 'getAccountArr', summary: 'Its ARR step by step, steps that are agreed ahead included' })
  @ApiOkResponse({ type: AccountArrAnswerDto })
  async arr(@Param() { accountId }: AccountPathDto, @Query() dto: ReportedHistoryDto): Promise<AccountArrAnswer> {
    return answerOf(await this.queries.execute(new AccountArr({ accountId, ...toHistory(dto) })));
  }

  @Get('movements')
  @ApiOperation({ operationId: 'getAccountMovements', summary: 'Its movements, each with the facts behind it' })
  @ApiOkResponse({ type: AccountMovementsAnswerDto })
  async movements(
    @Param() { accountId }: AccountPathDto,
    @Query() dto: ReportedHistoryDto,
  ): Promise<AccountMovementsAnswer> {
    return answerOf(await this.queries.execute(new AccountMovements({ accountId, ...toHistory(dto) })));
  }
}
