import { Controller, Get, Query, UseInterceptors, UsePipes } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../platform/http/api-problems.decorator';
import { present } from '../../kernel/present';
import { Rates } from '../queries/questions.query';
import type { RatesAnswer } from '../queries/rate-answers';
import { AnswerTagInterceptor } from './answer-tag.interceptor';
import { ExchangeRatesQuestionDto, RatesAnswerDto } from './exchange-rate.dto';
import { MinPositionPipe } from './min-position.pipe';
import { toKnownList } from './period.dto';
import { answerOf } from './refusal.problem';

/** What currencies are worth in one another. */
@ApiTags('arr')
@ApiProblems(404, 422, 503)
@UsePipes(MinPositionPipe)
@UseInterceptors(AnswerTagInterceptor)
@ApiResponse({ status: 304, description: 'The answer has the `ETag` that `If-None-Match` names.' })
@Controller('v1/rates')
export class ExchangeRatesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ operationId: 'getRates', summary: 'The rates that stand, or those that count on a day' })
  @ApiOkResponse({ type: RatesAnswerDto })
  async rates(@Query() dto: ExchangeRatesQuestionDto): Promise<RatesAnswer> {
    const question = { ...toKnownList(dto), ...present({ asOf: dto.asOf }) };
    return answerOf(await this.queries.execute(new Rates(question)));
  }
}
