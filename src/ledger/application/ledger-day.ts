import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay } from '../../kernel/business-day.port';
import type { CalendarDate } from '../../kernel/calendar-date';
import { type Clock, CLOCK } from '../../kernel/clock.port';
import { StoreUnavailable } from '../../kernel/event-store.port';
import type { Instant } from '../../kernel/instant';
import { ZONE_CALENDAR, type ZoneCalendar } from '../../kernel/zone-calendar.port';

/** Days as they begin and end in the zone the ledger was opened with; in UTC until that is known, unless it is awaited. */
@Injectable()
export class LedgerDay implements BusinessDay {
  private timeZone: string | undefined = 'UTC';

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ZONE_CALENDAR) private readonly calendar: ZoneCalendar,
  ) {}

  countIn(timeZone: string): void {
    this.timeZone = timeZone;
  }

  /** From now on nobody is told a day before the zone is known: a command judged on a wrong one would be recorded. */
  awaitZone(): void {
    this.timeZone = undefined;
  }

  today(): CalendarDate {
    return this.dayOf(this.clock.now());
  }

  dayOf(instant: Instant): CalendarDate {
    if (this.timeZone === undefined) throw new StoreUnavailable('The ledger cannot be opened yet.');
    return this.calendar.dayOf(instant, this.timeZone);
  }
}
