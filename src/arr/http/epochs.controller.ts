import { Body, Controller, Get, Post, UseGuards } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { present } from '../../kernel/present';
import { ApiProblems } from '../../platform/http/api-problems.decorator';
import { type Call, CommandCall } from '../../platform/http/command-call.decorator';
import { ApiCommandOrigin } from '../../platform/http/command-docs.decorator';
import { NoParametersGuard } from '../../platform/http/no-parameters.guard';
import { Problem } from '../../platform/http/problem';
import { COMMON_HTTP_REJECTIONS, refusedCommand } from '../../platform/http/refused-command';
import { epochRejectionWords } from '../application/epoch-outcome';
import { OpenEpoch } from '../application/open-epoch.handler';
import type { EpochsAnswer } from '../queries/journal-answers';
import { EpochsOfJournal } from '../queries/questions.query';
import { EpochsAnswerDto, OpenedEpochDto, OpenEpochDto } from './epoch.dto';
import { answerOf } from './refusal.problem';

/** In which ways the journal is published, one after the other. */
@ApiTags('arr')
@ApiProblems(422, 503)
@UseGuards(NoParametersGuard)
@Controller('v1/journal/epochs')
export class EpochsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getEpochs',
    summary: 'The epochs of the journal, and which of them is the present one',
  })
  @ApiOkResponse({ type: EpochsAnswerDto })
  async epochs(): Promise<EpochsAnswer> {
    return answerOf(await this.queries.execute(new EpochsOfJournal()));
  }

  @Post()
  @ApiOperation({
    operationId: 'openEpoch',
    summary: 'Open another epoch, in which the whole journal is published anew',
    description: 'For topics that were lost, and for a store that was put back to an earlier state. No figure changes.',
  })
  @ApiCommandOrigin()
  @ApiCreatedResponse({ type: OpenedEpochDto })
  async open(@Body() { reason, above }: OpenEpochDto, @CommandCall() call: Call): Promise<OpenedEpochDto> {
    const { commandId, source } = call.context;
    const outcome = await this.commands.execute(new OpenEpoch(present({ commandId, source, reason, above })));
    if (outcome.outcome === 'rejected') {
      const { rejection } = outcome;
      const status = COMMON_HTTP_REJECTIONS[rejection.code];
      throw new Problem(refusedCommand(rejection, epochRejectionWords(rejection), status));
    }
    if (outcome.replayed) call.response.setHeader('Idempotency-Replayed', 'true');
    return outcome.epoch;
  }
}
