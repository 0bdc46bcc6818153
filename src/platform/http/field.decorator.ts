import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ValidateBy, ValidateIf, type ValidationOptions } from 'class-validator';
import { parseCalendarDate } from '../../kernel/calendar-date';
import { parseCurrency } from '../../kernel/currency';
import { parseDecimalAmount } from '../../kernel/decimal-amount';
import { FACT_LIMITS } from '../../kernel/fact-limits';
import type { FieldFaultCode } from '../../kernel/field-fault';
import { parseAccountId, parseFactId, parseLineId, parseSubscriptionId } from '../../kernel/ids';
import { parseInstant } from '../../kernel/instant';
import { parseMonth } from '../../kernel/month';
import { parsePercentage } from '../../kernel/percentage';
import { isAttributeKey, isCause, isPlainText, lengthOf } from '../../kernel/plain-text';

/** The field may be left out; null is not leaving it out. */
export const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value: unknown) => value !== undefined);

/** A check whose name is the code of the fault it finds; `bound` says the limit in words. */
const refuse = (
  code: FieldFaultCode,
  isAdmitted: (value: unknown) => boolean,
  bound = '',
  options?: ValidationOptions,
): PropertyDecorator =>
  ValidateBy({ name: code, validator: { validate: isAdmitted, defaultMessage: () => bound } }, options);

const admittedBy =
  (parse: (text: string) => unknown) =>
  (value: unknown): boolean =>
    typeof value === 'string' && parse(value) !== undefined;

/** The field is a text that the kernel's parser takes; the field may have the parser's type. */
const parsedBy =
  (code: FieldFaultCode, parse: (text: string) => unknown) =>
  (options?: ValidationOptions): PropertyDecorator =>
    refuse(code, admittedBy(parse), '', options);

export const IsCalendarDate = parsedBy('not-a-calendar-date', parseCalendarDate);
export const IsDecimalAmount = parsedBy('not-a-decimal-amount', parseDecimalAmount);
export const IsPercentage = parsedBy('not-a-percentage', parsePercentage);
export const IsCurrency = parsedBy('not-a-currency', parseCurrency);
export const IsSubscriptionId = parsedBy('not-a-subscription-id', parseSubscriptionId);
export const IsAccountId = parsedBy('not-an-account-id', parseAccountId);
export const IsLineId = parsedBy('not-a-line-id', parseLineId);
/** The field is a label for why something changed. */
export const IsCause = parsedBy('not-in-shape', (text) => (isCause(text) ? text : undefined));
/** The field is a calendar month, `YYYY-MM`. */
export const IsMonth = parsedBy('not-in-shape', parseMonth);
export const IsFactId = parsedBy('not-a-fact-id', parseFactId);

/** The field is RFC 3339 with a zone, and is turned into an `Instant`: the one way of writing it in UTC. */
export const IsInstant = (options?: ValidationOptions): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { readonly value: unknown }) =>
      typeof value === 'string' ? (parseInstant(value) ?? value) : value,
    ),
    refuse('not-an-instant', admittedBy(parseInstant), '', options),
  );

/** The field is text that can be stored and shown, of 1 to `lengthMax` characters. */
export const IsPlainText = (
  { lengthMax }: { readonly lengthMax: number },
  options?: ValidationOptions,
): PropertyDecorator =>
  applyDecorators(
    refuse('not-a-text', (value) => typeof value === 'string', '', options),
    refuse('not-plain-text', (value) => typeof value !== 'string' || isPlainText(value), '', options),
    refuse('too-short', (value) => value !== '', '', options),
    refuse(
      'too-long',
      (value) => typeof value !== 'string' || lengthOf(value) <= lengthMax,
      `at most ${lengthMax.toString()} characters`,
      options,
    ),
  );

/** The field is a whole number from `minimum` to `maximum`. */
export const IsIntegerBetween = (minimum: number, maximum: number, options?: ValidationOptions): PropertyDecorator =>
  applyDecorators(
    refuse('not-a-whole-number', (value) => Number.isInteger(value), '', options),
    refuse(
      'too-small',
      (value) => typeof value !== 'number' || value >= minimum,
      `at least ${minimum.toString()}`,
      options,
    ),
    refuse(
      'too-large',
      (value) => typeof value !== 'number' || value <= maximum,
      `at most ${maximum.toString()}`,
      options,
    ),
  );

const { attributesMax, attributeKeyLengthMax, attributeValueLengthMax } = FACT_LIMITS;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isAttributeName = (key: string): boolean => isAttributeKey(key) && lengthOf(key) <= attributeKeyLengthMax;

const isAttributeValue = (value: unknown): boolean =>
  typeof value === 'string' && isPlainText(value) && lengthOf(value) <= attributeValueLengthMax;

/** The field is an object; `bound` says what one is like. */
export const IsObject = (bound?: string): PropertyDecorator => refuse('not-an-object', isRecord, bound);

/** Of an object whose names say what they take; more or longer ones are none that anything takes. */
const PAIRS_MAX = 64;
const PAIR_LENGTH_MAX = 64;

const isShortText = (value: unknown): boolean =>
  typeof value === 'string' && isPlainText(value) && lengthOf(value) <= PAIR_LENGTH_MAX;

/** The field is an object of short texts, at least one. Which names and values there are is judged elsewhere. */
export const IsTextPairs = (): PropertyDecorator =>
  applyDecorators(
    // Without this the transformer would make an instance of the field's declared class and lose the pairs.
    Transform(({ obj, key }: { readonly obj: Readonly<Record<string, unknown>>; readonly key: string }) => obj[key]),
    IsObject(),
    refuse('too-few', (value) => !isRecord(value) || Object.keys(value).length > 0, 'at least one'),
    refuse(
      'too-many',
      (value) => !isRecord(value) || Object.keys(value).length <= PAIRS_MAX,
      `at most ${PAIRS_MAX.toString()}`,
    ),
    refuse(
      'not-in-shape',
      (value) => !isRecord(value) || Object.entries(value).every((pair) => pair.every(isShortText)),
      `names and values are texts of at most ${PAIR_LENGTH_MAX.toString()} characters`,
    ),
  );

/** The field may be left out, and is an object of text pairs otherwise. */
export const IsAttributes = ({ example }: { readonly example: Readonly<Record<string, string>> }): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      type: 'object',
      additionalProperties: { type: 'string', maxLength: attributeValueLengthMax },
      maxProperties: attributesMax,
      example,
      description: 'Text pairs, stated in full each time; an absent key has no value.',
    }),
    // Without this the transformer would make an instance of the field's declared class and lose the pairs.
    Transform(({ obj, key }: { readonly obj: Readonly<Record<string, unknown>>; readonly key: string }) => obj[key]),
    MayBeAbsent(),
    IsObject(),
    refuse(
      'too-many',
      (value) => !isRecord(value) || Object.keys(value).length <= attributesMax,
      `at most ${attributesMax.toString()}`,
    ),
    refuse(
      'not-an-attribute-key',
      (value) => !isRecord(value) || Object.keys(value).every(isAttributeName),
      `each key has at most ${attributeKeyLengthMax.toString()} characters`,
    ),
    refuse(
      'not-in-shape',
      (value) => !isRecord(value) || Object.values(value).every(isAttributeValue),
      `each value is a text of at most ${attributeValueLengthMax.toString()} characters`,
    ),
  );
