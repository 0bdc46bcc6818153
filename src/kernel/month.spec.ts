import { dayAfterMonth, lastDayOf, type Month, monthAfter, parseMonth } from './month';

const month = (text: string): Month => parseMonth(text) as Month;

describe('a month', () => {
  it.each(['1970-01', '2024-02', '2200-12'])('is read from %s', (text) => {
    expect(parseMonth(text)).toBe(text);
  });

  it.each(['2025', '2025-13', '2025-00', '2025-3', '2025-03-01', '1969-12', '2201-01', ' 2025-03'])(
    'is not read from "%s"',
    (text) => {
      expect(parseMonth(text)).toBeUndefined();
    },
  );

  it('ends with its last day, leap years included', () => {
    expect(lastDayOf(month('2024-02'))).toBe('2024-02-29');
    expect(dayAfterMonth(month('2024-02'))).toBe('2024-03-01');
  });

  it('is followed by the next, over the end of a year', () => {
    expect(monthAfter(month('2024-12'))).toBe('2025-01');
  });
});
