import type { CalendarDate } from './calendar-date';

/** Which day it is for the ledger, in the time zone it was opened with. */
export interface BusinessDay {
  today(): CalendarDate;
}

export const BUSINESS_DAY = Symbol('BusinessDay');
