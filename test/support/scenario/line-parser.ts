import type { CalendarDate } from '../../../src/kernel/calendar-date';
import type { Currency } from '../../../src/kernel/currency';
import { type DecimalAmount, parseDecimalAmount } from '../../../src/kernel/decimal-amount';
import type { LineId } from '../../../src/kernel/ids';
import { present } from '../../../src/kernel/present';
import {
  type Attributes,
  type Discount,
  type Interval,
  type Line,
  NON_RECURRING_KINDS,
  type NonRecurringKind,
  RECURRING_KINDS,
} from '../../../src/subscriptions/domain/line';
import { amountOf } from './spelled';
import type { TokenReader } from './token-reader';

export interface ParsedLine {
  readonly currency: Currency;
  readonly line: Line;
}

const NAMED_INTERVALS: Readonly<Record<string, Interval>> = {
  daily: { days: 1 },
  weekly: { weeks: 1 },
  monthly: { months: 1 },
  quarterly: { months: 3 },
  yearly: { years: 1 },
};

const ONE = amountOf('1');

const readInterval = (reader: TokenReader): Interval => {
  const named = NAMED_INTERVALS[reader.peek()];
  if (named !== undefined) {
    reader.word('interval');
    return named;
  }
  reader.expect('every');
  const count = reader.count();
  const unit = reader.word('unit');
  switch (unit) {
    case 'days':
      return { days: count };
    case 'weeks':
      return { weeks: count };
    case 'months':
      return { months: count };
    case 'years':
      return { years: count };
    default:
      return reader.fail(`"${unit}" is no unit of time`);
  }
};

interface Span {
  readonly from?: CalendarDate;
  readonly until?: CalendarDate;
}

const readSpan = (reader: TokenReader): Span =>
  present({
    from: reader.takes('from') ? reader.day() : undefined,
    until: reader.takes('until') ? reader.day() : undefined,
  });

const readDiscounts = (reader: TokenReader): readonly Discount[] => {
  const discounts: Discount[] = [];
  while (reader.takes('less')) {
    const off = reader.peek();
    const isPercent = off.endsWith('%');
    const amount = reader.parsed('discount', (text) => parseDecimalAmount(text.replace(/%$/u, '')));
    discounts.push({ ...(isPercent ? { percent: amount } : { amount }), ...readSpan(reader) });
  }
  return discounts;
};

export const readAttributes = (reader: TokenReader): Attributes => {
  const attributes: Record<string, string> = {};
  while (/^[a-z]+:/u.test(reader.peek())) {
    const [key = '', value = ''] = reader.word('attribute').split(':');
    attributes[key] = value;
  }
  return attributes;
};

interface Recurrence extends Span {
  readonly trialUntil?: CalendarDate;
  readonly discounts?: readonly Discount[];
  readonly attributes?: Attributes;
}

const readTrial = (reader: TokenReader): CalendarDate | undefined => {
  if (!reader.takes('trial')) return undefined;
  reader.expect('until');
  return reader.day();
};

/** What may follow a price, in this order: trial, span, attributes, discounts with their spans. */
const readRecurrence = (reader: TokenReader): Recurrence => {
  const trialUntil = readTrial(reader);
  const span = readSpan(reader);
  const attributes = readAttributes(reader);
  const discounts = readDiscounts(reader);
  return present({
    ...span,
    trialUntil,
    attributes: Object.keys(attributes).length > 0 ? attributes : undefined,
    discounts: discounts.length > 0 ? discounts : undefined,
  });
};

interface Price {
  readonly quantity: DecimalAmount;
  readonly unitPrice: DecimalAmount;
}

/** `49.00`, or `12 x 49.00`. */
const readPrice = (reader: TokenReader): Price => {
  const first = reader.amount();
  if (reader.takes('x')) return { quantity: first, unitPrice: reader.amount() };
  return { quantity: ONE, unitPrice: first };
};

const readOneTime = (reader: TokenReader, id: LineId, kind: NonRecurringKind): ParsedLine => {
  reader.expect(kind);
  const price = readPrice(reader);
  return { currency: reader.currency(), line: { id, kind, ...price, ...readSpan(reader) } };
};

/** Reads `maintenance 12 x 49.00 EUR monthly less 10% until 2025-04-01` and its like; `kind` may be left out. */
export const readLine = (reader: TokenReader, id: LineId): ParsedLine => {
  const oneTime = NON_RECURRING_KINDS.find((kind) => kind === reader.peek());
  if (oneTime !== undefined) return readOneTime(reader, id, oneTime);
  const kind = RECURRING_KINDS.find((known) => known === reader.peek());
  if (kind !== undefined) reader.word('kind');
  const base = { id, kind: kind ?? 'subscription' } as const;
  if (reader.takes('total')) {
    const total = reader.amount();
    const currency = reader.currency();
    reader.expect('over');
    const months = reader.count();
    reader.expect('months');
    return { currency, line: { ...base, total, over: { months }, ...readRecurrence(reader) } };
  }
  const { quantity, unitPrice } = readPrice(reader);
  const currency = reader.currency();
  return { currency, line: { ...base, unitPrice, quantity, every: readInterval(reader), ...readRecurrence(reader) } };
};
