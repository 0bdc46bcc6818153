import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { DecimalAmount } from '../../kernel/decimal-amount';
import { FACT_LIMITS } from '../../kernel/fact-limits';
import type { FactId } from '../../kernel/ids';
import {
  IsCalendarDate,
  IsCurrency,
  IsDecimalAmount,
  IsFactId,
  IsPlainText,
  MayBeAbsent,
} from '../../platform/http/field.decorator';

const { rateSourceLengthMax, reasonLengthMax } = FACT_LIMITS;

class PairDto {
  @ApiProperty({ type: String, example: 'USD', description: 'The currency of which one unit is worth the rate.' })
  @IsCurrency()
  readonly base!: Currency;

  @ApiProperty({ type: String, example: 'EUR', description: 'The currency that the rate is in.' })
  @IsCurrency()
  readonly quote!: Currency;
}

export class RateFactPathDto extends PairDto {
  @ApiProperty({ type: String, example: '5b0c8d3e-1f4a-5c6b-8d7e-000000000003', description: 'The fact to act on.' })
  @IsFactId()
  readonly factId!: FactId;
}

export class PublishRateDto extends PairDto {
  @ApiProperty({ type: String, example: '2025-03-01', description: 'Business day from which it counts.' })
  @IsCalendarDate()
  readonly effectiveOn!: CalendarDate;

  @ApiProperty({ type: String, example: '0.9612', description: 'What one unit of the base is worth; above zero.' })
  @IsDecimalAmount()
  readonly rate!: DecimalAmount;

  @ApiPropertyOptional({
    type: String,
    example: '2025-04-01',
    description: 'The first day on which it no longer counts. Left out: until a later rate does.',
  })
  @MayBeAbsent()
  @IsCalendarDate()
  readonly until?: CalendarDate;

  @ApiProperty({ example: 'ECB', maxLength: rateSourceLengthMax, description: 'Who says so.' })
  @IsPlainText({ lengthMax: rateSourceLengthMax })
  readonly source!: string;
}

export class VoidRateFactDto {
  @ApiProperty({
    example: 'Two digits changed places.',
    maxLength: reasonLengthMax,
    description: 'Why it was wrong. Stored as it is: it should name no person.',
  })
  @IsPlainText({ lengthMax: reasonLengthMax })
  readonly reason!: string;
}

export class CorrectRateFactDto extends VoidRateFactDto {
  @ApiProperty({ type: String, example: '2025-03-01', description: 'Business day from which the right rate counts.' })
  @IsCalendarDate()
  readonly effectiveOn!: CalendarDate;

  @ApiProperty({ type: String, example: '0.9621', description: 'The right rate.' })
  @IsDecimalAmount()
  readonly rate!: DecimalAmount;

  @ApiPropertyOptional({ type: String, example: '2025-04-01', description: 'As in a rate that is published.' })
  @MayBeAbsent()
  @IsCalendarDate()
  readonly until?: CalendarDate;

  @ApiProperty({ example: 'ECB', maxLength: rateSourceLengthMax, description: 'Who says so.' })
  @IsPlainText({ lengthMax: rateSourceLengthMax })
  readonly source!: string;
}
