import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { JsonObject } from '../../kernel/canonical-json';
import type { Currency } from '../../kernel/currency';
import { FACT_LIMITS } from '../../kernel/fact-limits';
import { type FieldFault, faultWithin } from '../../kernel/field-fault';
import type { AccountId, SubscriptionId } from '../../kernel/ids';
import { present } from '../../kernel/present';
import {
  IsAccountId,
  IsAttributes,
  IsCalendarDate,
  IsCurrency,
  IsPlainText,
  IsSubscriptionId,
  MayBeAbsent,
} from '../../platform/http/field.decorator';
import { faultsIn } from '../../platform/http/validation.pipe';
import { VariantsOf } from '../../platform/http/variant.decorator';
import type { Attributes } from '../domain/line';
import type { RecordPeriod } from '../domain/subscription.commands';
import { type LineDto, LINES, toLines } from './line.dto';

const { linesMax, reasonLengthMax } = FACT_LIMITS;

/** The type of a line of a batch that is no fact, but states a whole period. */
export const PERIOD_TYPE = 'subscription-period';

/** A whole period of a subscription, as a row of an export states it. */
export class PeriodDto {
  @ApiProperty({ type: String, example: 'sub-1' })
  @IsSubscriptionId()
  readonly subscriptionId!: SubscriptionId;

  @ApiProperty({ type: String, example: 'acme' })
  @IsAccountId()
  readonly accountId!: AccountId;

  @ApiProperty({ type: String, example: 'EUR' })
  @IsCurrency()
  readonly currency!: Currency;

  @ApiProperty({ type: String, example: '2025-01-01', description: 'The first day that counts.' })
  @IsCalendarDate()
  readonly start!: CalendarDate;

  @ApiPropertyOptional({ type: String, example: '2025-07-01', description: 'The first day that no longer counts.' })
  @MayBeAbsent()
  @IsCalendarDate()
  readonly end?: CalendarDate;

  @VariantsOf(LINES, linesMax)
  readonly lines!: readonly LineDto[];

  @IsAttributes({ example: { region: 'EU' } })
  readonly attributes?: Attributes;

  @ApiPropertyOptional({
    example: 'The export is right.',
    maxLength: reasonLengthMax,
    description: 'Why the ledger is corrected where it says otherwise; left out, the line is refused.',
  })
  @MayBeAbsent()
  @IsPlainText({ lengthMax: reasonLengthMax })
  readonly correctBecause?: string;
}

export type PeriodRead =
  | { readonly outcome: 'read'; readonly command: RecordPeriod }
  | { readonly outcome: 'faulty'; readonly faults: readonly FieldFault[] };

/** Reads the data of a line that states a period; faults point into the line. */
export const readPeriod = (data: JsonObject): PeriodRead => {
  const dto = plainToInstance(PeriodDto, data);
  const errors = validateSync(dto, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  if (errors.length > 0) {
    return { outcome: 'faulty', faults: faultsIn(errors).map((fault) => faultWithin('/data', fault)) };
  }
  const { subscriptionId, accountId, currency, start, end, lines, attributes, correctBecause } = dto;
  const stated = { subscriptionId, accountId, currency, start, lines: toLines(lines) };
  return {
    outcome: 'read',
    command: { type: 'record-period', ...stated, ...present({ end, attributes, correctBecause }) },
  };
};
