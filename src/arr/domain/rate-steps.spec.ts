import { ratePublished } from '../../../test/support/arr.builders';
import { givenFactId } from '../../../test/support/decider-scenario';
import { on } from '../../../test/support/subscription.builders';
import { roundedText } from '../../kernel/rational';
import { firstDifference, isSameOn, rateSteps, stepOn } from './rate-steps';

const steps = (...rates: readonly (readonly [day: string, rate: string, until?: string])[]) =>
  rateSteps(
    rates.map(([day, rate, until], index) => ({
      factId: givenFactId(index + 1),
      data: ratePublished('USD/EUR', day, rate, until === undefined ? {} : { until: on(until) }).data,
    })),
  );

const told = (of: ReturnType<typeof steps>) => of.map(({ from, rate, by }) => [from, rate && roundedText(rate, 2), by]);

it('tells the rates of a pair from day to day, and where none counts', () => {
  expect(told(steps(['2025-01-01', '0.90', '2025-03-01'], ['2025-02-01', '0.95', '2025-02-10']))).toEqual([
    ['2025-01-01', '0.90', givenFactId(1)],
    ['2025-02-01', '0.95', givenFactId(2)],
    ['2025-02-10', '0.90', givenFactId(1)],
    ['2025-03-01', undefined, givenFactId(1)],
  ]);
});

it('has no step where the same rate is said again, and the later of two for one day', () => {
  expect(told(steps(['2025-01-01', '0.9'], ['2025-02-01', '0.90'], ['2025-03-01', '1'], ['2025-03-01', '2']))).toEqual([
    ['2025-01-01', '0.90', givenFactId(1)],
    ['2025-03-01', '2.00', givenFactId(4)],
  ]);
});

it('finds what holds on a day, and the first day on which two differ', () => {
  const [one, other] = [steps(['2025-01-01', '1'], ['2025-03-01', '2']), steps(['2025-01-01', '1.0'])];
  expect(stepOn(one, on('2024-12-31'))).toBeUndefined();
  expect(stepOn(one, on('2025-02-28'))?.from).toBe('2025-01-01');
  expect(stepOn(one, on('2025-03-01'))?.from).toBe('2025-03-01');
  expect([isSameOn(one, other, on('2025-02-28')), isSameOn(one, other, on('2025-03-01'))]).toEqual([true, false]);
  expect(firstDifference(one, other)).toBe('2025-03-01');
  expect(firstDifference(one, one)).toBeUndefined();
  const byAnother = one.map((step, index) => (index === 0 ? step : { ...step, by: givenFactId(9) }));
  expect(firstDifference(one, byAnother)).toBe('2025-03-01');
});
