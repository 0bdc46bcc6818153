import { type CalendarDate, parseCalendarDate, YEAR_MAX, YEAR_MIN } from '../../kernel/calendar-date';
import { type Currency, parseCurrency } from '../../kernel/currency';
import { type DecimalAmount, DIGITS_MAX, parseDecimalAmount } from '../../kernel/decimal-amount';
import { type AccountId, parseAccountId, parseSubscriptionId, type SubscriptionId } from '../../kernel/ids';
import { parseIntervalText } from './interval-text';
import { type Interval, NON_RECURRING_KINDS, RECURRING_KINDS, type RecurringKind } from '../domain/line';
import { nearestName } from '../../kernel/near-name';
import { fault, type ReadPart, type RowFault } from './row-fault';

/** A cell with what it is called in its file, for messages. */
export interface Cell {
  readonly name: string;
  readonly text: string;
}

const FOREIGN_ID_FIX =
  'Write ids of letters, digits, "_", "." and "-" only, 64 at most, the first a letter or digit; keep the original as an attribute.';

interface IdFaults {
  readonly missing: Pick<RowFault, 'code'>;
  readonly invalid: Pick<RowFault, 'code'>;
}

const SUBSCRIPTION: IdFaults = {
  missing: { code: 'subscription-missing' },
  invalid: { code: 'subscription-id-invalid' },
};
const ACCOUNT: IdFaults = { missing: { code: 'account-missing' }, invalid: { code: 'account-id-invalid' } };

const id = <Id>({ name, text }: Cell, faults: IdFaults, parse: (text: string) => Id | undefined): ReadPart<Id> => {
  if (text === '') {
    return fault({ ...faults.missing, column: name, detail: `${name} is empty.`, fix: `Fill in ${name}.` });
  }
  const value = parse(text);
  if (value !== undefined) return { value };
  const detail = `${name} "${text}" is not an id of the ledger.`;
  return fault({ ...faults.invalid, column: name, detail, fix: FOREIGN_ID_FIX });
};

export const subscriptionIdIn = (cell: Cell): ReadPart<SubscriptionId> => id(cell, SUBSCRIPTION, parseSubscriptionId);

export const accountIdIn = (cell: Cell): ReadPart<AccountId> => id(cell, ACCOUNT, parseAccountId);

const dateFix = (text: string): string => {
  const day = parseCalendarDate(text.slice(0, 10));
  if (day !== undefined) return `Give the day alone, in the ledger's time zone: ${day}, if that is the day there.`;
  return `Write days as YYYY-MM-DD, from ${YEAR_MIN.toString()} to ${YEAR_MAX.toString()}.`;
};

/** A day; nothing for an empty cell. */
export const optionalDateIn = ({ name, text }: Cell): ReadPart<CalendarDate | undefined> => {
  if (text === '') return { value: undefined };
  const value = parseCalendarDate(text);
  if (value !== undefined) return { value };
  const detail = `${name} "${text}" is not a day of the calendar.`;
  return fault({ column: name, code: 'date-invalid', detail, fix: dateFix(text) });
};

export const startIn = (cell: Cell): ReadPart<CalendarDate> => {
  if (cell.text !== '') return optionalDateIn(cell) as ReadPart<CalendarDate>;
  const detail = `${cell.name} is empty, so the row says no first day.`;
  return fault({ column: cell.name, code: 'start-missing', detail, fix: `Fill in ${cell.name}.` });
};

interface AmountMistake {
  readonly pattern: RegExp;
  readonly what: string;
  readonly fix: string;
}

/** From the plainest mistake to the least likely; the first that fits is named. */
const AMOUNT_MISTAKES: readonly AmountMistake[] = [
  { pattern: /^-/u, what: 'is negative', fix: 'Leave credits and refunds out: a price is never below zero.' },
  {
    pattern: /^\d{1,3}([ ',.’\u00a0\u202f]\d{3})+([.,]\d+)?$/u,
    what: 'has thousands separators',
    fix: 'Write the digits without separators and a point before the cents: 2786.00.',
  },
  { pattern: /^\d+,\d+$/u, what: 'has a comma before its decimals', fix: 'Write a point before the cents: 2786.00.' },
  {
    pattern: /[\p{Sc}\p{L}]/u,
    what: 'holds more than digits',
    fix: 'Write the number alone: 2786.00; the currency has a column or a constant of its own.',
  },
  { pattern: /^0\d/u, what: 'has leading zeros', fix: 'Write the number without leading zeros.' },
  {
    pattern: /^\d+(\.\d+)?$/u,
    what: `has more than ${DIGITS_MAX.toString()} digits`,
    fix: `Write at most ${DIGITS_MAX.toString()} digits.`,
  },
];

export const amountIn = ({ name, text }: Cell): ReadPart<DecimalAmount> => {
  if (text === '') {
    const fix = `Fill in ${name}; write 0 for what is free.`;
    return fault({ column: name, code: 'amount-missing', detail: `${name} is empty.`, fix });
  }
  const value = parseDecimalAmount(text);
  if (value !== undefined) return { value };
  const mistake = AMOUNT_MISTAKES.find(({ pattern }) => pattern.test(text));
  const { what, fix } = mistake ?? { what: 'is not a decimal number', fix: 'Write it like 2786 or 2786.00.' };
  return fault({ column: name, code: 'amount-invalid', detail: `${name} "${text}" ${what}.`, fix });
};

export const currencyIn = ({ name, text }: Cell): ReadPart<Currency> => {
  const value = parseCurrency(text);
  if (value !== undefined) return { value };
  if (text === '') {
    const fix = 'Fill it in, or say one currency for the whole file: --map currency:=USD.';
    return fault({ column: name, code: 'currency-missing', detail: 'The row says no currency.', fix });
  }
  const upper = parseCurrency(text.toUpperCase());
  const fix = upper === undefined ? 'Write a code of ISO 4217, such as EUR.' : `Write ${upper}.`;
  return fault({ column: name, code: 'currency-unknown', detail: `${name} "${text}" is not a currency.`, fix });
};

export const intervalIn = ({ name, text }: Cell): ReadPart<Interval> => {
  const value = parseIntervalText(text);
  if (value !== undefined) return { value };
  const fix = 'Write day, week, month, quarter or year, or a number of them: 3 months.';
  return fault({ column: name, code: 'interval-unknown', detail: `${name} "${text}" is not an interval.`, fix });
};

export const kindIn = ({ name, text }: Cell): ReadPart<RecurringKind> => {
  const value = RECURRING_KINDS.find((kind) => kind === text);
  if (value !== undefined) return { value };
  if (NON_RECURRING_KINDS.some((kind) => kind === text)) {
    const detail = `${name} "${text}" is charged once and has no period.`;
    const fix = `Leave such rows out: --skip ${name}=${text}.`;
    return fault({ column: name, code: 'kind-does-not-recur', detail, fix });
  }
  const near = nearestName(text, RECURRING_KINDS);
  const fix = near === undefined ? `Write one of ${RECURRING_KINDS.join(', ')}.` : `Write ${near}.`;
  return fault({ column: name, code: 'kind-unknown', detail: `${name} "${text}" is not a kind of charge.`, fix });
};
