const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const daysOfMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (DAYS_OF_MONTH[month - 1] ?? 0);

const written = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const partsOf = (date: string): readonly [number, number, number] => [
  Number(date.slice(0, 4)),
  Number(date.slice(5, 7)),
  Number(date.slice(8, 10)),
];

/** The day before a `YYYY-MM-DD` day. Such texts stand in the order of the days they name. */
export const theDayBefore = (date: string): string => {
  const [year, month, day] = partsOf(date);
  if (day > 1) return written(year, month, day - 1);
  if (month > 1) return written(year, month - 1, daysOfMonth(year, month - 1));
  return written(year - 1, 12, 31);
};

/** The day after a `YYYY-MM-DD` day. */
export const theDayAfter = (date: string): string => {
  const [year, month, day] = partsOf(date);
  if (day < daysOfMonth(year, month)) return written(year, month, day + 1);
  return month < 12 ? written(year, month + 1, 1) : written(year + 1, 1, 1);
};

/** The day so many days after (or, below zero, before) a day. */
export const daysFrom = (date: string, days: number): string => {
  let reached = date;
  for (let step = 0; step < Math.abs(days); step += 1) {
    reached = days > 0 ? theDayAfter(reached) : theDayBefore(reached);
  }
  return reached;
};

/** True from the first day on and before the last; a missing bound does not bind. */
export const covers = (span: { readonly from?: string; readonly until?: string }, day: string): boolean =>
  (span.from === undefined || span.from <= day) && (span.until === undefined || day < span.until);

/** Instants in UTC as texts that stand in the order of time, however many digits the seconds carry. */
export const sortableInstant = (instant: string): string => {
  const [whole = '', decimals = ''] = instant.replace('Z', '').split('.');
  return `${whole}.${decimals.padEnd(12, '0')}`;
};

/** The same day of the month so many months after (or, below zero, before) a day; the last of a month that is shorter. */
export const monthsFrom = (date: string, months: number): string => {
  const [year, month, day] = partsOf(date);
  let [toYear, toMonth] = [year, month];
  for (let step = 0; step < Math.abs(months); step += 1) {
    toMonth += months > 0 ? 1 : -1;
    if (toMonth === 13) [toYear, toMonth] = [toYear + 1, 1];
    if (toMonth === 0) [toYear, toMonth] = [toYear - 1, 12];
  }
  return written(toYear, toMonth, Math.min(day, daysOfMonth(toYear, toMonth)));
};

/** How many days lie from one day on and before a later one. */
export const daysBetween = (from: string, to: string): number => {
  let days = 0;
  for (let day = from; day < to; day = theDayAfter(day)) days += 1;
  return days;
};
