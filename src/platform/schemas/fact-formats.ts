import { parseCalendarDate } from '../../kernel/calendar-date';
import { parseCurrency } from '../../kernel/currency';
import { parseDecimalAmount } from '../../kernel/decimal-amount';
import type { FieldFaultCode } from '../../kernel/field-fault';
import { parseAccountId, parseFactId, parseLedgerId, parseLineId, parseSubscriptionId } from '../../kernel/ids';
import { parseInstant } from '../../kernel/instant';
import { parsePercentage } from '../../kernel/percentage';
import { isAttributeKey, isPlainText } from '../../kernel/plain-text';

/** A format that schemas name, the check behind it, and the fault it finds. */
interface FactFormat {
  readonly code: FieldFaultCode;
  readonly admits: (text: string) => boolean;
}

const parsedBy = (code: FieldFaultCode, parse: (text: string) => unknown): FactFormat => ({
  code,
  admits: (text) => parse(text) !== undefined,
});

const TIME_ZONE_SHAPE = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/u;

const isTimeZone = (text: string): boolean => {
  if (!TIME_ZONE_SHAPE.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

/** The formats of the facts' schemas are the kernel's own parsers, so a schema and the code never disagree. */
export const FACT_FORMATS: Readonly<Record<string, FactFormat>> = {
  'calendar-date': parsedBy('not-a-calendar-date', parseCalendarDate),
  instant: parsedBy('not-an-instant', parseInstant),
  'decimal-amount': parsedBy('not-a-decimal-amount', parseDecimalAmount),
  percentage: parsedBy('not-a-percentage', parsePercentage),
  currency: parsedBy('not-a-currency', parseCurrency),
  'subscription-id': parsedBy('not-a-subscription-id', parseSubscriptionId),
  'account-id': parsedBy('not-an-account-id', parseAccountId),
  'line-id': parsedBy('not-a-line-id', parseLineId),
  'fact-id': parsedBy('not-a-fact-id', parseFactId),
  'ledger-id': parsedBy('not-a-ledger-id', parseLedgerId),
  'time-zone': { code: 'not-a-time-zone', admits: isTimeZone },
  'attribute-key': { code: 'not-an-attribute-key', admits: isAttributeKey },
  'plain-text': { code: 'not-plain-text', admits: isPlainText },
};
