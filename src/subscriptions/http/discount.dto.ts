import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { DecimalAmount } from '../../kernel/decimal-amount';
import { present } from '../../kernel/present';
import { IsCalendarDate, IsDecimalAmount, IsPercentage, MayBeAbsent } from '../../platform/http/field.decorator';
import type { Variants } from '../../platform/http/variant.decorator';
import type { Discount } from '../domain/line';

class DiscountSpanDto {
  @ApiPropertyOptional({ type: String, example: '2025-01-01', description: 'First day of the discount.' })
  @MayBeAbsent()
  @IsCalendarDate()
  readonly from?: CalendarDate;

  @ApiPropertyOptional({ type: String, example: '2025-04-01', description: 'First day without the discount.' })
  @MayBeAbsent()
  @IsCalendarDate()
  readonly until?: CalendarDate;
}

export class PercentDiscountDto extends DiscountSpanDto {
  @ApiProperty({ type: String, example: '10', description: 'Share off what the discounts before it left, 0 to 100.' })
  @IsPercentage()
  readonly percent!: DecimalAmount;
}

export class AmountDiscountDto extends DiscountSpanDto {
  @ApiProperty({
    type: String,
    example: '5.00',
    description: "Off the line's amount per interval, or off a contract's total.",
  })
  @IsDecimalAmount()
  readonly amount!: DecimalAmount;
}

export type DiscountDto = PercentDiscountDto | AmountDiscountDto;

export const DISCOUNTS: Variants = {
  description: 'In the order in which they are taken off.',
  shapes: [PercentDiscountDto, AmountDiscountDto],
  shapeOf: (content) => ('percent' in content ? PercentDiscountDto : AmountDiscountDto),
};

const toDiscount = (dto: DiscountDto): Discount => {
  const { from, until } = dto;
  if (dto instanceof PercentDiscountDto) return present({ percent: dto.percent, from, until });
  return present({ amount: dto.amount, from, until });
};

export const toDiscounts = (dtos: readonly DiscountDto[] | undefined): readonly Discount[] | undefined =>
  dtos?.map(toDiscount);
