import { Controller, Get, Inject, Param, Query, Res, UsePipes } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { BUSINESS_DAY, type BusinessDay } from '../../kernel/business-day.port';
import { ApiProblems } from '../../platform/http/api-problems.decorator';
import type { SubscriptionAnswer, SubscriptionFactsAnswer, SubscriptionTimelineAnswer } from '../queries/answers';
import { SubscriptionAsOf, SubscriptionFacts, SubscriptionTimeline } from '../queries/questions.query';
import { FactsQuestionDto, toFactsQuestion } from './list-question.dto';
import { MinPositionPipe } from './min-position.pipe';
import { SubscriptionPathDto } from './path.dto';
import { DayDto, HistoryDto, toHistory, toKnowledge } from './question.dto';
import { answerOf } from './refusal.problem';
import {
  SubscriptionAnswerDto,
  SubscriptionFactsAnswerDto,
  SubscriptionTimelineAnswerDto,
} from './subscription-answer.dto';

/** What is known of one subscription. */
@ApiTags('subscriptions')
@ApiProblems(404, 422, 503)
@UsePipes(MinPositionPipe)
@Controller('v1/subscriptions/:subscriptionId')
export class SubscriptionHistoryController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(BUSINESS_DAY) private readonly businessDay: BusinessDay,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getSubscription', summary: 'The subscription at the end of a day' })
  @ApiOkResponse({
    type: SubscriptionAnswerDto,
    headers: { ETag: { description: 'The revision, for `If-Match`.', schema: { type: 'string' } } },
  })
  async subscription(
    @Param() { subscriptionId }: SubscriptionPathDto,
    @Query() dto: DayDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SubscriptionAnswer> {
    const { asOf = this.businessDay.today() } = dto;
    const answer = answerOf(
      await this.queries.execute(new SubscriptionAsOf({ subscriptionId, asOf, ...toKnowledge(dto) })),
    );
    response.setHeader('ETag', `"${answer.revision.toString()}"`);
    return answer;
  }

  @Get('facts')
  @ApiOperation({ operationId: 'getSubscriptionFacts', summary: 'Its facts as recorded, and how each stands' })
  @ApiOkResponse({ type: SubscriptionFactsAnswerDto })
  async facts(
    @Param() { subscriptionId }: SubscriptionPathDto,
    @Query() dto: FactsQuestionDto,
  ): Promise<SubscriptionFactsAnswer> {
    return answerOf(await this.queries.execute(new SubscriptionFacts({ subscriptionId, ...toFactsQuestion(dto) })));
  }

  @Get('timeline')
  @ApiOperation({ operationId: 'getSubscriptionTimeline', summary: 'What held from day to day' })
  @ApiOkResponse({ type: SubscriptionTimelineAnswerDto })
  async timeline(
    @Param() { subscriptionId }: SubscriptionPathDto,
    @Query() dto: HistoryDto,
  ): Promise<SubscriptionTimelineAnswer> {
    return answerOf(await this.queries.execute(new SubscriptionTimeline({ subscriptionId, ...toHistory(dto) })));
  }
}
