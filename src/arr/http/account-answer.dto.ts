import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AccountAnswer, AccountArrAnswer, AccountMovementsAnswer } from '../queries/answers';
import { EchoDto, NEXT } from './answer.dto';
import { FactDto } from './fact.dto';
import { MovementDto } from './movement.dto';

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

  @ApiProperty(NEXT)
  readonly next!: string | null;
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

export class AccountMovementsAnswerDto extends EchoDto implements AccountMovementsAnswer {
  @ApiPropertyOptional({ example: '2025-03-31', description: 'The last day that is told of, where one was named.' })
  readonly asOf?: string;

  @ApiProperty({ example: 'acme' })
  readonly accountId!: string;

  @ApiProperty({ type: [MovementDto], description: 'Those in force, in order of days.' })
  readonly movements!: readonly MovementDto[];
}
