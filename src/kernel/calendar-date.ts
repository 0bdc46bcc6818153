import type { Brand } from './brand';
import { hasDigits, padded, wholeNumberAt } from './text-digits';

/** A business day, `YYYY-MM-DD`. Compares as text: earlier days sort first. */
export type CalendarDate = Brand<string, 'CalendarDate'>;

export const YEAR_MIN = 1970;
export const YEAR_MAX = 2200;

const DAYS_IN_ERA = 146_097;
const EPOCH_DAY_OF_YEAR_ZERO = -719_468;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** The number of days of a month; `month` is 1 to 12. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);

const written = (year: number, month: number, day: number): CalendarDate =>
  `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}` as CalendarDate;

/** Takes `YYYY-MM-DD` from 1970 to 2200 and nothing else: no 30 February, no week dates, no spaces. */
export const parseCalendarDate = (text: string): CalendarDate | undefined => {
  const hasShape =
    text.length === 10 &&
    text[4] === '-' &&
    text[7] === '-' &&
    hasDigits(text, 0, 4) &&
    hasDigits(text, 5, 2) &&
    hasDigits(text, 8, 2);
  if (!hasShape) return undefined;
  const year = wholeNumberAt(text, 0, 4);
  const month = wholeNumberAt(text, 5, 2);
  const day = wholeNumberAt(text, 8, 2);
  if (year < YEAR_MIN || year > YEAR_MAX || day < 1 || day > daysInMonth(year, month)) return undefined;
  return text as CalendarDate;
};

/** Year, month (1 to 12) and day of month. */
export const partsOf = (
  date: CalendarDate,
): { readonly year: number; readonly month: number; readonly day: number } => ({
  year: wholeNumberAt(date, 0, 4),
  month: wholeNumberAt(date, 5, 2),
  day: wholeNumberAt(date, 8, 2),
});

/** Days since 1970-01-01 of a proleptic Gregorian day. */
export const epochDayOf = (year: number, month: number, day: number): number => {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_IN_ERA + dayOfEra + EPOCH_DAY_OF_YEAR_ZERO;
};

const MONTHS_IN_YEAR = 12;

/** The epoch day before the first of each month of the legal years. */
const MONTH_STARTS = Int32Array.from(
  { length: (YEAR_MAX - YEAR_MIN + 1) * MONTHS_IN_YEAR },
  (_, at) => epochDayOf(YEAR_MIN + Math.floor(at / MONTHS_IN_YEAR), (at % MONTHS_IN_YEAR) + 1, 1) - 1,
);

/** Days since 1970-01-01. */
export const toEpochDay = (date: CalendarDate): number => {
  const [year, month, day] = [wholeNumberAt(date, 0, 4), wholeNumberAt(date, 5, 2), wholeNumberAt(date, 8, 2)];
  const start = MONTH_STARTS[(year - YEAR_MIN) * MONTHS_IN_YEAR + month - 1];
  // The days before the first legal one and after the last are spoken of as well.
  return start === undefined ? epochDayOf(year, month, day) : start + day;
};

/** The day that is `epochDay` days after 1970-01-01. */
export const fromEpochDay = (epochDay: number): CalendarDate => {
  const shifted = epochDay - EPOCH_DAY_OF_YEAR_ZERO;
  const era = Math.floor(shifted / DAYS_IN_ERA);
  const dayOfEra = shifted - era * DAYS_IN_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return written(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
};

/** The day `days` later, or earlier where `days` is negative. */
export const addDays = (date: CalendarDate, days: number): CalendarDate => fromEpochDay(toEpochDay(date) + days);

export const dayBefore = (date: CalendarDate): CalendarDate => addDays(date, -1);

/** The same day of the month `months` later, or that month's last day where it has no such day. */
export const addMonths = (date: CalendarDate, months: number): CalendarDate => {
  const { year, month, day } = partsOf(date);
  const ordinal = year * 12 + (month - 1) + months;
  const toYear = Math.floor(ordinal / 12);
  const toMonth = ordinal - toYear * 12 + 1;
  return written(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
};

export const firstOfMonth = (date: CalendarDate): CalendarDate => `${date.slice(0, 8)}01` as CalendarDate;

/** The later of two days; either may be absent. */
export const laterOf = (a: CalendarDate, b: CalendarDate | undefined): CalendarDate =>
  b !== undefined && b > a ? b : a;

/** The earlier end of two half-open spans; an absent end is never. */
export const earlierEnd = (a: CalendarDate | undefined, b: CalendarDate | undefined): CalendarDate | undefined => {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
};
