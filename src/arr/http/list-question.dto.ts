import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import { present } from '../../kernel/present';
import { MayBeAbsent } from '../../platform/http/field.decorator';
import { GROUP_COLUMNS, type GroupColumn } from '../domain/movement-groups';
import { PAGE_DEFAULT, PAGE_MAX } from '../queries/page-cursor';
import type { AccountsAsOf, MovementList, SubscriptionFacts } from '../queries/questions.query';
import { SELECTION_TEXT_LENGTH_MAX } from '../queries/selection-text';
import { IsListFormat, type ListFormat } from './list-file';
import { ParsedBy } from './parsed.decorator';
import {
  DayDto,
  HistoryDto,
  IsFilter,
  IsNative,
  IsReporting,
  parseCounting,
  toHistory,
  toKnowledge,
  WindowDto,
} from './question.dto';

/** A cursor has the whole question in it, a filter of which each character may take six of JSON's among the rest. */
const CURSOR_LENGTH_MAX = 1000 + 8 * SELECTION_TEXT_LENGTH_MAX;
const CURSOR = /^[A-Za-z0-9_-]+$/u;

const parseCursor = (text: string): string | undefined =>
  text.length <= CURSOR_LENGTH_MAX && CURSOR.test(text) ? text : undefined;

const parseLimit = (text: string): number | undefined => {
  const limit = parseCounting(text);
  return limit !== undefined && limit <= PAGE_MAX ? limit : undefined;
};

/** How many items a page has. */
export const IsLimit = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      type: 'integer',
      minimum: 1,
      maximum: PAGE_MAX,
      default: PAGE_DEFAULT,
      description: 'How many items a page has.',
    }),
    MayBeAbsent(),
    ParsedBy(parseLimit, { code: 'not-a-whole-number', rule: `from 1 to ${PAGE_MAX.toString()}` }),
  );

/** Where a list goes on. */
export const IsCursor = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      type: String,
      description: '`next` of the page before. It pins the whole question; what is said of it beside must be the same.',
    }),
    MayBeAbsent(),
    ParsedBy(parseCursor, { code: 'not-in-shape', rule: '"next" of the page before, as it is' }),
  );

export class AccountsQuestionDto extends DayDto {
  @IsListFormat()
  readonly format?: ListFormat;

  @IsReporting()
  readonly currency?: Currency;

  @IsNative()
  readonly native?: Currency;

  @IsFilter()
  readonly filter?: string;

  @IsLimit()
  readonly limit?: number;

  @IsCursor()
  readonly cursor?: string;
}

/** The facts of a history, in pages. */
export class FactsQuestionDto extends HistoryDto {
  @IsLimit()
  readonly limit?: number;

  @IsCursor()
  readonly cursor?: string;
}

type FactsQuestion = Omit<SubscriptionFacts['question'], 'subscriptionId'>;

export const toFactsQuestion = (dto: FactsQuestionDto): FactsQuestion => {
  const { limit, cursor } = dto;
  return { ...toHistory(dto), ...present({ limit, cursor }) };
};

/** The day is today where neither it nor a cursor is given. */
export const toAccountsQuestion = (dto: AccountsQuestionDto, today: () => CalendarDate): AccountsAsOf['question'] => {
  const { native, filter, limit, cursor } = dto;
  const asOf = dto.asOf ?? (cursor === undefined ? today() : undefined);
  return { ...toKnowledge(dto), ...present({ asOf, native, filter, limit, cursor }) };
};

export class MovementListQuestionDto extends WindowDto {
  @IsListFormat()
  readonly format?: ListFormat;

  @ApiPropertyOptional({
    enum: GROUP_COLUMNS,
    example: 'expansion',
    description: 'Only this column of the rows of `/v1/arr/movements`.',
  })
  @MayBeAbsent()
  @IsIn(GROUP_COLUMNS)
  readonly class?: GroupColumn;

  @IsReporting()
  readonly currency?: Currency;

  @IsNative()
  readonly native?: Currency;

  @IsFilter()
  readonly filter?: string;

  @IsLimit()
  readonly limit?: number;

  @IsCursor()
  readonly cursor?: string;
}

export const toMovementListQuestion = (dto: MovementListQuestionDto): MovementList['question'] => {
  const { from, to, class: of, native, filter, limit, cursor } = dto;
  return { window: { from, to }, ...toKnowledge(dto), ...present({ class: of, native, filter, limit, cursor }) };
};
