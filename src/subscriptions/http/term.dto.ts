import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { present } from '../../kernel/present';
import type { CalendarDate } from '../../kernel/calendar-date';
import { IsCalendarDate, MayBeAbsent } from '../../platform/http/field.decorator';
import type { Term } from '../domain/subscription.events';
import type { Variants } from '../../platform/http/variant.decorator';

export class TermDto {
  @ApiProperty({ type: String, example: '2026-03-01', description: 'The first day that no longer counts.' })
  @IsCalendarDate()
  readonly endsOn!: CalendarDate;

  @ApiPropertyOptional({ example: true, default: false, description: 'Whether it goes on by itself after that.' })
  @MayBeAbsent()
  @IsBoolean()
  readonly renews?: boolean;
}

export const TERM: Variants = {
  description: 'An agreed span; without one the subscription goes on until it is cancelled.',
  shapes: [TermDto],
  shapeOf: () => TermDto,
};

export const toTerm = ({ endsOn, renews }: TermDto): Term => present({ endsOn, renews });
