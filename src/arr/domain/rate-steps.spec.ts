import { ratePublished } from '../../../test/support/arr.builders';
import { givenFactId } from '../../../test/support/decider-scenario';
import { on } from '../../../test/support/subscription.builders';
import { roundedText } from '../../kernel/rational';
import { firstDifference, rateSteps, readingsOf, stepOn } from './rate-steps';

type Told = readonly [day: string, rate: string, until?: string];

const spans = (...read: readonly (readonly [from: string, ...rates: readonly Told[]])[]) =>
  read.map(([from, ...rates], place) => ({
    from: on(from),
    knownAt: place,
    by: givenFactId(10 + place),
    rates: rates.map(([day, rate, until], index) => ({
      factId: givenFactId(index + 1),
      data: ratePublished('USD/EUR', day, rate, until === undefined ? {} : { until: on(until) }).data,
    })),
  }));

const steps = (...rates: readonly Told[]) => rateSteps(spans(['1970-01-01', ...rates]));

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
  expect(firstDifference(one, other)).toBe('2025-03-01');
  expect(firstDifference(one, one)).toBeUndefined();
  const byAnother = one.map((step, index) => (index === 0 ? step : { ...step, by: givenFactId(9) }));
  expect(firstDifference(one, byAnother)).toBe('2025-03-01');
});

describe('where days are read by different facts', () => {
  const read = spans(
    ['1970-01-01', ['2025-01-01', '0.9'], ['2025-03-15', '2']],
    ['2025-02-01', ['2025-01-01', '0.8'], ['2025-02-10', '0.7'], ['2025-03-15', '3']],
    ['2025-03-01'],
    ['2025-04-01', ['2025-01-01', '0.7']],
  );

  it('tells the rates of days by what each may show', () => {
    expect(told(rateSteps(read))).toEqual([
      ['2025-01-01', '0.90', givenFactId(1)],
      ['2025-02-01', '0.80', givenFactId(1)],
      ['2025-02-10', '0.70', givenFactId(2)],
      ['2025-03-01', undefined, givenFactId(12)],
      ['2025-04-01', '0.70', givenFactId(1)],
    ]);
  });

  it('tells the rate of one day as it is read from day to day', () => {
    expect(told(readingsOf(read, on('2025-02-20')))).toEqual([
      ['1970-01-01', '0.90', givenFactId(1)],
      ['2025-02-01', '0.70', givenFactId(2)],
      ['2025-03-01', undefined, givenFactId(12)],
      ['2025-04-01', '0.70', givenFactId(1)],
    ]);
    expect(readingsOf(read, on('2024-12-31'))).toEqual([]);
  });
});
