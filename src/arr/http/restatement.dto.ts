import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { MissingRate } from '../queries/missing-rate';
import type { Instant } from '../../kernel/instant';
import { present } from '../../kernel/present';
import { RESTATEMENT_CAUSES, type RestatementCause } from '../domain/restatement';
import type { Bridge, Restatement } from '../queries/questions.query';
import {
  RESTATEMENT_GROUPINGS,
  type BridgeAnswer,
  type BridgeRow,
  type RestatedFigure,
  type RestatementAnswer,
  type RestatementByAccount,
  type RestatementByCause,
  type RestatementEffectAnswer,
  type RestatementGrouping,
  type RestatementOfCause,
} from '../queries/restatement-answers';
import { MayBeAbsent } from '../../platform/http/field.decorator';
import { AMOUNT, EchoDto, KnownAtDto, NEXT } from './answer.dto';
import { IsCursor, IsLimit } from './list-question.dto';
import { IsAsOf, IsFrom, IsKnownAt, IsNative, IsReporting, IsTo, PolicyDto, toKnowledge } from './question.dto';

const EARLIER = 'What was known first: a sequence, or an instant with its zone. Left out: nothing.';
const LATER = 'What was known later. Left out: all that is known now.';

/** The pages after the first have the question in their cursor. */
export class RestatementQuestionDto extends PolicyDto {
  @IsAsOf('The day at whose end it is asked; of a month, quarter or year its last. Left out: today.')
  readonly asOf?: CalendarDate;

  @IsKnownAt(EARLIER)
  readonly fromKnownAt?: number | Instant;

  @IsKnownAt(LATER)
  readonly toKnownAt?: number | Instant;

  @ApiPropertyOptional({ enum: RESTATEMENT_GROUPINGS, description: 'Sums the effects up instead of listing them.' })
  @MayBeAbsent()
  @IsIn(RESTATEMENT_GROUPINGS)
  readonly groupBy?: RestatementGrouping;

  @IsReporting()
  readonly currency?: Currency;

  @IsLimit()
  readonly limit?: number;

  @IsCursor()
  readonly cursor?: string;
}

/** The day is today and the first state of knowledge the empty one, where neither they nor a cursor are given. */
export const toRestatement = (dto: RestatementQuestionDto, today: () => CalendarDate): Restatement['question'] => {
  const { toKnownAt, groupBy, limit, cursor } = dto;
  const [day, from] = cursor === undefined ? [today(), 0] : [undefined, undefined];
  const { asOf = day, fromKnownAt = from } = dto;
  return {
    ...toKnowledge({ ...dto, ...present({ knownAt: toKnownAt }) }),
    ...present({ asOf, fromKnownAt, groupBy, limit, cursor }),
  };
};

/** From the closing figure of the report before the window to that of the window itself. */
export class BridgeQuestionDto extends PolicyDto {
  @IsFrom()
  readonly from!: CalendarDate;

  @IsTo()
  readonly to!: CalendarDate;

  @IsKnownAt(EARLIER)
  readonly fromKnownAt?: number | Instant;

  @IsKnownAt(LATER)
  readonly toKnownAt?: number | Instant;

  @IsReporting()
  readonly currency?: Currency;

  @IsNative()
  readonly native?: Currency;
}

export const toBridge = (dto: BridgeQuestionDto): Bridge['question'] => {
  const { from, to, fromKnownAt = 0, toKnownAt, native } = dto;
  const knowledge = toKnowledge({ ...dto, ...present({ knownAt: toKnownAt }) });
  return { window: { from, to }, fromKnownAt, ...knowledge, ...present({ native }) };
};

export class RestatedFigureDto implements RestatedFigure {
  @ApiProperty({ example: 'EUR' })
  readonly currency!: string;

  @ApiProperty({ example: '120000.00', description: `${AMOUNT} As known first.` })
  readonly before!: string;

  @ApiProperty({ example: '123456.00', description: `${AMOUNT} As known later.` })
  readonly after!: string;

  @ApiProperty({ example: '3456.00', description: `${AMOUNT} The second less the first.` })
  readonly difference!: string;
}

class DaysDto {
  @ApiProperty({ type: String, example: '2025-01-15' })
  readonly from!: CalendarDate;

  @ApiProperty({ type: String, example: '2025-01-16', description: 'The first day that is no longer meant.' })
  readonly until!: CalendarDate;
}

class MissingRateDto implements MissingRate {
  @ApiProperty({ example: 'USD' })
  readonly base!: string;

  @ApiProperty({ example: 'EUR' })
  readonly quote!: string;

  @ApiProperty({ type: [DaysDto] })
  readonly days!: readonly DaysDto[];
}

class RestatementOfCauseDto implements RestatementOfCause {
  @ApiProperty({ enum: RESTATEMENT_CAUSES, example: 'late' })
  readonly cause!: RestatementCause;

  @ApiProperty({ example: '2400.00', description: `${AMOUNT} What the effects of this cause come to, on all pages.` })
  readonly effect!: string;

  @ApiProperty({ example: 3, description: 'How many effects have this cause.' })
  readonly effects!: number;
}

class RestatementByCauseDto extends RestatementOfCauseDto implements RestatementByCause {
  @ApiProperty({ example: 'EUR' })
  readonly currency!: string;
}

class RestatementByAccountDto implements RestatementByAccount {
  @ApiProperty({ example: 'acme' })
  readonly accountId!: string;

  @ApiProperty({ example: 'EUR' })
  readonly currency!: string;

  @ApiProperty({ example: '240.00', description: `${AMOUNT} What has become known of the account.` })
  readonly effect!: string;

