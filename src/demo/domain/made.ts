import { type CalendarDate, parseCalendarDate } from '../../kernel/calendar-date';
import { type Currency, parseCurrency } from '../../kernel/currency';
import { type DecimalAmount, parseDecimalAmount } from '../../kernel/decimal-amount';
import {
  type AccountId,
  type FactId,
  type LineId,
  parseAccountId,
  parseFactId,
  parseLineId,
  parseSubscriptionId,
  type SubscriptionId,
} from '../../kernel/ids';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { formatMinorUnits, type MinorUnits } from '../../kernel/minor-units';

/** What a text says, which is known to be well written. Throws InvariantViolated where it is not. */
const made =
  <Value>(parse: (text: string) => Value | undefined) =>
  (text: string): Value => {
    const value = parse(text);
    if (value === undefined) throw new InvariantViolated(`${text} is not written as it should be.`);
    return value;
  };

export const accountIdOf: (text: string) => AccountId = made(parseAccountId);
export const subscriptionIdOf: (text: string) => SubscriptionId = made(parseSubscriptionId);
export const factIdOf: (text: string) => FactId = made(parseFactId);
export const lineIdOf: (text: string) => LineId = made(parseLineId);
export const dayOf: (text: string) => CalendarDate = made(parseCalendarDate);
export const decimalOf: (text: string) => DecimalAmount = made(parseDecimalAmount);

export const EUR: Currency = made(parseCurrency)('EUR');
export const USD: Currency = made(parseCurrency)('USD');

export const priceOf = (minor: MinorUnits, currency: Currency): DecimalAmount =>
  decimalOf(formatMinorUnits(minor, currency));
