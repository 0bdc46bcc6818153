import { type CalendarDate, parseCalendarDate } from '../../../src/kernel/calendar-date';
import { type Currency, parseCurrency } from '../../../src/kernel/currency';
import { type DecimalAmount, parseDecimalAmount } from '../../../src/kernel/decimal-amount';
import {
  type AccountId,
  type FactId,
  type LineId,
  parseAccountId,
  parseFactId,
  parseLineId,
  parseSubscriptionId,
  type SubscriptionId,
} from '../../../src/kernel/ids';

const spelled =
  <Value>(parse: (text: string) => Value | undefined) =>
  (text: string): Value => {
    const value = parse(text);
    if (value === undefined) throw new Error(`"${text}" is misspelt in a test`);
    return value;
  };

/** Values as tests write them; they throw on a misspelling. */
export const dayOf: (text: string) => CalendarDate = spelled(parseCalendarDate);
export const amountOf: (text: string) => DecimalAmount = spelled(parseDecimalAmount);
export const currencyOf: (text: string) => Currency = spelled(parseCurrency);
export const accountOf: (text: string) => AccountId = spelled(parseAccountId);
export const subscriptionOf: (text: string) => SubscriptionId = spelled(parseSubscriptionId);
export const lineIdOf: (text: string) => LineId = spelled(parseLineId);

/** The id of the fact with this ordinal: the same in every run. */
export const factIdOf = (ordinal: number): FactId =>
  spelled(parseFactId)(`00000000-0000-4000-8000-${ordinal.toString().padStart(12, '0')}`);
