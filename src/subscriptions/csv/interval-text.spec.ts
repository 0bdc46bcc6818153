import { parseIntervalText } from './interval-text';

describe('the text of an interval', () => {
  it.each([
    ['month', { months: 1 }],
    ['Monthly', { months: 1 }],
    ['3 months', { months: 3 }],
    ['3-months', { months: 3 }],
    ['quarterly', { months: 3 }],
    ['2 quarters', { months: 6 }],
    ['annual', { years: 1 }],
    ['2years', { years: 2 }],
    ['52 weeks', { weeks: 52 }],
    ['30-days', { days: 30 }],
  ])('takes %j', (text, interval) => {
    expect(parseIntervalText(text)).toEqual(interval);
  });

  it.each(['', '3', 'fortnight', '0 months', '1000 days', '1.5 months', '-1 month', 'month month', '3  months'])(
    'does not take %j',
    (text) => {
      expect(parseIntervalText(text)).toBeUndefined();
    },
  );
});
