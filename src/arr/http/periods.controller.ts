import { Controller, Get, Param, Query, UseInterceptors, UsePipes } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../platform/http/api-problems.decorator';
import { MonthPathDto } from '../../platform/http/month-path.dto';
import type { PeriodAnswer, PeriodsAnswer } from '../queries/period-answers';
import { PeriodAsClosed, Periods } from '../queries/questions.query';
import { AnswerTagInterceptor } from './answer-tag.interceptor';
import { MinPositionPipe } from './min-position.pipe';
import { PeriodAnswerDto, PeriodsAnswerDto, KnownListDto, toKnownList } from './period.dto';
import { KnowledgeDto, toKnowledge } from './question.dto';
import { answerOf } from './refusal.problem';

/** Closed months: what was pinned, and what is known of them now. */
@ApiTags('arr')
@ApiProblems(404, 422, 503)
@UsePipes(MinPositionPipe)
@UseInterceptors(AnswerTagInterceptor)
@ApiResponse({ status: 304, description: 'The answer has the `ETag` that `If-None-Match` names.' })
@Controller('v1/periods')
export class PeriodsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ operationId: 'getPeriods', summary: 'The months that are closed, with the figures that are pinned' })
  @ApiOkResponse({ type: PeriodsAnswerDto })
  async periods(@Query() dto: KnownListDto): Promise<PeriodsAnswer> {
    return answerOf(await this.queries.execute(new Periods(toKnownList(dto))));
  }

  @Get(':period')
  @ApiOperation({
    operationId: 'getPeriod',
    summary: 'A closed month: as it was closed, whether that still holds, and as it is known now',
  })
  @ApiOkResponse({ type: PeriodAnswerDto })
  async period(@Param() { period }: MonthPathDto, @Query() dto: KnowledgeDto): Promise<PeriodAnswer> {
    return answerOf(await this.queries.execute(new PeriodAsClosed({ period, ...toKnowledge(dto) })));
  }
}
