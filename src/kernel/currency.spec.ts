import { CURRENCIES, type Currency, minorDigitsOf, parseCurrency } from './currency';
import { InvariantViolated } from './invariant-violated';

/** ISO 4217 as published by its maintenance agency, without funds and metals that have no minor unit. */
const WITHOUT_MINOR_UNIT = ['XAG', 'XAU', 'XBA', 'XBB', 'XBC', 'XBD', 'XDR', 'XPD', 'XPT', 'XSU', 'XTS', 'XUA', 'XXX'];

describe('the table of currencies', () => {
  it.each([
    ['EUR', 2],
    ['USD', 2],
    ['HUF', 2],
    ['MRU', 2],
    ['ISK', 0],
    ['JPY', 0],
    ['KRW', 0],
    ['UYI', 0],
    ['BHD', 3],
    ['KWD', 3],
    ['TND', 3],
    ['CLF', 4],
    ['UYW', 4],
  ])('gives %s %d digits', (code, digits) => {
    expect(minorDigitsOf(code as Currency)).toBe(digits);
  });

  it('names each code once, in order', () => {
    expect(CURRENCIES).toHaveLength(new Set(CURRENCIES).size);
    expect(CURRENCIES).toEqual([...CURRENCIES].sort());
    expect(CURRENCIES.filter((code) => !/^[A-Z]{3}$/u.test(code))).toEqual([]);
  });

  it('has as many codes of each length of minor unit as ISO 4217, and those withdrawn since 2022', () => {
    const counts = new Map<number, number>();
    for (const code of CURRENCIES) {
      const digits = minorDigitsOf(code as Currency);
      counts.set(digits, (counts.get(digits) ?? 0) + 1);
    }
    expect([...counts].sort()).toEqual([
      [0, 17],
      [2, 145],
      [3, 7],
      [4, 2],
    ]);
  });

  it('still knows what facts of the past may name', () => {
    expect(['ANG', 'BGN', 'CUC', 'HRK', 'SLL', 'ZWL'].map(parseCurrency)).not.toContain(undefined);
  });
});

describe('parseCurrency', () => {
  it.each(['eur', 'Eur', 'EURO', 'EU', '', ' EUR', 'XXY', ...WITHOUT_MINOR_UNIT])('refuses %p', (text) => {
    expect(parseCurrency(text)).toBeUndefined();
  });

  it('stops at a code that no table has', () => {
    expect(() => minorDigitsOf('XAU' as Currency)).toThrow(InvariantViolated);
  });
});
