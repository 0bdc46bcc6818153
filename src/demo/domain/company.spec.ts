import { isOfAccount, JudgedCompany } from '../../../test/support/demo/judged-company';
import { SchemaCatalogue } from '../../platform/schemas/schema-catalogue';
import type { JsonObject } from '../../kernel/canonical-json';
import { faultsInSent } from '../../kernel/stated-fact';
import { companyFacts, type CompanySettings } from './company';
import { nativeLine } from './native-line';
import type { ToldFact } from './told-fact';

const DEFAULT: CompanySettings = { seed: 1, accounts: 2_000, years: 3 };

const factsOf = (settings: Partial<CompanySettings> = {}): readonly ToldFact[] => [
  ...companyFacts({ ...DEFAULT, ...settings }),
];

const effectiveOnOf = ({ fact: { data } }: ToldFact): string | undefined =>
  'effectiveOn' in data ? data.effectiveOn : undefined;

describe('the demo company', () => {
  const company = factsOf();
  const small = factsOf({ accounts: 40 });

  it('is the same for the same seed, and another for another', () => {
    expect(factsOf({ accounts: 40 })).toEqual(small);
    expect(factsOf({ accounts: 40, seed: 2 })).not.toEqual(small);
  });

  it('is told in the order in which it became known, until its last day', () => {
    const moments = company.map(({ recordedAt }) => recordedAt);
    expect(moments).toEqual([...moments].sort());
    expect(moments[0]?.slice(0, 10)).toBe('2023-01-01');
    expect(moments.at(-1)?.slice(0, 10)).toBe('2025-12-31');
  });

  it.each([
    [1, 2_000],
    [2, 500],
    [3, 500],
  ])('tells nothing that is refused (seed %i, %i accounts)', (seed, accounts) => {
    const judge = new JudgedCompany();
    expect(() => factsOf({ seed, accounts }).forEach((told) => judge.take(told))).not.toThrow();
  });

  it('tells facts of their published shapes, under names of their own', () => {
    const schemas = new SchemaCatalogue();
    const faulty = company.flatMap(({ fact: { type, data } }) => faultsInSent({ type, data: asJson(data) }, schemas));
    expect(faulty).toEqual([]);
    expect(new Set(company.map(({ sourceId }) => sourceId)).size).toBe(company.length);
    expect(new Set(company.map(({ fact }) => fact.id)).size).toBe(company.length);
  });

  it('tells of everything that a ledger knows', () => {
    const types = new Set(company.map(({ fact }) => fact.type));
    expect([...types].sort()).toEqual([
      'account-described',
      'account-registered',
      'accounts-merged',
      'fact-corrected',
      'fact-voided',
      'subscription-cancellation-revoked',
      'subscription-cancelled',
      'subscription-changed',
      'subscription-downgraded',
      'subscription-past-due',
      'subscription-paused',
      'subscription-payment-recovered',
      'subscription-reactivated',
      'subscription-renewed',
      'subscription-resumed',
      'subscription-started',
      'subscription-transferred',
      'subscription-upgraded',
    ]);
  });

  it('tells some facts late and some ahead of their day', () => {
    const share = (is: (day: string, recordedOn: string) => boolean): number =>
      company.filter((told) => is(effectiveOnOf(told) ?? told.recordedAt.slice(0, 10), told.recordedAt.slice(0, 10)))
        .length / company.length;
    expect(share((day, recordedOn) => day < recordedOn)).toBeCloseTo(0.03, 2);
    expect(share((day, recordedOn) => day > recordedOn)).toBeCloseTo(0.015, 2);
  });

  it('has customers in two currencies, a few of them in both', () => {
    const currenciesOf = new Map<string, Set<string>>();
    for (const { fact } of company) {
      if (!('currency' in fact.data)) continue;
      const { accountId, currency } = fact.data;
      currenciesOf.set(accountId, (currenciesOf.get(accountId) ?? new Set<string>()).add(currency));
    }
    const sizes = [...currenciesOf.values()].map(({ size }) => size);
    expect(new Set([...currenciesOf.values()].flatMap((currencies) => [...currencies]))).toEqual(
      new Set(['EUR', 'USD']),
    );
    expect(sizes.filter((size) => size === 2).length).toBeGreaterThan(5);
    expect(sizes.filter((size) => size === 2).length).toBeLessThan(100);
  });

  it('gives each account a name that no other has', () => {
    const names = company.flatMap(({ fact }) => (isOfAccount(fact) && 'name' in fact.data ? [fact.data.name] : []));
    expect(names.length).toBeGreaterThan(2_000);
    expect(new Set(names).size).toBe(names.length);
  });

  it('is as large as it is asked to be, and makes no fact before it is asked for', () => {
    const stream = companyFacts({ seed: 1, accounts: 1_000_000, years: 10 });
    expect(stream.next().value?.recordedAt).toMatch(/^2016-01-01T/u);
    expect(factsOf({ accounts: 40, years: 10 }).length).toBeGreaterThan(1.3 * small.length);
    expect(factsOf({ accounts: 0 })).toEqual([]);
  });

  it('writes each fact as a line that an opening takes', () => {
    const [first] = small;
    expect(first && JSON.parse(nativeLine(first))).toEqual({
      id: first?.fact.id,
      recordedAt: first?.recordedAt,
      type: 'account-registered',
      data: first?.fact.data,
      metadata: { source: 'demo', sourceId: 'acc-00001/1' },
    });
  });
});

const asJson = (data: object): JsonObject => JSON.parse(JSON.stringify(data)) as JsonObject;
