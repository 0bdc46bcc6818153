import type { CalendarDate } from '../../kernel/calendar-date';
import { BEGINNING_OF_KNOWLEDGE, BEGINNING_OF_KNOWLEDGE_ON, type Instant } from '../../kernel/instant';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { wholeNumberAt } from '../../kernel/text-digits';
import type { ZoneCalendar } from '../../kernel/zone-calendar.port';

const QUARTER_HOUR_MS = 900_000;
const LENGTH_TO_DAY = 10;
const LENGTH_TO_HOUR = 13;
const MINUTE_AT = 14;
const MINUTES_IN_QUARTER = 15;

/** Quarter hours whose day is remembered per zone; some eight weeks of a running ledger. */
export const QUARTERS_REMEMBERED_MAX = 6_000;

/** The calendar of one zone. */
class Zone {
  private readonly dayByQuarter = new Map<string, CalendarDate>();

  constructor(private readonly format: Intl.DateTimeFormat) {}

  dayOf(instant: Instant): CalendarDate {
    const quarter = quarterOf(instant);
    const remembered = this.dayByQuarter.get(quarter);
    if (remembered !== undefined) return remembered;

    const epochMs = Date.parse(instant);
    const startMs = Math.floor(epochMs / QUARTER_HOUR_MS) * QUARTER_HOUR_MS;
    const day = this.askIntl(startMs);
    // A clock that was put back shortly after midnight shows two days within a quarter hour, as St John's did.
    if (this.askIntl(startMs + QUARTER_HOUR_MS - 1) !== day) return this.askIntl(epochMs);
    if (this.dayByQuarter.size >= QUARTERS_REMEMBERED_MAX) this.dayByQuarter.clear();
    this.dayByQuarter.set(quarter, day);
    return day;
  }

  private askIntl(epochMs: number): CalendarDate {
    const parts = new Map(this.format.formatToParts(epochMs).map(({ type, value }) => [type, value]));
    const [year = '', month = '', day = ''] = [parts.get('year'), parts.get('month'), parts.get('day')];
    return `${year.padStart(4, '0')}-${month}-${day}` as CalendarDate;
  }
}

/** The date, the hour and which of its four quarters: cut from the text, since parsing it would cost more than the answer. */
const quarterOf = (instant: Instant): string =>
  instant.slice(0, LENGTH_TO_HOUR) +
  'abcd'.charAt(Math.floor(wholeNumberAt(instant, MINUTE_AT, 2) / MINUTES_IN_QUARTER));

const formatOf = (timeZone: string): Intl.DateTimeFormat | undefined => {
  // Offsets such as +01:00 are no zones of the IANA database, though later engines take them.
  if (!/^[A-Za-z]/u.test(timeZone)) return undefined;
  try {
    return new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

/** Days by the time zone database that Node carries. Exact from 1970 on; the beginning of knowledge is one day everywhere. */
export class IntlZoneCalendar implements ZoneCalendar {
  private readonly zones = new Map<string, Zone>();

  dayOf(instant: Instant, timeZone: string): CalendarDate {
    if (instant === BEGINNING_OF_KNOWLEDGE) return BEGINNING_OF_KNOWLEDGE_ON;
    // Instants are written in UTC. Asked by their millions, as when a log is read anew, Intl is slow.
    return timeZone === 'UTC'
      ? (instant.slice(0, LENGTH_TO_DAY) as CalendarDate)
      : this.zoneOf(timeZone).dayOf(instant);
  }

  /** Names are taken as they are written in the database: `Europe/Berlin`, not `europe/berlin`. */
  isTimeZone(text: string): boolean {
    const resolved = formatOf(text)?.resolvedOptions().timeZone;
    if (resolved === undefined) return false;
    return resolved === text || resolved.toLowerCase() !== text.toLowerCase();
  }

  private zoneOf(timeZone: string): Zone {
    const known = this.zones.get(timeZone);
    if (known !== undefined) return known;
    const format = formatOf(timeZone);
    if (format === undefined) throw new InvariantViolated(`${timeZone} is not a time zone.`);
    const zone = new Zone(format);
    this.zones.set(timeZone, zone);
    return zone;
  }
}