  @ApiProperty({ type: [RestatementOfCauseDto], description: 'The same by cause.' })
  readonly causes!: readonly RestatementOfCauseDto[];
}

class RestatementEffectDto implements RestatementEffectAnswer {
  @ApiProperty({ example: 5310, description: 'The end of the append that had the effect.' })
  readonly sequence!: number;

  @ApiProperty({ example: '2025-04-03T08:00:00.000Z' })
  readonly recordedAt!: string;

  @ApiProperty({ description: 'The last fact of the append that is about the account.' })
  readonly factId!: string;

  @ApiProperty({ example: 'subscription-upgraded' })
  readonly type!: string;

  @ApiPropertyOptional({ example: '2025-02-15', description: 'From when the fact is true; none for one that undoes.' })
  readonly effectiveOn?: string;

  @ApiProperty({ example: 'acme' })
  readonly accountId!: string;

  @ApiPropertyOptional({ example: 'sub-1', description: 'Only for a fact about a subscription.' })
  readonly subscriptionId?: string;

  @ApiProperty({
    enum: RESTATEMENT_CAUSES,
    description:
      'Whether the fact came in its time or late, corrects or voids another, publishes a rate, or adopts a policy.',
  })
  readonly cause!: RestatementCause;

  @ApiProperty({ example: 'EUR' })
  readonly currency!: string;

  @ApiProperty({ example: '240.00', description: `${AMOUNT} The figure with the append, less the figure without it.` })
  readonly effect!: string;
}

class TwoKnownDto extends OmitType(EchoDto, ['knownAt']) {
  @ApiProperty({
    type: 'integer',
    example: 1,
    description: 'The policy of what was known first; that of what was known later is `policyVersion`.',
  })
  readonly fromPolicyVersion!: number;
}

export class RestatementAnswerDto extends TwoKnownDto implements RestatementAnswer {
  @ApiProperty({ example: '2025-03-31' })
  readonly asOf!: string;

  @ApiProperty({ type: KnownAtDto })
  readonly from!: KnownAtDto;

  @ApiProperty({ type: KnownAtDto })
  readonly to!: KnownAtDto;

  @ApiProperty({ type: [RestatedFigureDto] })
  readonly figures!: readonly RestatedFigureDto[];

  @ApiPropertyOptional({
    type: [MissingRateDto],
    description: 'What had no rate in between, where that is so; effects of it are in the currency that was agreed.',
  })
  readonly missing?: readonly MissingRateDto[];

  @ApiProperty({ type: [RestatementByCauseDto], description: 'The same difference by cause.' })
  readonly causes!: readonly RestatementByCauseDto[];

  @ApiPropertyOptional({ enum: RESTATEMENT_GROUPINGS, description: 'As it was asked; only where it was.' })
  readonly groupBy?: RestatementGrouping;

  @ApiPropertyOptional({
    type: [RestatementByAccountDto],
    description: 'Only with `groupBy`, in order of ids; those of all pages sum to the difference exactly.',
  })
  readonly accounts?: readonly RestatementByAccountDto[];

  @ApiProperty({
    type: [RestatementEffectDto],
    description:
      'In the order in which they became known; those of all pages sum to the difference exactly. Empty with `groupBy`.',
  })
  readonly effects!: readonly RestatementEffectDto[];

  @ApiProperty(NEXT)
  readonly next!: string | null;
}

class BridgeRowDto implements BridgeRow {
  @ApiProperty({ example: 'EUR' })
  readonly currency!: string;

  @ApiProperty({ example: '120000.00', description: `${AMOUNT} The day before the window, as known first.` })
  readonly reported!: string;

  @ApiProperty({ example: '3456.00', description: `${AMOUNT} What has become known of that day since.` })
  readonly earlierPeriods!: string;

  @ApiProperty({ example: '123456.00', description: `${AMOUNT} The same day as known later.` })
  readonly opening!: string;

  @ApiProperty({ example: '1200.00', description: AMOUNT })
  readonly new!: string;

  @ApiProperty({ example: '240.00', description: AMOUNT })
  readonly expansion!: string;

  @ApiProperty({ example: '0.00', description: AMOUNT })
  readonly reactivation!: string;

  @ApiProperty({ example: '-60.00', description: AMOUNT })
  readonly contraction!: string;

  @ApiProperty({ example: '-600.00', description: AMOUNT })
  readonly churn!: string;

  @ApiProperty({ example: '0.00', description: `${AMOUNT} What other rates make of what stood.` })
  readonly fx!: string;

  @ApiProperty({ example: '0.00', description: `${AMOUNT} Zero over the whole ledger.` })
  readonly transfer!: string;

  @ApiProperty({ example: '124236.00', description: `${AMOUNT} The end of the window, as known later.` })
  readonly closing!: string;

  @ApiProperty({ example: '0.00', description: 'Closing less all that leads to it: always zero.' })
  readonly difference!: string;
}

export class BridgeAnswerDto extends TwoKnownDto implements BridgeAnswer {
  @ApiProperty({ example: '2025-04-01' })
  readonly from!: string;

  @ApiProperty({ example: '2025-05-01', description: 'The first day that no longer counts.' })
  readonly to!: string;

  @ApiProperty({ type: KnownAtDto })
  readonly fromKnownAt!: KnownAtDto;

  @ApiProperty({ type: KnownAtDto })
  readonly toKnownAt!: KnownAtDto;

  @ApiProperty({ type: [BridgeRowDto], description: 'One for each currency.' })
  readonly rows!: readonly BridgeRowDto[];
}
