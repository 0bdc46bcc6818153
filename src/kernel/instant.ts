import type { Brand } from './brand';
import { type CalendarDate, daysInMonth, epochDayOf, fromEpochDay } from './calendar-date';
import { InvariantViolated } from './invariant-violated';
import { hasDigits, padded, wholeNumberAt } from './text-digits';

/** A moment in UTC to the millisecond, `YYYY-MM-DDTHH:mm:ss.sssZ`. Compares as text: earlier moments sort first. */
export type Instant = Brand<string, 'Instant'>;

/** What the ledger's opening, and what stands before its first other fact, are known from. */
export const BEGINNING_OF_KNOWLEDGE = '0001-01-01T00:00:00.000Z' as Instant;
export const BEGINNING_OF_KNOWLEDGE_ON = '0001-01-01' as CalendarDate;

const MS_IN_DAY = 86_400_000;
const MS_IN_MINUTE = 60_000;
const LENGTH_TO_SECONDS = 19;
const LENGTH = 24;
const FIRST_DAY = epochDayOf(1, 1, 1);
/** Years of five digits would not compare as text. */
const FIRST_DAY_TOO_LATE = epochDayOf(10_000, 1, 1);

interface Tail {
  readonly ms: number;
  readonly offsetMinutes: number;
}

const readOffset = (zone: string): number | undefined => {
  if (zone === 'Z') return 0;
  const hasShape =
    zone.length === 6 &&
    zone[3] === ':' &&
    hasDigits(zone, 1, 2) &&
    hasDigits(zone, 4, 2) &&
    '+-'.includes(zone.charAt(0));
  if (!hasShape) return undefined;
  const hours = wholeNumberAt(zone, 1, 2);
  const minutes = wholeNumberAt(zone, 4, 2);
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
};

const readTail = (tail: string): Tail | undefined => {
  const digits = /^\.\d{1,9}/u.exec(tail)?.[0] ?? '';
  const offsetMinutes = readOffset(tail.slice(digits.length));
  if (offsetMinutes === undefined) return undefined;
  return { ms: digits === '' ? 0 : wholeNumberAt(digits.slice(1, 4).padEnd(3, '0'), 0, 3), offsetMinutes };
};

const readDay = (text: string): number | undefined => {
  const hasShape =
    text[4] === '-' && text[7] === '-' && hasDigits(text, 0, 4) && hasDigits(text, 5, 2) && hasDigits(text, 8, 2);
  if (!hasShape) return undefined;
  const [year, month, day] = [wholeNumberAt(text, 0, 4), wholeNumberAt(text, 5, 2), wholeNumberAt(text, 8, 2)];
  if (year < 1 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return epochDayOf(year, month, day);
};

const readTimeOfDay = (text: string): number | undefined => {
  const hasShape =
    text[10] === 'T' &&
    text[13] === ':' &&
    text[16] === ':' &&
    hasDigits(text, 11, 2) &&
    hasDigits(text, 14, 2) &&
    hasDigits(text, 17, 2);
  if (!hasShape) return undefined;
  const [hours, minutes, seconds] = [
    wholeNumberAt(text, 11, 2),
    wholeNumberAt(text, 14, 2),
    wholeNumberAt(text, 17, 2),
  ];
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
};

/** The instant that is `epochMs` milliseconds after 1970-01-01T00:00:00Z. */
export const instantOf = (epochMs: number): Instant => {
  const day = Math.floor(epochMs / MS_IN_DAY);
  const ms = epochMs - day * MS_IN_DAY;
  const [hours, minutes] = [Math.floor(ms / 3_600_000), Math.floor(ms / MS_IN_MINUTE) % 60];
  const [seconds, rest] = [Math.floor(ms / 1000) % 60, ms % 1000];
  return `${fromEpochDay(day)}T${padded(hours, 2)}:${padded(minutes, 2)}:${padded(seconds, 2)}.${padded(rest, 3)}Z` as Instant;
};

/** Milliseconds since 1970-01-01T00:00:00Z; `instantOf` gives the instant back. */
export const epochMsOf = (instant: Instant): number => {
  const [day, timeOfDay] = [readDay(instant), readTimeOfDay(instant)];
  if (day === undefined || timeOfDay === undefined || instant.length !== LENGTH || !instant.endsWith('Z')) {
    throw new InvariantViolated(`${instant} is not an instant as it is kept.`);
  }
  return day * MS_IN_DAY + timeOfDay + wholeNumberAt(instant, LENGTH_TO_SECONDS + 1, 3);
};

/** Takes RFC 3339 with a zone, and keeps it in UTC; what is finer than a millisecond is cut off. */
export const parseInstant = (text: string): Instant | undefined => {
  const day = readDay(text);
  const timeOfDay = readTimeOfDay(text);
  const tail = readTail(text.slice(LENGTH_TO_SECONDS));
  if (day === undefined || timeOfDay === undefined || tail === undefined) return undefined;
  const epochMs = day * MS_IN_DAY + timeOfDay + tail.ms - tail.offsetMinutes * MS_IN_MINUTE;
  const isInRange = epochMs >= FIRST_DAY * MS_IN_DAY && epochMs < FIRST_DAY_TOO_LATE * MS_IN_DAY;
  return isInRange ? instantOf(epochMs) : undefined;
};
