import type { CalendarDate } from './calendar-date';
import type { Instant } from './instant';

/** Which day it is for the ledger, in the time zone it was opened with. */
export interface BusinessDay {
  today(): CalendarDate;
  /** The day that a moment belongs to. */
  dayOf(instant: Instant): CalendarDate;
}

export const BUSINESS_DAY = Symbol('BusinessDay');
