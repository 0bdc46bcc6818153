import type { CalendarDate } from './calendar-date';
import type { Instant } from './instant';

/** Which day it is in a time zone. */
export interface ZoneCalendar {
  /** The day of the instant in an IANA time zone (`Europe/Berlin`). Throws InvariantViolated for a zone it does not know. */
  dayOf(instant: Instant, timeZone: string): CalendarDate;
  isTimeZone(text: string): boolean;
}

export const ZONE_CALENDAR = Symbol('ZoneCalendar');
