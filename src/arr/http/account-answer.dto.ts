import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MOVEMENT_CLASSES, type MovementClass } from '../domain/movement';
import type { AccountAnswer, AccountArrAnswer, AccountMovementsAnswer, MovementAnswer } from '../queries/answers';
import { EchoDto } from './answer.dto';
import { FactDto } from './fact.dto';

class SubscriptionShareDto {
  @ApiProperty({ example: 'sub-1' })
  readonly subscriptionId!: string;

  @ApiProperty({ example: '1440.00' })
  readonly arr!: string;
}

class AccountCurrencyFigureDto {
  @ApiProperty({ example: 'EUR' })
  readonly currency!: string;

  @ApiProperty({ example: '1440.00' })
  readonly arr!: string;

  @ApiProperty({ example: '120.00' })
  readonly mrr!: string;

  @ApiProperty({ type: [SubscriptionShareDto], description: 'Those that have ARR; they add up to `arr`.' })
  readonly subscriptions!: readonly SubscriptionShareDto[];
}

export class AccountAnswerDto extends EchoDto implements AccountAnswer {
  @ApiProperty({ example: 'acme' })
  readonly accountId!: string;

  @ApiProperty({ example: '2025-03-31' })
  readonly asOf!: string;

  @ApiPropertyOptional({
    oneOf: [{ type: 'string' }, { type: 'null' }],
    example: 'Acme Ltd',
    description: 'As stated last by that day; null where its key has been destroyed.',
  })
  readonly name?: string | null;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { segment: 'enterprise' },
    description: "The account's own, as stated last by that day.",
  })
  readonly attributes?: Readonly<Record<string, string>>;

  @ApiPropertyOptional({ example: 'globex', description: 'The account that it reads as on that day, if merged.' })
  readonly readsAs?: string;

  @ApiProperty({ example: 1, description: 'Of its stream, for `If-Match`; -1 while nothing is said of it.' })
  readonly revision!: number;

  @ApiProperty({ type: [AccountCurrencyFigureDto], description: 'One for each currency it has ARR in.' })
  readonly figures!: readonly AccountCurrencyFigureDto[];
}

export class AccountFactsAnswerDto extends EchoDto {
  @ApiPropertyOptional({ example: '2025-03-31', description: 'The last day that is told of, where one was named.' })
  readonly asOf?: string;

  @ApiProperty({ example: 'acme' })
  readonly accountId!: string;

  @ApiProperty({ type: [FactDto], description: 'In the order of recording.' })
  readonly facts!: readonly FactDto[];
}

class AccountStepDto {
  @ApiProperty({ example: '2025-02-15', description: 'The first day.' })
  readonly from!: string;

  @ApiProperty({ example: 'EUR' })
  readonly currency!: string;

  @ApiProperty({ example: '1440.00', description: 'From that day until the next step in the currency.' })
  readonly arr!: string;
}

export class AccountArrAnswerDto extends EchoDto implements AccountArrAnswer {
  @ApiPropertyOptional({ example: '2025-03-31', description: 'The last day that is told of, where one was named.' })
  readonly asOf?: string;

  @ApiProperty({ example: 'acme' })
  readonly accountId!: string;

  @ApiProperty({ type: [AccountStepDto], description: 'In order of days.' })
  readonly steps!: readonly AccountStepDto[];
}

class ContributionDto {
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

class MovementDto implements MovementAnswer {
  @ApiProperty({ example: '5321-1' })
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

export class AccountMovementsAnswerDto extends EchoDto implements AccountMovementsAnswer {
  @ApiPropertyOptional({ example: '2025-03-31', description: 'The last day that is told of, where one was named.' })
  readonly asOf?: string;

  @ApiProperty({ example: 'acme' })
  readonly accountId!: string;

  @ApiProperty({ type: [MovementDto], description: 'Those in force, in order of days.' })
  readonly movements!: readonly MovementDto[];
}
