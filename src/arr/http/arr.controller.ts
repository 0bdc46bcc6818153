import {
  Controller,
  Get,
  Inject,
  Param,
  Query,
  Req,
  type StreamableFile,
  UseInterceptors,
  UsePipes,
} from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { BUSINESS_DAY, type BusinessDay } from '../../kernel/business-day.port';
import { present } from '../../kernel/present';
import { TABLE_WRITER, type TableWriter } from '../../kernel/table.port';
import { ApiProblems } from '../../platform/http/api-problems.decorator';
import type { AccountsAnswer, ArrAnswer, MovementsAnswer } from '../queries/answers';
import {
  AccountTable,
  AccountsAsOf,
  ArrAsOf,
  ArrSeries,
  MovementExplanation,
  MovementList,
  MovementTable,
  MovementsBetween,
} from '../queries/questions.query';
import type { MovementExplained, MovementListAnswer } from '../queries/movement-answers';
import type { ArrSeriesAnswer } from '../queries/series-answers';
import { AnswerTagInterceptor } from './answer-tag.interceptor';
import { AccountsAnswerDto, ArrAnswerDto, MovementsAnswerDto } from './answer.dto';
import { MovementPathDto } from './path.dto';
import {
  AccountsQuestionDto,
  MovementListQuestionDto,
  toAccountsQuestion,
  toMovementListQuestion,
} from './list-question.dto';
import { ApiListResponse, fileFormat, fileOf } from './list-file';
import { MovementListAnswerDto } from './movement-list.dto';
import { MovementExplainedDto } from './movement.dto';
import { MinPositionPipe } from './min-position.pipe';
import { ArrQuestionDto, ReportedDto, MovementsQuestionDto, toKnowledge, toMovementsQuestion } from './question.dto';
import { answerOf } from './refusal.problem';
import { ArrSeriesAnswerDto } from './series-answer.dto';
import { SeriesQuestionDto, toSeries } from './series-question.dto';

/** What ARR was, of the whole ledger. */
@ApiTags('arr')
@ApiProblems(404, 422, 503)
@UsePipes(MinPositionPipe)
@UseInterceptors(AnswerTagInterceptor)
@ApiResponse({ status: 304, description: 'The answer has the `ETag` that `If-None-Match` names.' })
@Controller('v1/arr')
export class ArrController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(BUSINESS_DAY) private readonly businessDay: BusinessDay,
    @Inject(TABLE_WRITER) private readonly tables: TableWriter,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getArr', summary: 'ARR at the end of a day, as known at a moment' })
  @ApiOkResponse({ type: ArrAnswerDto })
  async arr(@Query() dto: ArrQuestionDto): Promise<ArrAnswer> {
    const { asOf = this.businessDay.today(), native, groupBy, filter } = dto;
    const question = { asOf, ...toKnowledge(dto), ...present({ native, groupBy, filter }) };
    return answerOf(await this.queries.execute(new ArrAsOf(question)));
  }

  @Get('movements')
  @ApiOperation({ operationId: 'getMovements', summary: 'How ARR came from the opening of a window to its closing' })
  @ApiOkResponse({ type: MovementsAnswerDto })
  async movements(@Query() dto: MovementsQuestionDto): Promise<MovementsAnswer> {
    return answerOf(await this.queries.execute(new MovementsBetween(toMovementsQuestion(dto))));
  }

  @Get('movements/list')
  @ApiOperation({
    operationId: 'listMovements',
    summary: 'The movements behind the rows of a window, or behind one column of them; the largest first',
  })
  @ApiExtraModels(MovementListAnswerDto)
  @ApiListResponse(MovementListAnswerDto)
  async movementList(
    @Query() dto: MovementListQuestionDto,
    @Req() request: Request,
  ): Promise<MovementListAnswer | StreamableFile> {
    const format = fileFormat(request, dto);
    if (format !== undefined) {
      return fileOf(
        this.tables,
        format,
        answerOf(await this.queries.execute(new MovementTable(toMovementListQuestion(dto)))),
      );
    }
    return answerOf(await this.queries.execute(new MovementList(toMovementListQuestion(dto))));
  }

  @Get('movements/:movementId')
  @ApiOperation({ operationId: 'getMovement', summary: 'Why: what a movement comes from, and whether it stands' })
  @ApiOkResponse({ type: MovementExplainedDto })
  async movement(@Param() { movementId }: MovementPathDto, @Query() dto: ReportedDto): Promise<MovementExplained> {
    return answerOf(await this.queries.execute(new MovementExplanation({ movementId, ...toKnowledge(dto) })));
  }

  @Get('series')
  @ApiOperation({ operationId: 'getArrSeries', summary: 'ARR at the end of each interval of a window' })
  @ApiOkResponse({ type: ArrSeriesAnswerDto })
  async series(@Query() dto: SeriesQuestionDto): Promise<ArrSeriesAnswer> {
    return answerOf(await this.queries.execute(new ArrSeries(toSeries(dto))));
  }

  @Get('accounts')
  @ApiOperation({ operationId: 'getArrByAccount', summary: 'The accounts behind a figure' })
  @ApiExtraModels(AccountsAnswerDto)
  @ApiListResponse(AccountsAnswerDto)
  async accounts(@Query() dto: AccountsQuestionDto, @Req() request: Request): Promise<AccountsAnswer | StreamableFile> {
    const format = fileFormat(request, dto);
    if (format !== undefined) {
      const { asOf = this.businessDay.today(), native, filter } = dto;
      const list = { asOf, ...toKnowledge(dto), ...present({ native, filter }) };
      return fileOf(this.tables, format, answerOf(await this.queries.execute(new AccountTable(list))));
    }
    const question = toAccountsQuestion(dto, () => this.businessDay.today());
    return answerOf(await this.queries.execute(new AccountsAsOf(question)));
  }
}
