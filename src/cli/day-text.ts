import { addDays, type CalendarDate, parseCalendarDate, YEAR_MAX, YEAR_MIN } from '../kernel/calendar-date';
import { parseAsOfText, parseFromText, parseToText } from '../kernel/period-text';
import { hasDigits, wholeNumberAt } from '../kernel/text-digits';
import { usageError } from './failure';

const DAYS_DIGITS_MAX = 5;

/** The day that `today`, `-30d` or `+30d` names; nothing for other text. */
const relativeDay = (text: string, today: CalendarDate): CalendarDate | undefined => {
  if (text === 'today') return today;
  const digits = text.length - 2;
  const sign = text.charAt(0);
  const hasShape =
    text.endsWith('d') && '+-'.includes(sign) && digits >= 1 && digits <= DAYS_DIGITS_MAX && hasDigits(text, 1, digits);
  if (!hasShape) return undefined;
  const days = wholeNumberAt(text, 1, digits);
  return addDays(today, sign === '-' ? -days : days);
};

const withinCalendar = (option: string, text: string, day: CalendarDate): CalendarDate => {
  if (parseCalendarDate(day) !== undefined) return day;
  const years = `from ${YEAR_MIN.toString()} to ${YEAR_MAX.toString()}`;
  throw usageError(`${option} "${text}" is too far away.`, `Name a day of the years ${years}.`);
};

/** Stands in for today where text is judged before the ledger, whose day it is, has been opened. */
export const ANY_DAY = '2000-01-01' as CalendarDate;

const READERS = { day: parseFromText, 'as-of': parseAsOfText, from: parseFromText, to: parseToText } as const;

/**
 * The day that an option means: `as-of` the last of a period, `from` its first, `to` the first after it, `day` a single
 * day. Throws Refused for anything else.
 */
export const dayIn = (
  option: string,
  text: string,
  as: keyof typeof READERS,
  today: () => CalendarDate,
): CalendarDate => {
  const relative = relativeDay(text, today());
  if (relative !== undefined) return withinCalendar(option, text, relative);
  const isSingleDay = as !== 'day' || parseAsOfText(text) === parseFromText(text);
  const day = isSingleDay ? READERS[as](text) : undefined;
  if (day !== undefined) return day;
  const forms =
    as === 'day' ? '2026-09-30, today, -30d or +30d' : '2026-09-30, 2026-09, 2026-Q3, 2026, today, -30d or +30d';
  throw usageError(`${option} "${text}" is not a day of the calendar.`, `Write it like ${forms}.`);
};

/** Ends the command for text that is no day, before a ledger is opened for nothing. */
export const judgeDay = (option: string, text: string, as: keyof typeof READERS): void => {
  if (relativeDay(text, ANY_DAY) === undefined) dayIn(option, text, as, () => ANY_DAY);
};
