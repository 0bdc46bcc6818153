import { Controller, Get, Inject, Param, Query, UsePipes } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BUSINESS_DAY, type BusinessDay } from '../../kernel/business-day.port';
import { ApiProblems } from '../../platform/http/api-problems.decorator';
import type { AccountAnswer, AccountArrAnswer, AccountMovementsAnswer } from '../queries/answers';
import { AccountArr, AccountAsOf, AccountMovements } from '../queries/questions.query';
import { AccountAnswerDto, AccountArrAnswerDto, AccountMovementsAnswerDto } from './account-answer.dto';
import { MinPositionPipe } from './min-position.pipe';
import { AccountPathDto } from './path.dto';
import { DayDto, HistoryDto, toHistory, toKnowledge } from './question.dto';
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
  @ApiOperation({ operationId: 'getAccount', summary: 'Its ARR at the end of a day, by currency and subscription' })
  @ApiOkResponse({ type: AccountAnswerDto })
  async account(@Param() { accountId }: AccountPathDto, @Query() dto: DayDto): Promise<AccountAnswer> {
    const { asOf = this.businessDay.today() } = dto;
    return answerOf(await this.queries.execute(new AccountAsOf({ accountId, asOf, ...toKnowledge(dto) })));
  }

  @Get('arr')
  @ApiOperation({ operationId: 'getAccountArr', summary: 'Its ARR step by step, steps that are agreed ahead included' })
  @ApiOkResponse({ type: AccountArrAnswerDto })
  async arr(@Param() { accountId }: AccountPathDto, @Query() dto: HistoryDto): Promise<AccountArrAnswer> {
    return answerOf(await this.queries.execute(new AccountArr({ accountId, ...toHistory(dto) })));
  }

  @Get('movements')
  @ApiOperation({ operationId: 'getAccountMovements', summary: 'Its movements, each with the facts behind it' })
  @ApiOkResponse({ type: AccountMovementsAnswerDto })
  async movements(@Param() { accountId }: AccountPathDto, @Query() dto: HistoryDto): Promise<AccountMovementsAnswer> {
    return answerOf(await this.queries.execute(new AccountMovements({ accountId, ...toHistory(dto) })));
  }
}
