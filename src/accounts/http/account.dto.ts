import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn } from 'class-validator';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { JsonObject } from '../../kernel/canonical-json';
import { FACT_LIMITS } from '../../kernel/fact-limits';
import type { AccountId, FactId } from '../../kernel/ids';
import type { Instant } from '../../kernel/instant';
import {
  IsAccountId,
  IsAttributes,
  IsCalendarDate,
  IsFactId,
  IsInstant,
  IsObject,
  IsPlainText,
  MayBeAbsent,
} from '../../platform/http/field.decorator';
import { VariantOf, type Variants } from '../../platform/http/variant.decorator';
import type { AccountAttributes, AccountStatement } from '../domain/account.events';

const { nameLengthMax, reasonLengthMax } = FACT_LIMITS;

export class AccountPathDto {
  @ApiProperty({ type: String, example: 'acme', description: 'The account, under an id of your own.' })
  @IsAccountId()
  readonly accountId!: AccountId;
}

export class AccountFactPathDto extends AccountPathDto {
  @ApiProperty({ type: String, example: '5b0c8d3e-1f4a-5c6b-8d7e-000000000003', description: 'The fact to act on.' })
  @IsFactId()
  readonly factId!: FactId;
}

class AccountEffectiveDto {
  @ApiProperty({ type: String, example: '2025-03-01', description: 'Business day from which it counts.' })
  @IsCalendarDate()
  readonly effectiveOn!: CalendarDate;

  @ApiPropertyOptional({ type: String, example: '2025-03-01T09:30:00Z', description: 'Orders facts of one day.' })
  @MayBeAbsent()
  @IsInstant()
  readonly occurredAt?: Instant;
}

export class DescribeAccountDto extends AccountEffectiveDto {
  @ApiPropertyOptional({ example: 'Acme Ltd', maxLength: nameLengthMax, description: 'Stored sealed.' })
  @MayBeAbsent()
  @IsPlainText({ lengthMax: nameLengthMax })
  readonly name?: string;

  @IsAttributes({ example: { segment: 'enterprise' } })
  readonly attributes?: AccountAttributes;
}

export class MergeAccountDto extends AccountEffectiveDto {
  @ApiProperty({ type: String, example: 'globex', description: 'The account that it reads as from then on.' })
  @IsAccountId()
  readonly intoAccountId!: AccountId;
}

export class VoidAccountFactDto {
  @ApiProperty({ example: 'Entered twice.', maxLength: reasonLengthMax, description: 'Why it was wrong.' })
  @IsPlainText({ lengthMax: reasonLengthMax })
  readonly reason!: string;
}

const STATEMENT_TYPES = [
  'account-registered',
  'account-described',
  'accounts-merged',
] as const satisfies readonly AccountStatement['type'][];

export class AccountStatementDto {
  @ApiProperty({ enum: STATEMENT_TYPES, description: 'What the fact should have been.' })
  @IsIn(STATEMENT_TYPES)
  readonly type!: AccountStatement['type'];

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'All of its data, as `schemas/events/<type>.v1.json` has it.',
    example: { accountId: 'acme', effectiveOn: '2025-03-01', attributes: { segment: 'enterprise' } },
  })
  // The schema of the type checks it, so it stays as it was sent.
  @Transform(({ obj }: { readonly obj: { readonly data?: unknown } }) => obj.data)
  @IsObject()
  readonly data!: JsonObject;
}

const STATEMENT: Variants = {
  description: 'The right statement, in full. It takes the place of the fact it replaces.',
  shapes: [AccountStatementDto],
  shapeOf: () => AccountStatementDto,
};

export class CorrectAccountFactDto extends VoidAccountFactDto {
  @VariantOf(STATEMENT)
  readonly statement!: AccountStatementDto;
}
