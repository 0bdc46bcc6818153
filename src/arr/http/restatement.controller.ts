import { Controller, Get, Inject, Query, UseInterceptors, UsePipes } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { BUSINESS_DAY, type BusinessDay } from '../../kernel/business-day.port';
import { ApiProblems } from '../../platform/http/api-problems.decorator';
import { Bridge, Restatement } from '../queries/questions.query';
import type { BridgeAnswer, RestatementAnswer } from '../queries/restatement-answers';
import { AnswerTagInterceptor } from './answer-tag.interceptor';
import { MinPositionPipe } from './min-position.pipe';
import { answerOf } from './refusal.problem';
import {
  BridgeAnswerDto,
  BridgeQuestionDto,
  RestatementAnswerDto,
  RestatementQuestionDto,
  toBridge,
  toRestatement,
} from './restatement.dto';

/** What has become known since. */
@ApiTags('arr')
@ApiProblems(404, 422, 503)
@UsePipes(MinPositionPipe)
@UseInterceptors(AnswerTagInterceptor)
@ApiResponse({ status: 304, description: 'The answer has the `ETag` that `If-None-Match` names.' })
@Controller('v1/arr')
export class RestatementController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(BUSINESS_DAY) private readonly businessDay: BusinessDay,
  ) {}

  @Get('restatement')
  @ApiOperation({
    operationId: 'getRestatement',
    summary: 'What has become known of a figure between two moments, fact by fact',
  })
  @ApiOkResponse({ type: RestatementAnswerDto })
  async restatement(@Query() dto: RestatementQuestionDto): Promise<RestatementAnswer> {
    const question = toRestatement(dto, () => this.businessDay.today());
    return answerOf(await this.queries.execute(new Restatement(question)));
  }

  @Get('bridge')
  @ApiOperation({
    operationId: 'getBridge',
    summary: 'How the closing figure of one report leads to that of the next, changes to earlier periods included',
  })
  @ApiOkResponse({ type: BridgeAnswerDto })
  async bridge(@Query() dto: BridgeQuestionDto): Promise<BridgeAnswer> {
    return answerOf(await this.queries.execute(new Bridge(toBridge(dto))));
  }
}
