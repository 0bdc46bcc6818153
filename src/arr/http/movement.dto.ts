import { ApiProperty, ApiPropertyOptional, IntersectionType, OmitType } from '@nestjs/swagger';
import { MOVEMENT_CLASSES, type MovementClass } from '../domain/movement';
import type {
  AccountFactAnswer,
  ContributionAnswer,
  FactAnswer,
  MovementAnswer,
  SubscriptionStatusAnswer,
} from '../queries/answers';
import type {
  ContributionExplained,
  DiscountInForce,
  LineInputs,
  LineConverted,
  LineValue,
  MovementExplained,
  TakenBack,
} from '../queries/movement-answers';
import { EchoDto } from './answer.dto';
import { FactDto } from './fact.dto';

class ContributionDto implements ContributionAnswer {
  @ApiProperty({ example: 'sub-1' })
  readonly subscriptionId!: string;

  @ApiProperty({ example: 'seats' })
  readonly lineId!: string;

  @ApiProperty({ description: 'The fact that says so.' })
  readonly factId!: string;

  @ApiProperty({ example: '240.00' })
  readonly delta!: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, example: { plan: 'pro' } })
  readonly attributes!: Readonly<Record<string, string>>;
}

export class MovementDto implements MovementAnswer {
  @ApiProperty({ example: '5321-1', description: 'For `/v1/arr/movements/{id}`, which says why.' })
  readonly id!: string;

  @ApiProperty({ example: 'acme' })
  readonly accountId!: string;

  @ApiProperty({ example: '2025-02-15' })
  readonly effectiveOn!: string;

  @ApiProperty({ enum: MOVEMENT_CLASSES, example: 'expansion' })
  readonly class!: MovementClass;

  @ApiProperty({ example: 'EUR' })
  readonly currency!: string;

  @ApiProperty({ example: '240.00', description: 'Negative for a loss.' })
  readonly delta!: string;

  @ApiProperty({ example: '1200.00', description: 'As known when the movement was asserted.' })
  readonly before!: string;

  @ApiProperty({ example: '1440.00' })
  readonly after!: string;

  @ApiProperty({ type: [String], example: ['seats'] })
  readonly causes!: readonly string[];

  @ApiProperty({ type: [ContributionDto], description: 'They add up to `delta`.' })
  readonly contributions!: readonly ContributionDto[];

  @ApiProperty({ description: 'The fact that caused it.' })
  readonly factId!: string;

  @ApiProperty({ example: 5321, description: 'When it became known.' })
  readonly sequence!: number;

  @ApiProperty({ example: '2025-02-16T08:00:00.000Z' })
  readonly recordedAt!: string;
}

class LineInputsDto implements LineInputs {
  @ApiProperty({ example: '588.00', description: 'Price times quantity, or the total: an exact amount per interval.' })
  readonly gross!: string;

  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    example: [{ percent: '10', leaves: '529.20' }],
    description: 'Those in force on that day, in their order, each with the exact amount that it leaves.',
  })
  readonly discounts!: readonly DiscountInForce[];

  @ApiProperty({ example: '529.20', description: 'What they leave: an exact amount per interval.' })
  readonly net!: string;

  @ApiProperty({ example: '12', description: 'By what it becomes an amount of a year; a fraction is written 365/7.' })
  readonly annualFactor!: string;
}

const STATUSES = ['not-started', 'active', 'paused', 'cancelled', 'ended'] as const;
const NOT_COUNTED = [
  'never-counts',
  'kind-left-out',
  'not-in-force',
  'on-trial',
  'term-too-short',
  'paused',
  'past-due',
] as const;

class LineConvertedDto implements LineConverted {
  @ApiProperty({ example: 'EUR' })
  readonly currency!: string;

  @ApiProperty({ example: '1104.00' })
  readonly arr!: string;

  @ApiProperty({ example: '2025-01-15', description: 'The day whose rate counts.' })
  readonly rateOn!: string;

  @ApiProperty({ example: '0.92' })
  readonly rate!: string;

  @ApiProperty({ description: 'The fact that says so.' })
  readonly factId!: string;

  @ApiProperty({ example: '1200.00 USD × 0.92 → 1104.00 EUR', description: 'Rounded half-even to the minor unit.' })
  readonly formula!: string;
}

class LineValueDto implements LineValue {
  @ApiProperty({ example: '2025-02-15', description: 'The day at whose end it is.' })
  readonly asOf!: string;

  @ApiProperty({ enum: STATUSES, example: 'active', description: 'Of the subscription.' })
  readonly status!: SubscriptionStatusAnswer;

  @ApiProperty({ example: '6350.40' })
  readonly arr!: string;

  @ApiPropertyOptional({ description: 'The fact that states the line; only, as what follows, while it holds.' })
  readonly factId?: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'As stated.' })
  readonly line?: Exclude<LineValue['line'], undefined>;

  @ApiPropertyOptional({ enum: NOT_COUNTED, description: 'Why it counts for nothing.' })
  readonly notCounted?: (typeof NOT_COUNTED)[number];

  @ApiPropertyOptional({ type: LineInputsDto })
  readonly inputs?: LineInputsDto;

  @ApiPropertyOptional({
    example: '(49.00 × 12 − 10 %) × 12 = 6350.40',
    description: 'Rounded once, half-even, to the minor unit: ≈ where that changes it.',
  })
  readonly formula?: string;

  @ApiPropertyOptional({ type: LineConvertedDto, description: 'The same in the reporting currency.' })
  readonly converted?: LineConvertedDto;
}

class ContributionExplainedDto extends ContributionDto implements ContributionExplained {
  @ApiProperty({ example: '6350.40 − 1200.00 = 5150.40', description: 'How `delta` comes from `after` and `before`.' })
  readonly formula!: string;

  @ApiProperty({ type: LineValueDto, description: 'The line at the end of the day before.' })
  readonly before!: LineValueDto;

  @ApiProperty({ type: LineValueDto, description: 'The line at the end of the day.' })
  readonly after!: LineValueDto;
}

class TakenBackDto implements TakenBack {
  @ApiProperty({ example: '5400-1', description: 'The entry that takes it back.' })
  readonly by!: string;

  @ApiProperty({ description: 'The fact that caused that.' })
  readonly factId!: string;

  @ApiProperty({ example: 5400 })
  readonly sequence!: number;

  @ApiProperty({ example: '2025-03-01T08:00:00.000Z' })
  readonly recordedAt!: string;

  @ApiPropertyOptional({ example: '5400-2', description: 'The entry that says it anew, otherwise.' })
  readonly replacedBy?: string;
}

export class MovementExplainedDto
  extends IntersectionType(EchoDto, OmitType(MovementDto, ['contributions']))
  implements MovementExplained
{
  @ApiProperty({ enum: ['assert', 'retract'], example: 'assert' })
  readonly kind!: 'assert' | 'retract';

  @ApiPropertyOptional({ example: '5321-1', description: 'The entry that this one takes back.' })
  readonly retracts?: string;

  @ApiProperty({ example: true, description: 'Whether it is in force by then.' })
  readonly stands!: boolean;

  @ApiPropertyOptional({ type: TakenBackDto })
  readonly takenBack?: TakenBackDto;

  @ApiProperty({ type: [ContributionExplainedDto], description: 'They add up to `delta`.' })
  readonly contributions!: readonly ContributionExplainedDto[];

  @ApiProperty({ type: [FactDto], description: 'The facts that are named, as they stand by then.' })
  readonly facts!: readonly (FactAnswer | AccountFactAnswer)[];
}
