import { Controller, Get, Inject, Query, UseInterceptors, UsePipes } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { BUSINESS_DAY, type BusinessDay } from '../../kernel/business-day.port';
import { ApiProblems } from '../../platform/http/api-problems.decorator';
import type { CommittedAnswer } from '../queries/committed-answers';
import { Committed } from '../queries/questions.query';
import { AnswerTagInterceptor } from './answer-tag.interceptor';
import { CommittedAnswerDto, CommittedQuestionDto, toCommitted } from './committed.dto';
import { MinPositionPipe } from './min-position.pipe';
import { answerOf } from './refusal.problem';

/** What is agreed for later days. */
@ApiTags('arr')
@ApiProblems(404, 422, 503)
@UsePipes(MinPositionPipe)
@UseInterceptors(AnswerTagInterceptor)
@ApiResponse({ status: 304, description: 'The answer has the `ETag` that `If-None-Match` names.' })
@Controller('v1/arr')
export class CommittedController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(BUSINESS_DAY) private readonly businessDay: BusinessDay,
  ) {}

  @Get('committed')
  @ApiOperation({
    operationId: 'getCommitted',
    summary: 'ARR once all that is known to change after a day has changed, and the schedule of it',
  })
  @ApiOkResponse({ type: CommittedAnswerDto })
  async committed(@Query() dto: CommittedQuestionDto): Promise<CommittedAnswer> {
    const question = toCommitted(dto, () => this.businessDay.today());
    return answerOf(await this.queries.execute(new Committed(question)));
  }
}
