import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CalendarDate } from '../../kernel/calendar-date';
import { FACT_LIMITS } from '../../kernel/fact-limits';
import type { AccountId, FactId } from '../../kernel/ids';
import type { Instant } from '../../kernel/instant';
import { IsRefusedWithout } from '../../platform/http/beside.decorator';
import {
  IsAccountId,
  IsAttributes,
  IsCalendarDate,
  IsFactId,
  IsInstant,
  IsPlainText,
  MayBeAbsent,
} from '../../platform/http/field.decorator';
import { VariantOf, VariantsOf } from '../../platform/http/variant.decorator';
import type { Attributes } from '../domain/line';
import { EffectiveDto } from './command.dto';
import { type LineDto, LINES } from './line.dto';
import { TERM, type TermDto } from './term.dto';

const { linesMax, reasonLengthMax } = FACT_LIMITS;

/** What is said of a subscription from a day on, of the account that has it then. */
export class CourseDto extends EffectiveDto {
  @ApiPropertyOptional({ type: String, example: 'acme', description: 'Refused unless it is the account of that day.' })
  @MayBeAbsent()
  @IsAccountId()
  readonly accountId?: AccountId;
}

export class PauseSubscriptionDto extends CourseDto {
  @ApiPropertyOptional({ example: 'Closed for the winter.', maxLength: reasonLengthMax, description: 'Why, in words.' })
  @MayBeAbsent()
  @IsPlainText({ lengthMax: reasonLengthMax })
  readonly reason?: string;
}

export class TransferSubscriptionDto extends CourseDto {
  @ApiProperty({ type: String, example: 'bolt', description: 'The account that receives it.' })
  @IsAccountId()
  readonly toAccountId!: AccountId;

  @ApiPropertyOptional({ example: 'The branch was sold.', maxLength: reasonLengthMax, description: 'Why, in words.' })
  @MayBeAbsent()
  @IsPlainText({ lengthMax: reasonLengthMax })
  readonly reason?: string;
}

/** Everything may be left out: then the only cancellation that is to come is taken back today. */
export class RevokeCancellationDto {
  @ApiPropertyOptional({
    type: String,
    example: '5b0c4a52-1f0e-5d7e-9d8a-2b8f6c1d0e34',
    description: 'The cancellation that is taken back. Left out: the only one that is to come.',
  })
  @MayBeAbsent()
  @IsFactId()
  readonly cancellationId?: FactId;

  @ApiPropertyOptional({
    type: String,
    example: '2025-03-01',
    description: 'The day it is taken back; today if left out.',
  })
  @MayBeAbsent()
  @IsCalendarDate()
  readonly effectiveOn?: CalendarDate;

  @ApiPropertyOptional({ type: String, example: '2025-03-01T09:30:00Z', description: 'The moment at the source.' })
  @MayBeAbsent()
  @IsInstant()
  readonly occurredAt?: Instant;

  @ApiPropertyOptional({ type: String, example: 'acme', description: 'Refused unless it is the account of that day.' })
  @MayBeAbsent()
  @IsAccountId()
  readonly accountId?: AccountId;

  @ApiPropertyOptional({ example: 'They stay after all.', maxLength: reasonLengthMax, description: 'Why, in words.' })
  @MayBeAbsent()
  @IsPlainText({ lengthMax: reasonLengthMax })
  readonly reason?: string;
}

/** A new term, or none; lines that are left out stay, or are those from before. */
export class AgreementDto extends CourseDto {
  @VariantOf(TERM, MayBeAbsent())
  readonly term?: TermDto;

  @VariantsOf(LINES, linesMax, MayBeAbsent())
  readonly lines?: readonly LineDto[];

  @IsAttributes({ example: { region: 'EU' } })
  @IsRefusedWithout('lines')
  readonly attributes?: Attributes;
}

export class VoidSubscriptionDto {
  @ApiProperty({
    example: 'Belongs to another ledger.',
    maxLength: reasonLengthMax,
    description: 'Why none of it counts.',
  })
  @IsPlainText({ lengthMax: reasonLengthMax })
  readonly reason!: string;
}
