import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { DecimalAmount } from '../../kernel/decimal-amount';
import { FACT_LIMITS } from '../../kernel/fact-limits';
import type { LineId } from '../../kernel/ids';
import { present } from '../../kernel/present';
import {
  IsAttributes,
  IsCalendarDate,
  IsDecimalAmount,
  IsLineId,
  MayBeAbsent,
} from '../../platform/http/field.decorator';
import { VariantOf, type Variants, VariantsOf } from '../../platform/http/variant.decorator';
import {
  type Attributes,
  type Line,
  NON_RECURRING_KINDS,
  type NonRecurringKind,
  RECURRING_KINDS,
  type RecurringKind,
} from '../domain/line';
import { type DiscountDto, DISCOUNTS, toDiscounts } from './discount.dto';
import { CONTRACT_MONTHS, type EveryMonthsDto, type IntervalDto, INTERVALS } from './interval.dto';

const ONE = '1' as DecimalAmount;

class LineBaseDto {
  @ApiProperty({ type: String, example: 'seats', description: 'Stays the same from fact to fact.' })
  @IsLineId()
  readonly id!: LineId;

  @ApiPropertyOptional({ type: String, example: '2025-01-01', description: 'First day of the charge.' })
  @MayBeAbsent()
  @IsCalendarDate()
  readonly from?: CalendarDate;

  @ApiPropertyOptional({ type: String, example: '2026-01-01', description: 'First day without the charge.' })
  @MayBeAbsent()
  @IsCalendarDate()
  readonly until?: CalendarDate;

  @IsAttributes({ example: { plan: 'pro' } })
  readonly attributes?: Attributes;
}

class RecurringLineDto extends LineBaseDto {
  @ApiProperty({ enum: RECURRING_KINDS, example: 'subscription', description: 'What the charge is for.' })
  @IsIn(RECURRING_KINDS)
  readonly kind!: RecurringKind;

  @VariantsOf(DISCOUNTS, FACT_LIMITS.discountsMax, MayBeAbsent())
  readonly discounts?: readonly DiscountDto[];

  @ApiPropertyOptional({ type: String, example: '2025-01-15', description: 'The first day that is not a trial.' })
  @MayBeAbsent()
  @IsCalendarDate()
  readonly trialUntil?: CalendarDate;
}

/** A price for each of a quantity, every interval. */
export class PricedLineDto extends RecurringLineDto {
  @ApiProperty({ type: String, example: '49.00', description: 'Price of one unit for one interval, in the currency.' })
  @IsDecimalAmount()
  readonly unitPrice!: DecimalAmount;

  @ApiPropertyOptional({ type: String, example: '12', default: '1', description: 'How many units.' })
  @MayBeAbsent()
  @IsDecimalAmount()
  readonly quantity?: DecimalAmount;

  @VariantOf(INTERVALS)
  readonly every!: IntervalDto;
}

/** One amount for a number of months. */
export class ContractLineDto extends RecurringLineDto {
  @ApiProperty({ type: String, example: '1000.00', description: 'Amount of the whole contract, in the currency.' })
  @IsDecimalAmount()
  readonly total!: DecimalAmount;

  @VariantOf(CONTRACT_MONTHS)
  readonly over!: EveryMonthsDto;
}

/** A charge that is stated for the record and never counts. */
export class NonRecurringLineDto extends LineBaseDto {
  @ApiProperty({ enum: NON_RECURRING_KINDS, example: 'one-time', description: 'Why it never counts.' })
  @IsIn(NON_RECURRING_KINDS)
  readonly kind!: NonRecurringKind;

  @ApiProperty({ type: String, example: '250.00', description: 'Price of one unit, in the currency.' })
  @IsDecimalAmount()
  readonly unitPrice!: DecimalAmount;

  @ApiPropertyOptional({ type: String, example: '1', default: '1', description: 'How many units.' })
  @MayBeAbsent()
  @IsDecimalAmount()
  readonly quantity?: DecimalAmount;
}

export type LineDto = PricedLineDto | ContractLineDto | NonRecurringLineDto;

const isNonRecurring = (content: object): boolean =>
  'kind' in content && NON_RECURRING_KINDS.some((kind) => kind === content.kind);

export const LINES: Variants = {
  description: 'All lines of the subscription from that day on; an id names one line.',
  shapes: [PricedLineDto, ContractLineDto, NonRecurringLineDto],
  shapeOf: (content) => {
    if (isNonRecurring(content)) return NonRecurringLineDto;
    return 'total' in content || 'over' in content ? ContractLineDto : PricedLineDto;
  },
};

const toLine = (dto: LineDto): Line => {
  const { id, from, until, attributes } = dto;
  const base = { id, from, until, attributes };
  if (dto instanceof NonRecurringLineDto) {
    return present({ ...base, kind: dto.kind, unitPrice: dto.unitPrice, quantity: dto.quantity ?? ONE });
  }
  const recurring = { ...base, kind: dto.kind, discounts: toDiscounts(dto.discounts), trialUntil: dto.trialUntil };
  if (dto instanceof ContractLineDto) {
    return present({ ...recurring, total: dto.total, over: { months: dto.over.months } });
  }
  return present({ ...recurring, unitPrice: dto.unitPrice, quantity: dto.quantity ?? ONE, every: { ...dto.every } });
};

export const toLines = (dtos: readonly LineDto[]): readonly Line[] => dtos.map(toLine);
