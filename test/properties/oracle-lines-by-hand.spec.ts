import { amountText } from '../support/oracle/oracle-arr';
import type { OracleLine } from '../support/oracle/oracle-facts';
import { lineArr } from '../support/oracle/oracle-line';
import { monthly } from './said-by-hand';

// Each figure here was worked out on paper, and the working stands beside it.

const yearly = (unitPrice: string, more: Partial<OracleLine> = {}): OracleLine =>
  monthly(unitPrice, { every: { years: 1 }, ...more });

const total = (amount: string, months: number): OracleLine => ({
  ...{ id: 'a', kind: 'subscription', total: amount, over: { months } },
});

const worth = (line: OracleLine, currency = 'EUR', day = '2025-01-01'): string =>
  amountText(lineArr(line, { currency, day, known: [] }), currency);

describe('the annual value of a line', () => {
  it('rounds 0.125 down to 0.12 and 0.135 up to 0.14, for a half goes to the even cent', () => {
    expect([worth(yearly('0.125')), worth(yearly('0.135'))]).toEqual(['0.12', '0.14']);
  });

  it('rounds just above a half up, and just below it down', () => {
    expect([worth(yearly('0.1250001')), worth(yearly('0.1349999'))]).toEqual(['0.13', '0.13']);
  });

  it('rounds once, for the year: 0.0035 x 10 x 12 is 0.42, where 0.04 a month would come to 0.48', () => {
    expect(worth(monthly('0.0035', { quantity: '10' }))).toBe('0.42');
  });

  it('takes 10 % of 100 and then 15 off: 75 x 12 is 900', () => {
    expect(worth(monthly('100', { discounts: [{ percent: '10' }, { amount: '15' }] }))).toBe('900.00');
  });

  it('takes 15 off 100 and then 10 %: 76.50 x 12 is 918, for the order counts', () => {
    expect(worth(monthly('100', { discounts: [{ amount: '15' }, { percent: '10' }] }))).toBe('918.00');
  });

  it('takes an amount off the line and not off each unit: 3 x 10 less 12 is 18, x 12 is 216', () => {
    expect(worth(monthly('10', { quantity: '3', discounts: [{ amount: '12' }] }))).toBe('216.00');
  });

  it('is 0 where a discount takes more than there is', () => {
    expect(worth(monthly('10', { discounts: [{ amount: '10.01' }] }))).toBe('0.00');
  });

  it('counts a discount from its first day on and no longer on its until', () => {
    const line = monthly('10', { discounts: [{ amount: '4', from: '2025-02-01', until: '2025-03-01' }] });
    const days = ['2025-01-31', '2025-02-01', '2025-02-28', '2025-03-01'];
    expect(days.map((day) => worth(line, 'EUR', day))).toEqual(['120.00', '72.00', '72.00', '120.00']);
  });

  it('spreads a total: 1,000 over 32 months is 1,000 x 12 / 32 = 375, 24,000 over 24 is 12,000', () => {
    expect([worth(total('1000', 32)), worth(total('24000', 24))]).toEqual(['375.00', '12000.00']);
  });

  it('has 52 weeks and 365 days in a year: 10 / 2 weeks is 260, 10 / 30 days is 121.666… and so 121.67', () => {
    const [weeks, days] = [{ every: { weeks: 2 } }, { every: { days: 30 } }];
    expect([worth(monthly('10', weeks)), worth(monthly('10', days))]).toEqual(['260.00', '121.67']);
  });

  it('takes 12 / 7 for seven months and 1 / 3 for three years: 10 is 17.142857… and 3.333…', () => {
    const [months, years] = [{ every: { months: 7 } }, { every: { years: 3 } }];
    expect([worth(monthly('10', months)), worth(monthly('10', years))]).toEqual(['17.14', '3.33']);
  });

  it('rounds to the yen and to the fils: 0.5 and 1.5 JPY are 0 and 2, 0.0625 KWD is 0.062', () => {
    const figures = [worth(yearly('0.5'), 'JPY'), worth(yearly('1.5'), 'JPY'), worth(yearly('0.0625'), 'KWD')];
    expect(figures).toEqual(['0', '2', '0.062']);
  });

  it('counts a trial from the first day that is none', () => {
    const line = monthly('10', { trialUntil: '2025-02-01' });
    expect([worth(line, 'EUR', '2025-01-31'), worth(line, 'EUR', '2025-02-01')]).toEqual(['0.00', '120.00']);
  });

  it('counts a line from its from on and no longer on its until', () => {
    const line = monthly('10', { from: '2025-02-01', until: '2025-02-03' });
    const days = ['2025-01-31', '2025-02-01', '2025-02-02', '2025-02-03'];
    expect(days.map((day) => worth(line, 'EUR', day))).toEqual(['0.00', '120.00', '120.00', '0.00']);
  });

  it('counts subscriptions and maintenance, and by default no other kind', () => {
    const kinds = ['subscription', 'maintenance', 'service', 'usage', 'irregular', 'one-time', 'tax'];
    const figures = kinds.map((kind) => worth(monthly('10', { kind })));
    expect(figures).toEqual(['120.00', '120.00', '0.00', '0.00', '0.00', '0.00', '0.00']);
  });
});
