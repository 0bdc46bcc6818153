import { Controller, Get, Query, UseInterceptors, UsePipes } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../platform/http/api-problems.decorator';
import type { PoliciesAnswer } from '../queries/policy-answers';
import { Policies } from '../queries/questions.query';
import { AnswerTagInterceptor } from './answer-tag.interceptor';
import { MinPositionPipe } from './min-position.pipe';
import { KnownListDto, toKnownList } from './period.dto';
import { PoliciesAnswerDto } from './policy.dto';
import { answerOf } from './refusal.problem';

/** The treatments that figures are computed under. */
@ApiTags('arr')
@ApiProblems(404, 422, 503)
@UsePipes(MinPositionPipe)
@UseInterceptors(AnswerTagInterceptor)
@ApiResponse({ status: 304, description: 'The answer has the `ETag` that `If-None-Match` names.' })
@Controller('v1/policies')
export class PoliciesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ operationId: 'getPolicies', summary: 'The policies that have been adopted, with what each changes' })
  @ApiOkResponse({ type: PoliciesAnswerDto })
  async policies(@Query() dto: KnownListDto): Promise<PoliciesAnswer> {
    return answerOf(await this.queries.execute(new Policies(toKnownList(dto))));
  }
}
