import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import { type Instant, parseInstant } from '../../kernel/instant';
import type { Token } from '../../kernel/log-record';
import { type CalendarInterval, INTERVALS, parseAsOfText, parseFromText, parseToText } from '../../kernel/period-text';
import { present } from '../../kernel/present';
import { IsCurrency, MayBeAbsent } from '../../platform/http/field.decorator';
import {
  type ArrSeries,
  type Knowledge,
  type MovementsBetween,
  type Netting,
  NETTINGS,
} from '../queries/questions.query';
import { FILTER_PAIRS_MAX, GROUP_NAMES_MAX, SELECTION_TEXT_LENGTH_MAX } from '../queries/selection-text';
import { ParsedBy } from './parsed.decorator';

const WHOLE = /^(?:0|[1-9]\d{0,14})$/u;
const KNOWN_AT_RULE =
  'a sequence, or an instant with its time and zone, like 2025-03-01T09:30:00Z; in an address a "+" is written %2B';
const TOKEN = /^[\u0021-\u007e]{1,200}$/u;

export const PERIOD_RULE = 'a day, month, quarter or year: 2025-03-31, 2025-03, 2025-Q1 or 2025';

export const parseWhole = (text: string): number | undefined => (WHOLE.test(text) ? Number(text) : undefined);
export const parseCounting = (text: string): number | undefined => (text === '0' ? undefined : parseWhole(text));
const parseKnownAt = (text: string): number | Instant | undefined => parseWhole(text) ?? parseInstant(text);
const parseToken = (text: string): Token | undefined => (TOKEN.test(text) ? (text as Token) : undefined);

const parseSelectionText = (text: string): string | undefined =>
  text.length <= SELECTION_TEXT_LENGTH_MAX ? text : undefined;

/** A state of knowledge. */
export const IsKnownAt = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: String, example: '5321', description }),
    MayBeAbsent(),
    ParsedBy(parseKnownAt, { code: 'not-in-shape', rule: KNOWN_AT_RULE }),
  );

/** What every question may say: under which policy, and not before which fact. */
export class PolicyDto {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, description: 'A version. Left out: the one adopted last.' })
  @MayBeAbsent()
  @ParsedBy(parseCounting, { code: 'not-a-whole-number', rule: 'the version of a policy, from 1' })
  readonly policy?: number;

  @ApiPropertyOptional({
    type: String,
    description: 'The token of a receipt: the answer holds its facts, or there is none (503).',
  })
  @MayBeAbsent()
  @ParsedBy(parseToken, { code: 'not-in-shape', rule: 'the token of a receipt' })
  readonly minPosition?: Token;
}

/** And as known when. */
export class KnowledgeDto extends PolicyDto {
  @IsKnownAt('What counts as known: a sequence, or an instant with its zone. Left out: all that is known now.')
  readonly knownAt?: number | Instant;
}

/** The end of a day. */
export const IsAsOf = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: String, example: '2025-03-31', description }),
    MayBeAbsent(),
    ParsedBy(parseAsOfText, { code: 'not-in-shape', rule: PERIOD_RULE }),
  );

export class DayDto extends KnowledgeDto {
  @IsAsOf('The day at whose end it is asked; of a month, quarter or year its last. Left out: today.')
  readonly asOf?: CalendarDate;
}

/** A history, up to a day if one is named. */
export class HistoryDto extends KnowledgeDto {
  @IsAsOf('The last day that is told of; of a month, quarter or year its last. Left out: to the end.')
  readonly asOf?: CalendarDate;
}

/** By which attributes a figure is told apart, and which part of it is asked for. */
export const IsGroupBy = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      type: String,
      example: 'plan,region',
      maxLength: SELECTION_TEXT_LENGTH_MAX,
      description: `Names of attributes, ${GROUP_NAMES_MAX.toString()} at most, with commas between them.`,
    }),
    MayBeAbsent(),
    ParsedBy(parseSelectionText, { code: 'not-in-shape', rule: 'names of attributes, like plan,region' }),
  );

