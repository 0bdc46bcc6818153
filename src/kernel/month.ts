import type { Brand } from './brand';
import { addMonths, type CalendarDate, dayBefore, parseCalendarDate } from './calendar-date';

/** A calendar month, `YYYY-MM`. Compares as text: earlier months sort first. */
export type Month = Brand<string, 'Month'>;

const MONTH = /^\d{4}-\d{2}$/u;

const firstDayOf = (text: string): CalendarDate | undefined => parseCalendarDate(`${text}-01`);

/** Takes `YYYY-MM` from 1970-01 to 2200-12 and nothing else. */
export const parseMonth = (text: string): Month | undefined =>
  MONTH.test(text) && firstDayOf(text) !== undefined ? (text as Month) : undefined;

/** The first day that is no longer of the month. */
export const dayAfterMonth = (month: Month): CalendarDate => addMonths(`${month}-01` as CalendarDate, 1);

export const lastDayOf = (month: Month): CalendarDate => dayBefore(dayAfterMonth(month));

export const monthAfter = (month: Month): Month => dayAfterMonth(month).slice(0, 7) as Month;
