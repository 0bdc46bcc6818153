import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { fieldFault, pointerTo } from '../../kernel/field-fault';
import { ApiProblems } from '../../platform/http/api-problems.decorator';
import { commandContextOf } from '../../platform/http/command-origin';
import { Problem } from '../../platform/http/problem';
import { requestIsInvalid } from '../../platform/http/problem-statements';
import { BATCH_FACTS_MAX, readBatch } from './batch-lines';
import { BatchAnswerDto } from './batch.dto';
import { FactBatch } from './fact-batch';
import { NativeFactDto } from './native-fact.dto';

const refuseParameters = ({ query }: Request): void => {
  const faults = Object.keys(query).map((name) => fieldFault(pointerTo(name), 'field-unknown'));
  if (faults.length > 0) throw new Problem(requestIsInvalid(faults));
};

const refuseCondition = ({ headers }: Request): void => {
  if (headers['if-match'] === undefined) return;
  throw new Problem({
    status: 400,
    code: 'if-match-is-invalid',
    title: 'The If-Match header cannot be taken',
    detail: 'A batch speaks of many subscriptions, so one revision is not a condition for it.',
    fix: 'Leave If-Match out, or send the command to its subscription alone.',
  });
};

/** Facts that billing systems state themselves. */
@ApiTags('commands')
@Controller('v1/facts')
export class FactsController {
  constructor(private readonly batch: FactBatch) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'recordFacts',
    summary: 'Records up to 1,000 facts; each is judged alone, and counts once however often it is sent',
  })
  @ApiConsumes('application/json', 'application/x-ndjson')
  @ApiExtraModels(NativeFactDto)
  @ApiBody({
    description: 'As NDJSON: one such fact a line.',
    schema: { type: 'array', maxItems: BATCH_FACTS_MAX, items: { $ref: getSchemaPath(NativeFactDto) } },
  })
  @ApiOkResponse({ type: BatchAnswerDto, description: 'What became of each; a refused one stops no other.' })
  @ApiProblems(400, 413, 415, 422)
  record(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BatchAnswerDto> {
    refuseParameters(request);
    refuseCondition(request);
    return this.batch.record(readBatch(body), commandContextOf(request, response));
  }
}
