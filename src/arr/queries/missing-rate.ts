import type { CalendarDate } from '../../kernel/calendar-date';

/** A pair without a rate, and the days whose rates are missing: each span up to its `until`, which is not among them. */
export interface MissingRate {
  readonly base: string;
  readonly quote: string;
  readonly days: readonly { readonly from: CalendarDate; readonly until: CalendarDate }[];
}
