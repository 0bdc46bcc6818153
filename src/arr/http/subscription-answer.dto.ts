import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { SubscriptionStatusAnswer, TimelineStep } from '../queries/answers';
import { EchoDto, NEXT } from './answer.dto';
import { FactDto } from './fact.dto';

const STATUSES = [
  'not-started',
  'active',
  'paused',
  'cancelled',
  'ended',
] as const satisfies readonly SubscriptionStatusAnswer[];

/** `SubscriptionAnswer` for readers of the description; the lines are as facts state them, each with its `arr`. */
export class SubscriptionAnswerDto extends EchoDto {
  @ApiProperty({ example: 'sub-1' })
  readonly subscriptionId!: string;

  @ApiProperty({ example: '2025-03-31' })
  readonly asOf!: string;

  @ApiProperty({ enum: STATUSES, example: 'active' })
  readonly status!: SubscriptionStatusAnswer;

  @ApiPropertyOptional({ example: 'acme' })
  readonly accountId?: string;

  @ApiPropertyOptional({ example: 'EUR' })
  readonly currency?: string;

  @ApiPropertyOptional({ example: '2025-01-01', description: 'The day since when the status holds.' })
  readonly since?: string;

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description:
      'Those that make the ARR, as their facts state them, each with what it counts for; where none counts, those that hold.',
    example: [
      {
        id: 'seats',
        kind: 'subscription',
        unitPrice: '49.00',
        quantity: '12',
        every: { months: 1 },
        arr: '7056.00',
      },
    ],
  })
  readonly lines?: readonly object[];

  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' }, example: { region: 'EU' } })
  readonly attributes?: Readonly<Record<string, string>>;

  @ApiPropertyOptional({
    type: 'object',
    properties: { endsOn: { type: 'string' }, renews: { type: 'boolean' } },
    example: { endsOn: '2027-01-01', renews: true },
    description: 'The agreed span, where there is one.',
  })
  readonly term?: { readonly endsOn: string; readonly renews?: boolean };

  @ApiPropertyOptional({ example: '2026-04-15', description: 'The day from which a payment is late, while it is.' })
  readonly pastDueSince?: string;

  @ApiPropertyOptional({ example: '7056.00' })
  readonly arr?: string;

  @ApiPropertyOptional({ example: '588.00' })
  readonly mrr?: string;

  @ApiProperty({ example: 4, description: 'Of its stream at this state of knowledge, for `If-Match`.' })
  readonly revision!: number;
}

export class SubscriptionFactsAnswerDto extends EchoDto {
  @ApiPropertyOptional({ example: '2025-03-31', description: 'The last day that is told of, where one was named.' })
  readonly asOf?: string;

  @ApiProperty({ example: 'sub-1' })
  readonly subscriptionId!: string;

  @ApiProperty({ type: [FactDto], description: 'In the order of recording.' })
  readonly facts!: readonly FactDto[];

  @ApiProperty(NEXT)
  readonly next!: string | null;
}

class TimelineStepDto implements TimelineStep {
  @ApiProperty({ example: '2025-01-01' })
  readonly from!: string;

  @ApiPropertyOptional({
    example: '2025-02-15',
    description: 'The first day on which it does not hold any more; absent where no end is known.',
  })
  readonly until?: string;

  @ApiProperty({ enum: STATUSES, example: 'active' })
  readonly status!: SubscriptionStatusAnswer;

  @ApiProperty({ example: 'acme' })
  readonly accountId!: string;

  @ApiProperty({ example: 'EUR' })
  readonly currency!: string;

  @ApiProperty({ example: '7056.00' })
  readonly arr!: string;

  @ApiProperty({ description: 'The fact whose statement holds or counts, or that ended the subscription.' })
  readonly factId!: string;

  @ApiProperty({ example: 'subscription-started' })
  readonly factType!: string;
}

export class SubscriptionTimelineAnswerDto extends EchoDto {
  @ApiPropertyOptional({ example: '2025-03-31', description: 'The last day that is told of, where one was named.' })
  readonly asOf?: string;

  @ApiProperty({ example: 'sub-1' })
  readonly subscriptionId!: string;

  @ApiProperty({ type: [TimelineStepDto], description: 'In order of days.' })
  readonly steps!: readonly TimelineStepDto[];
}
