import { Body, Controller, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
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
import { ApiProblems } from '../../platform/http/api-problems.decorator';
import { contextUnder } from '../../platform/http/command-call.decorator';
import { ApiTraced } from '../../platform/http/command-docs.decorator';
import { CommandOptionsDto } from '../../platform/http/command-options.dto';
import { commandContextOf } from '../../platform/http/command-origin';
import { Problem } from '../../platform/http/problem';
import { BATCH_FACTS_MAX, readBatch } from './batch-lines';
import { BatchAnswerDto } from './batch.dto';
import { FactBatch } from './fact-batch';
import { NativeFactDto } from './native-fact.dto';
import { PeriodDto } from './period.dto';

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
  @ApiTraced()
  @ApiConsumes('application/json', 'application/x-ndjson')
  @ApiExtraModels(NativeFactDto, PeriodDto)
  @ApiBody({
    description:
      'As NDJSON: one such fact a line. A line of type `subscription-period` states a whole period, as a row of an export ' +
      'does; its data is a PeriodDto, and its metadata holds a `commandId`.',
    schema: { type: 'array', maxItems: BATCH_FACTS_MAX, items: { $ref: getSchemaPath(NativeFactDto) } },
  })
  @ApiOkResponse({ type: BatchAnswerDto, description: 'What became of each; a refused one stops no other.' })
  @ApiProblems(400, 413, 415, 422)
  record(
    @Body() body: unknown,
    @Query() options: CommandOptionsDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BatchAnswerDto> {
    refuseCondition(request);
    return this.batch.record(readBatch(body), contextUnder(options, commandContextOf(request, response)));
  }
}