export const IsFilter = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      type: String,
      example: 'plan:pro,region:EU',
      maxLength: SELECTION_TEXT_LENGTH_MAX,
      description: [
        `Only what has these values: pairs, ${FILTER_PAIRS_MAX.toString()} at most, with commas between them.`,
        'Nothing after the colon is none; of several values of one name any counts.',
        String.raw`In a value a comma is written \, and a backslash \\; an empty text is \e.`,
      ].join(' '),
    }),
    MayBeAbsent(),
    ParsedBy(parseSelectionText, { code: 'not-in-shape', rule: 'pairs of name and value, like plan:pro,region:EU' }),
  );

/** What all amounts are converted to. */
export const IsReporting = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      type: String,
      example: 'EUR',
      description:
        'The reporting currency: all amounts are converted to it, at the rates that the policy wants. Left out: each is in the one it was agreed in.',
    }),
    MayBeAbsent(),
    IsCurrency(),
  );

/** Which part of what is not converted is asked for. */
export const IsNative = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      type: String,
      example: 'USD',
      description: 'Only what was agreed in this currency; not together with `currency`.',
    }),
    MayBeAbsent(),
    IsCurrency(),
  );

export class ArrQuestionDto extends DayDto {
  @IsReporting()
  readonly currency?: Currency;

  @IsNative()
  readonly native?: Currency;

  @IsGroupBy()
  readonly groupBy?: string;

  @IsFilter()
  readonly filter?: string;
}

/** Where a window begins. */
export const IsFrom = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: String, example: '2025-01', description: 'The first day; of a longer period its first.' }),
    ParsedBy(parseFromText, { code: 'not-in-shape', rule: PERIOD_RULE }),
  );

/** Where it ends. */
export const IsTo = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      type: String,
      example: '2025-03',
      description: 'The first day that no longer counts; a month, quarter or year is included whole.',
    }),
    ParsedBy(parseToText, { code: 'not-in-shape', rule: PERIOD_RULE }),
  );

export class WindowDto extends KnowledgeDto {
  @IsFrom()
  readonly from!: CalendarDate;

  @IsTo()
  readonly to!: CalendarDate;
}

/** A window and how it is cut, in one currency or in all, of all ARR or a part of it. */
export class WindowQuestionDto extends WindowDto {
  @ApiPropertyOptional({ enum: INTERVALS, default: 'month', description: 'How the window is cut.' })
  @MayBeAbsent()
  @IsIn(INTERVALS)
  readonly interval?: CalendarInterval;

  @IsReporting()
  readonly currency?: Currency;

  @IsNative()
  readonly native?: Currency;

  @IsGroupBy()
  readonly groupBy?: string;

  @IsFilter()
  readonly filter?: string;
}

export class MovementsQuestionDto extends WindowQuestionDto {
  @ApiPropertyOptional({
    enum: NETTINGS,
    default: 'day',
    description:
      '`day` sums daily movements; `window` takes each interval as one step, from its opening to its closing.',
  })
  @MayBeAbsent()
  @IsIn(NETTINGS)
  readonly netting?: Netting;
}

export const toMovementsQuestion = (dto: MovementsQuestionDto): MovementsBetween['question'] => ({
  ...toWindowQuestion(dto),
  ...present({ netting: dto.netting }),
});

/** A day of something that has ARR. */
export class ReportedDayDto extends DayDto {
  @IsReporting()
  readonly currency?: Currency;
}

/** A history of ARR. */
export class ReportedHistoryDto extends HistoryDto {
  @IsReporting()
  readonly currency?: Currency;
}

/** A state of knowledge, and what amounts are converted to. */
export class ReportedDto extends KnowledgeDto {
  @IsReporting()
  readonly currency?: Currency;
}

export const toHistory = (dto: HistoryDto): Knowledge & { readonly asOf?: CalendarDate } => ({
  ...toKnowledge(dto),
  ...present({ asOf: dto.asOf }),
});

/** What every question says; those about ARR may say a reporting currency as well. */
export const toKnowledge = ({
  knownAt,
  policy,
  minPosition,
  currency,
}: PolicyDto & Pick<ReportedDto, 'knownAt' | 'currency'>): Knowledge =>
  present({ knownAt, policyVersion: policy, minPosition, currency });

export const toWindowQuestion = (dto: WindowQuestionDto): ArrSeries['question'] => {
  const { from, to, interval = 'month', native, groupBy, filter } = dto;
  return { window: { from, to }, interval, ...toKnowledge(dto), ...present({ native, groupBy, filter }) };
};
