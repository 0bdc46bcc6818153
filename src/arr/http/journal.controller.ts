import { Controller, Get, Param, Query, UseInterceptors, UsePipes } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../platform/http/api-problems.decorator';
import type { JournalPageAnswer } from '../queries/journal-answers';
import { JournalPage } from '../queries/questions.query';
import { AnswerTagInterceptor } from './answer-tag.interceptor';
import { JournalPageAnswerDto, JournalPathDto, JournalQuestionDto, toJournalPage } from './journal.dto';
import { MinPositionPipe } from './min-position.pipe';
import { answerOf } from './refusal.problem';

/** The journal itself, for those who add it up on their own. */
@ApiTags('arr')
@ApiProblems(404, 422, 503)
@UsePipes(MinPositionPipe)
@UseInterceptors(AnswerTagInterceptor)
@ApiResponse({ status: 304, description: 'The answer has the `ETag` that `If-None-Match` names.' })
@Controller('v1/journal')
export class JournalController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':epoch/:shard')
  @ApiOperation({ operationId: 'getJournal', summary: 'The entries of a shard of the journal, in their order' })
  @ApiOkResponse({ type: JournalPageAnswerDto })
  async page(@Param() path: JournalPathDto, @Query() dto: JournalQuestionDto): Promise<JournalPageAnswer> {
    return answerOf(await this.queries.execute(new JournalPage(toJournalPage(path, dto))));
  }
}
