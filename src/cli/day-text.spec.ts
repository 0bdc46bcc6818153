import { type CalendarDate, parseCalendarDate } from '../kernel/calendar-date';
import { dayIn } from './day-text';
import { Refused } from './failure';

const today = (): CalendarDate => {
  const day = parseCalendarDate('2026-03-10');
  if (day === undefined) throw new Error('No day.');
  return day;
};

describe('the day an option means', () => {
  it.each([
    ['as-of', '2026-Q3', '2026-09-30'],
    ['as-of', '2026-02', '2026-02-28'],
    ['from', '2026-Q3', '2026-07-01'],
    ['to', '2026-Q3', '2026-10-01'],
    ['to', '2026-09-30', '2026-09-30'],
    ['day', '2026-09-30', '2026-09-30'],
    ['day', 'today', '2026-03-10'],
    ['as-of', '-30d', '2026-02-08'],
    ['day', '+1d', '2026-03-11'],
  ] as const)('as %s takes %j for %s', (as, text, day) => {
    expect(dayIn('--option', text, as, today)).toBe(day);
  });

  it.each([
    ['day', '2026-09'],
    ['day', '2026-02-30'],
    ['as-of', 'yesterday'],
    ['as-of', '-d'],
    ['as-of', '30d'],
    ['as-of', '-999999d'],
    ['as-of', '-99999d'],
    ['day', '+99999d'],
    ['as-of', ''],
  ] as const)('as %s refuses %j', (as, text) => {
    expect(() => dayIn('--option', text, as, today)).toThrow(Refused);
  });
});
