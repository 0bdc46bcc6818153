import { logOf, oneByOne, ratePublished } from '../../../test/support/arr.builders';
import { givenFactId } from '../../../test/support/decider-scenario';
import { currency, on } from '../../../test/support/subscription.builders';
import type { RateFact } from '../../rates/domain/rate.events';
import { isOfRates } from './ledger-fact';
import { PublishedRates } from './published-rates';

const PAIR = { base: currency('USD'), quote: currency('EUR') };

const ratesOf = (...facts: readonly RateFact[]) => {
  const rates = new PublishedRates();
  for (const fact of logOf(oneByOne(...facts))) if (isOfRates(fact)) rates.take(fact);
  return (day: string, knownAt = Number.MAX_SAFE_INTEGER, { base, quote } = PAIR) => {
    const rate = rates.known(({ sequence }) => sequence <= knownAt).rateOn(base, quote, on(day));
    return rate && Number(rate.numerator) / Number(rate.denominator);
  };
};

const usd = (day: string, rate: string, until?: string) =>
  ratePublished('USD/EUR', day, rate, until === undefined ? {} : { until: on(until) });
const corrected = (ordinal: number, statement: ReturnType<typeof usd>): RateFact => ({
  type: 'fact-corrected',
  data: { ...PAIR, factId: givenFactId(ordinal), reason: 'a mistake', statement },
});
const voided = (ordinal: number): RateFact => ({
  type: 'fact-voided',
  data: { ...PAIR, factId: givenFactId(ordinal), reason: 'a mistake' },
});

describe('the rate of a day', () => {
  it('is the one with the latest day that has come, however late it became known', () => {
    const rateOn = ratesOf(usd('2025-02-01', '0.9'), usd('2025-01-01', '0.8'));
    expect(['2024-12-31', '2025-01-01', '2025-01-31', '2025-02-01', '2026-01-01'].map((day) => rateOn(day))).toEqual([
      undefined,
      0.8,
      0.8,
      0.9,
      0.9,
    ]);
    expect(rateOn('2025-01-31', 2)).toBeUndefined();
  });

  it('is the later known of two for one day, and a correction keeps its place', () => {
    expect(ratesOf(usd('2025-01-01', '0.8'), usd('2025-01-01', '0.7'))('2025-01-01')).toBe(0.7);
    const rateOn = ratesOf(usd('2025-01-01', '0.8'), usd('2025-01-01', '0.7'), corrected(2, usd('2025-01-01', '0.6')));
    expect(rateOn('2025-01-01')).toBe(0.7);
  });

  it('is an earlier one again where the later one has ended or is voided', () => {
    const rateOn = ratesOf(usd('2025-01-01', '0.8'), usd('2025-02-01', '0.9', '2025-03-01'), voided(3));
    expect([rateOn('2025-02-28', 3), rateOn('2025-03-01', 3), rateOn('2025-02-28')]).toEqual([0.9, 0.8, 0.8]);
  });

  it('is of that very pair: neither the other way round nor by way of a third currency', () => {
    const rateOn = ratesOf(usd('2025-01-01', '0.5'), ratePublished('EUR/GBP', '2025-01-01', '0.8'));
    const [dollar, euro, pound] = [currency('USD'), currency('EUR'), currency('GBP')];
    expect(rateOn('2025-01-01', 9, { base: euro, quote: dollar })).toBeUndefined();
    expect(rateOn('2025-01-01', 9, { base: dollar, quote: pound })).toBeUndefined();
  });
});
