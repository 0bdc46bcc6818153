import { parseInstant } from '../../kernel/instant';
import { SystemClock } from './system-clock.adapter';

it('tells the moment of the machine, in UTC to the millisecond', () => {
  const before = Date.now();
  const now = new SystemClock().now();
  expect(parseInstant(now)).toBe(now);
  expect(Date.parse(now)).toBeGreaterThanOrEqual(before);
  expect(Date.parse(now)).toBeLessThanOrEqual(Date.now());
});
