import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn } from 'class-validator';
import type { JsonObject } from '../../kernel/canonical-json';
import { FACT_LIMITS } from '../../kernel/fact-limits';
import { IsObject, IsPlainText } from '../../platform/http/field.decorator';
import { VariantOf, type Variants } from '../../platform/http/variant.decorator';
import type { SubscriptionStatement } from '../domain/subscription.events';

export const STATEMENT_TYPES = [
  'subscription-started',
  'subscription-upgraded',
  'subscription-downgraded',
  'subscription-changed',
  'subscription-renewed',
  'subscription-paused',
  'subscription-resumed',
  'subscription-past-due',
  'subscription-payment-recovered',
  'subscription-cancelled',
  'subscription-cancellation-revoked',
  'subscription-reactivated',
  'subscription-transferred',
] as const satisfies readonly SubscriptionStatement['type'][];

export class StatementDto {
  @ApiProperty({ enum: STATEMENT_TYPES, description: 'What the fact should have been.' })
  @IsIn(STATEMENT_TYPES)
  readonly type!: SubscriptionStatement['type'];

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'All of its data, as `schemas/events/<type>.v1.json` has it. `supersedes` may be left out.',
    example: {
      subscriptionId: 'sub-1',
      accountId: 'acme',
      currency: 'EUR',
      effectiveOn: '2025-02-15',
      lines: [{ id: 'seats', kind: 'subscription', unitPrice: '49.00', quantity: '14', every: { months: 1 } }],
    },
  })
  // The schema of the type checks it, so it stays as it was sent.
  @Transform(({ obj }: { readonly obj: { readonly data?: unknown } }) => obj.data)
  @IsObject()
  readonly data!: JsonObject;
}

const STATEMENT: Variants = {
  description: 'The right statement, in full. It takes the place of the fact it replaces.',
  shapes: [StatementDto],
  shapeOf: () => StatementDto,
};

export class CorrectFactDto {
  @ApiProperty({
    example: 'The invoice says 14 seats.',
    maxLength: FACT_LIMITS.reasonLengthMax,
    description: 'Why it was wrong.',
  })
  @IsPlainText({ lengthMax: FACT_LIMITS.reasonLengthMax })
  readonly reason!: string;

  @VariantOf(STATEMENT)
  readonly statement!: StatementDto;
}
