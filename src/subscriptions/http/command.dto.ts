import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { DecimalAmount } from '../../kernel/decimal-amount';
import { FACT_LIMITS } from '../../kernel/fact-limits';
import type { AccountId, LineId } from '../../kernel/ids';
import type { Instant } from '../../kernel/instant';
import { IsRefusedBeside, IsRefusedWithout, IsRequiredWithout } from '../../platform/http/beside.decorator';
import {
  IsAccountId,
  IsAttributes,
  IsCalendarDate,
  IsCause,
  IsCurrency,
  IsDecimalAmount,
  IsInstant,
  IsLineId,
  IsPlainText,
  MayBeAbsent,
} from '../../platform/http/field.decorator';
import { VariantOf, VariantsOf } from '../../platform/http/variant.decorator';
import type { Attributes } from '../domain/line';
import { type DiscountDto, DISCOUNTS } from './discount.dto';
import { type LineDto, LINES } from './line.dto';
import { TERM, type TermDto } from './term.dto';

const { linesMax, discountsMax, causeLengthMax, reasonLengthMax } = FACT_LIMITS;

/** From which day a command counts. */
export class EffectiveDto {
  @ApiProperty({ type: String, example: '2025-03-01', description: 'Business day from which it counts.' })
  @IsCalendarDate()
  readonly effectiveOn!: CalendarDate;

  @ApiPropertyOptional({
    type: String,
    example: '2025-03-01T09:30:00Z',
    description: 'The moment at the source, with a zone; orders facts of one day.',
  })
  @MayBeAbsent()
  @IsInstant()
  readonly occurredAt?: Instant;
}

export class StartSubscriptionDto extends EffectiveDto {
  @ApiProperty({ type: String, example: 'acme', description: 'The customer. It need not be known before.' })
  @IsAccountId()
  readonly accountId!: AccountId;

  @ApiProperty({ type: String, example: 'EUR', description: 'ISO 4217 code in upper case; all amounts are in it.' })
  @IsCurrency()
  readonly currency!: Currency;

  @VariantsOf(LINES, linesMax)
  readonly lines!: readonly LineDto[];

  @IsAttributes({ example: { region: 'EU' } })
  readonly attributes?: Attributes;

  @VariantOf(TERM, MayBeAbsent())
  readonly term?: TermDto;

  @ApiPropertyOptional({ type: String, example: '2025-02-20', description: 'The day it was agreed.' })
  @MayBeAbsent()
  @IsCalendarDate()
  readonly bookedOn?: CalendarDate;
}

/** States all lines, or names one line (`lineId`) and what is new about it. */
export class ChangeSubscriptionDto extends EffectiveDto {
  @VariantsOf(LINES, linesMax, IsRequiredWithout('lineId'))
  readonly lines?: readonly LineDto[];

  @ApiPropertyOptional({
    type: String,
    example: 'seats',
    description: 'The one line that changes, instead of `lines`.',
  })
  @MayBeAbsent()
  @IsLineId()
  @IsRefusedBeside('lines')
  readonly lineId?: LineId;

  @ApiPropertyOptional({ type: String, example: '49.00', description: "The line's new price. Only with `lineId`." })
  @MayBeAbsent()
  @IsDecimalAmount()
  @IsRefusedWithout('lineId')
  readonly unitPrice?: DecimalAmount;

  @ApiPropertyOptional({ type: String, example: '15', description: "The line's new quantity. Only with `lineId`." })
  @MayBeAbsent()
  @IsDecimalAmount()
  @IsRefusedWithout('lineId')
  readonly quantity?: DecimalAmount;

  @VariantsOf(DISCOUNTS, discountsMax, MayBeAbsent())
  @IsRefusedWithout('lineId')
  readonly discounts?: readonly DiscountDto[];

  @ApiPropertyOptional({ type: String, example: 'acme', description: 'Refused unless it is the account of that day.' })
  @MayBeAbsent()
  @IsAccountId()
  readonly accountId?: AccountId;

  @ApiPropertyOptional({ type: String, example: 'EUR', description: "Refused unless it is the subscription's." })
  @MayBeAbsent()
  @IsCurrency()
  readonly currency?: Currency;

  @IsAttributes({ example: { region: 'EU' } })
  readonly attributes?: Attributes;

  @ApiPropertyOptional({
    example: 'seats',
    maxLength: causeLengthMax,
    description: 'Why, as a label: price, seats, plan, …; lower-case letters, digits and hyphens.',
  })
  @MayBeAbsent()
  @IsCause()
  readonly cause?: string;

  @ApiPropertyOptional({ type: String, example: '2025-02-20', description: 'The day it was agreed.' })
  @MayBeAbsent()
  @IsCalendarDate()
  readonly bookedOn?: CalendarDate;
}

export class CancelSubscriptionDto extends EffectiveDto {
  @ApiPropertyOptional({ type: String, example: 'acme', description: 'Refused unless it is the account of that day.' })
  @MayBeAbsent()
  @IsAccountId()
  readonly accountId?: AccountId;

  @ApiPropertyOptional({ type: String, example: '2025-02-01', description: 'The day the customer asked for it.' })
  @MayBeAbsent()
  @IsCalendarDate()
  readonly requestedOn?: CalendarDate;

  @ApiPropertyOptional({ example: 'The team moved on.', maxLength: reasonLengthMax, description: 'Why, in words.' })
  @MayBeAbsent()
  @IsPlainText({ lengthMax: reasonLengthMax })
  readonly reason?: string;

  @ApiPropertyOptional({ example: true, description: 'Whether the customer wanted it.' })
  @MayBeAbsent()
  @IsBoolean()
  readonly voluntary?: boolean;
}

export class VoidFactDto {
  @ApiProperty({ example: 'Recorded twice.', maxLength: reasonLengthMax, description: 'Why it counts no more.' })
  @IsPlainText({ lengthMax: reasonLengthMax })
  readonly reason!: string;
}
