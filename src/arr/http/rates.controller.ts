import { Controller, Get, Inject, Query, UseInterceptors, UsePipes } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { BUSINESS_DAY, type BusinessDay } from '../../kernel/business-day.port';
import { ApiProblems } from '../../platform/http/api-problems.decorator';
import type { CohortsAnswer } from '../queries/cohort-answers';
import { Cohorts, Retention } from '../queries/rates-questions.query';
import type { RetentionAnswer } from '../queries/retention-answers';
import { AnswerTagInterceptor } from './answer-tag.interceptor';
import { CohortsAnswerDto } from './cohorts-answer.dto';
import { MinPositionPipe } from './min-position.pipe';
import { answerOf } from './refusal.problem';
import { RetentionAnswerDto } from './retention-answer.dto';
import { CohortsQuestionDto, RetentionQuestionDto, toCohorts, toRetention } from './rates-question.dto';

/** What of ARR stays, goes and grows. */
@ApiTags('arr')
@ApiProblems(404, 422, 503)
@UsePipes(MinPositionPipe)
@UseInterceptors(AnswerTagInterceptor)
@ApiResponse({ status: 304, description: 'The answer has the `ETag` that `If-None-Match` names.' })
@Controller('v1/arr')
export class RatesController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(BUSINESS_DAY) private readonly businessDay: BusinessDay,
  ) {}

  @Get('retention')
  @ApiOperation({
    operationId: 'getRetention',
    summary: 'What of ARR stays, goes and grows over a window: rates, and what each is made of',
  })
  @ApiOkResponse({ type: RetentionAnswerDto })
  async retention(@Query() dto: RetentionQuestionDto): Promise<RetentionAnswer> {
    return answerOf(await this.queries.execute(new Retention(toRetention(dto))));
  }

  @Get('cohorts')
  @ApiOperation({
    operationId: 'getCohorts',
    summary: 'The accounts by when they first had ARR, and what they have left of it at the end of each interval since',
  })
  @ApiOkResponse({ type: CohortsAnswerDto })
  async cohorts(@Query() dto: CohortsQuestionDto): Promise<CohortsAnswer> {
    const question = toCohorts(dto, () => this.businessDay.today());
    return answerOf(await this.queries.execute(new Cohorts(question)));
  }
}
