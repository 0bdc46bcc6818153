import {
  addDays,
  addMonths,
  type CalendarDate,
  epochDayOf,
  firstOfMonth,
  fromEpochDay,
  parseCalendarDate,
  partsOf,
  toEpochDay,
  YEAR_MAX,
} from './calendar-date';

/** Days `from` ≤ d < `to`. */
export interface Span {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

const QUARTER = /^(\d{4})-Q([1-4])$/u;
const MONTH = /^\d{4}-\d{2}$/u;
const YEAR = /^\d{4}$/u;

const spanFrom = (text: string, months: number): Span | undefined => {
  const from = parseCalendarDate(text);
  return from === undefined ? undefined : { from, to: addMonths(from, months) };
};

const quarterStart = (year: string, quarter: string): string =>
  `${year}-${['01', '04', '07', '10']['1234'.indexOf(quarter)] ?? ''}-01`;

/** The days that `2026-09-30`, `2026-09`, `2026-Q3` or `2026` names. */
export const parsePeriodText = (text: string): Span | undefined => {
  if (YEAR.test(text)) return spanFrom(`${text}-01-01`, 12);
  if (MONTH.test(text)) return spanFrom(`${text}-01`, 1);
  const [, year, quarter] = QUARTER.exec(text) ?? [];
  if (year !== undefined && quarter !== undefined) return spanFrom(quarterStart(year, quarter), 3);
  const day = parseCalendarDate(text);
  return day === undefined ? undefined : { from: day, to: addDays(day, 1) };
};

/** The day at whose end a figure is asked: the day itself, or the last day of a longer period. */
export const parseAsOfText = (text: string): CalendarDate | undefined => {
  const span = parsePeriodText(text);
  return span === undefined ? undefined : addDays(span.to, -1);
};

/** The first day of a window. */
export const parseFromText = (text: string): CalendarDate | undefined => parsePeriodText(text)?.from;

/** No fact has this day, but a window that reaches to the end of the calendar ends before it. */
export const DAY_AFTER_LAST = fromEpochDay(epochDayOf(YEAR_MAX + 1, 1, 1));

/** The first day after a window: a day as it is, a longer period included whole. */
export const parseToText = (text: string): CalendarDate | undefined => {
  if (text === DAY_AFTER_LAST) return DAY_AFTER_LAST;
  const span = parsePeriodText(text);
  if (span === undefined) return undefined;
  return parseCalendarDate(text) === undefined ? span.to : span.from;
};

export const INTERVALS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type CalendarInterval = (typeof INTERVALS)[number];

export const MONTHS_INTERVALS = ['month', 'quarter', 'year'] as const satisfies readonly CalendarInterval[];
/** Intervals of whole months. */
export type MonthsInterval = (typeof MONTHS_INTERVALS)[number];

const MONTHS_IN: Readonly<Record<MonthsInterval, number>> = {
  month: 1,
  quarter: 3,
  year: 12,
};
const MONTHS_IN_YEAR = 12;

/** The number of the interval that a day is in; they are numbered without gaps. */
export const intervalNumber = (day: CalendarDate, interval: MonthsInterval): number => {
  const { year, month } = partsOf(day);
  return Math.floor((year * MONTHS_IN_YEAR + month - 1) / MONTHS_IN[interval]);
};

const EPOCH = fromEpochDay(0);
const MONTHS_TO_EPOCH = partsOf(EPOCH).year * MONTHS_IN_YEAR;

export const startOfInterval = (number: number, interval: MonthsInterval): CalendarDate =>
  addMonths(EPOCH, number * MONTHS_IN[interval] - MONTHS_TO_EPOCH);

export const endOfInterval = (number: number, interval: MonthsInterval): CalendarDate =>
  addDays(startOfInterval(number + 1, interval), -1);

/** 1970-01-01 was a Thursday, and weeks begin on Monday. */
const DAYS_FROM_MONDAY_TO_EPOCH = 3;

/** The first day after `day` on which a calendar interval begins. */
const nextBoundary = (day: CalendarDate, interval: CalendarInterval): CalendarDate => {
  if (interval === 'day') return addDays(day, 1);
  if (interval === 'week') return addDays(day, 7 - ((((toEpochDay(day) + DAYS_FROM_MONDAY_TO_EPOCH) % 7) + 7) % 7));
  const months = MONTHS_IN[interval];
  const monthInInterval = (partsOf(day).month - 1) % months;
  return addMonths(firstOfMonth(day), months - monthInInterval);
};

/** Cuts a window at the calendar's months, weeks …; the first and last piece may be shorter. At most `piecesMax`, else undefined. */
export const cutWindow = (
  { from, to }: Span,
  interval: CalendarInterval,
  piecesMax: number,
): readonly Span[] | undefined => {
  const pieces: Span[] = [];
  let start = from;
  while (start < to) {
    if (pieces.length === piecesMax) return undefined;
    const boundary = nextBoundary(start, interval);
    const end = boundary < to ? boundary : to;
    pieces.push({ from: start, to: end });
    start = end;
  }
  return pieces;
};
