import { parseCalendarDate } from '../../kernel/calendar-date';
import { parseCurrency } from '../../kernel/currency';
import { parseDecimalAmount } from '../../kernel/decimal-amount';
import type { FieldFaultCode } from '../../kernel/field-fault';
import { parseAccountId, parseFactId, parseLedgerId, parseLineId, parseSubscriptionId } from '../../kernel/ids';
import { parseInstant } from '../../kernel/instant';
import { parseMonth } from '../../kernel/month';
import { parsePercentage } from '../../kernel/percentage';
import { isAttributeKey, isPlainText } from '../../kernel/plain-text';
import { IntlZoneCalendar } from '../system/intl-zone-calendar.adapter';

/** A format that schemas name, the check behind it, and the fault it finds. */
interface FactFormat {
  readonly code: FieldFaultCode;
  readonly admits: (text: string) => boolean;
}

const parsedBy = (code: FieldFaultCode, parse: (text: string) => unknown): FactFormat => ({
  code,
  admits: (text) => parse(text) !== undefined,
});

const zones = new IntlZoneCalendar();

/** The formats of the facts' schemas are the kernel's own parsers, so a schema and the code never disagree. */
export const FACT_FORMATS: Readonly<Record<string, FactFormat>> = {
  'calendar-date': parsedBy('not-a-calendar-date', parseCalendarDate),
  month: parsedBy('not-in-shape', parseMonth),
  instant: parsedBy('not-an-instant', parseInstant),
  'decimal-amount': parsedBy('not-a-decimal-amount', parseDecimalAmount),
  percentage: parsedBy('not-a-percentage', parsePercentage),
  currency: parsedBy('not-a-currency', parseCurrency),
  'subscription-id': parsedBy('not-a-subscription-id', parseSubscriptionId),
  'account-id': parsedBy('not-an-account-id', parseAccountId),
  'line-id': parsedBy('not-a-line-id', parseLineId),
  'fact-id': parsedBy('not-a-fact-id', parseFactId),
  'ledger-id': parsedBy('not-a-ledger-id', parseLedgerId),
  'time-zone': { code: 'not-a-time-zone', admits: (text) => zones.isTimeZone(text) },
  'attribute-key': { code: 'not-an-attribute-key', admits: isAttributeKey },
  'plain-text': { code: 'not-plain-text', admits: isPlainText },
};
