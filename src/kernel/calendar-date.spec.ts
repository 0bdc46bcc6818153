import {
  addDays,
  addMonths,
  type CalendarDate,
  dayBefore,
  daysInMonth,
  earlierEnd,
  firstOfMonth,
  fromEpochDay,
  laterOf,
  parseCalendarDate,
  toEpochDay,
} from './calendar-date';

const on = (text: string): CalendarDate => {
  const day = parseCalendarDate(text);
  if (day === undefined) throw new Error(`${text} is not a day.`);
  return day;
};

describe('parseCalendarDate', () => {
  it.each(['1970-01-01', '2000-02-29', '2024-02-29', '2025-12-31', '2200-12-31'])('takes %s', (text) => {
    expect(parseCalendarDate(text)).toBe(text);
  });

  it.each([
    ['a day that its month lacks', '2025-02-30'],
    ['29 February of a year that is no leap year', '2025-02-29'],
    ['29 February of a century', '2100-02-29'],
    ['31 April', '2025-04-31'],
    ['day zero', '2025-01-00'],
    ['month zero', '2025-00-10'],
    ['month thirteen', '2025-13-01'],
    ['a year before 1970', '1969-12-31'],
    ['a year after 2200', '2201-01-01'],
    ['a week date', '2025-W01-1'],
    ['a space before', ' 2025-01-1'],
    ['a time', '2025-01-01T00:00:00Z'],
    ['one digit for the month', '2025-1-001'],
    ['other separators', '2025/01/01'],
    ['digits of another script', '２０２５-01-01'],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(parseCalendarDate(text)).toBeUndefined();
  });
});

describe('days since 1970', () => {
  it.each([
    ['1970-01-01', 0],
    ['1970-01-02', 1],
    ['2000-03-01', 11_017],
    ['2024-02-29', 19_782],
    ['2200-12-31', 84_370],
  ])('counts %s as %d', (text, epochDay) => {
    expect(toEpochDay(on(text))).toBe(epochDay);
    expect(fromEpochDay(epochDay)).toBe(text);
  });

  it('gives each day of all years the number after the one before it', () => {
    const last = toEpochDay(on('2200-12-31'));
    for (let epochDay = 0; epochDay <= last; epochDay += 1) {
      const day = parseCalendarDate(fromEpochDay(epochDay));
      if (day === undefined || toEpochDay(day) !== epochDay) throw new Error(`Day ${epochDay} does not come back.`);
    }
    expect(fromEpochDay(last)).toBe('2200-12-31');
  });

  it('writes the years before 1970 as well', () => {
    expect(fromEpochDay(-1)).toBe('1969-12-31');
    expect(fromEpochDay(-719_162)).toBe('0001-01-01');
  });
});

describe('steps from a day', () => {
  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2025-02-28', 1, '2025-03-01'],
    ['2025-12-31', 1, '2026-01-01'],
    ['2025-01-01', -1, '2024-12-31'],
    ['2025-01-01', 365, '2026-01-01'],
  ])('%s and %d days is %s', (text, days, expected) => {
    expect(addDays(on(text), days)).toBe(expected);
  });

  it.each([
    ['2025-01-31', 1, '2025-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-01-15', 12, '2026-01-15'],
    ['2025-03-31', -1, '2025-02-28'],
    ['2025-01-31', -2, '2024-11-30'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-12-01', 1, '2026-01-01'],
  ])('%s and %d months is %s', (text, months, expected) => {
    expect(addMonths(on(text), months)).toBe(expected);
  });

  it('names the day before and the first of the month', () => {
    expect(dayBefore(on('2025-03-01'))).toBe('2025-02-28');
    expect(firstOfMonth(on('2025-03-31'))).toBe('2025-03-01');
  });

  it.each([
    [2024, 2, 29],
    [2000, 2, 29],
    [2100, 2, 28],
    [2025, 4, 30],
    [2025, 12, 31],
    [2025, 13, 0],
  ])('month %d-%d has %d days', (year, month, days) => {
    expect(daysInMonth(year, month)).toBe(days);
  });
});

describe('ends of spans', () => {
  const [first, second] = [on('2025-01-01'), on('2025-02-01')];

  it('takes the later of two days, and the one that is there', () => {
    expect([laterOf(first, second), laterOf(second, first), laterOf(first, undefined)]).toEqual([
      second,
      second,
      first,
    ]);
  });

  it('takes the earlier of two ends, and an absent end for never', () => {
    const ends = [
      earlierEnd(first, second),
      earlierEnd(second, first),
      earlierEnd(undefined, second),
      earlierEnd(first, undefined),
      earlierEnd(undefined, undefined),
    ];
    expect(ends).toEqual([first, first, second, first, undefined]);
  });
});
