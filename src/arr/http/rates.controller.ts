import { Controller, Get, Query, UseInterceptors, UsePipes } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../platform/http/api-problems.decorator';
import { Retention } from '../queries/questions.query';
import type { RetentionAnswer } from '../queries/retention-answers';
import { AnswerTagInterceptor } from './answer-tag.interceptor';
import { MinPositionPipe } from './min-position.pipe';
import { answerOf } from './refusal.problem';
import { RetentionAnswerDto } from './retention-answer.dto';
import { RetentionQuestionDto, toRetention } from './rates-question.dto';

/** What of ARR stays, goes and grows. */
@ApiTags('arr')
@ApiProblems(404, 422, 503)
@UsePipes(MinPositionPipe)
@UseInterceptors(AnswerTagInterceptor)
@ApiResponse({ status: 304, description: 'The answer has the `ETag` that `If-None-Match` names.' })
@Controller('v1/arr')
export class RatesController {
  constructor(private readonly queries: QueryBus) {}

  @Get('retention')
  @ApiOperation({
    operationId: 'getRetention',
    summary: 'What of ARR stays, goes and grows over a window: rates, and what each is made of',
  })
  @ApiOkResponse({ type: RetentionAnswerDto })
  async retention(@Query() dto: RetentionQuestionDto): Promise<RetentionAnswer> {
    return answerOf(await this.queries.execute(new Retention(toRetention(dto))));
  }
}
