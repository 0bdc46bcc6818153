import type { JsonObject } from '../../../src/kernel/canonical-json';
import { FACT_LIMITS } from '../../../src/kernel/fact-limits';
import { SchemaCatalogue } from '../../../src/platform/schemas/schema-catalogue';
import { FAULTS_MAX } from '../../../src/platform/schemas/schema-faults';
import { readFactSchemas } from '../../../src/platform/schemas/schema-folder';
import { traceparentOf } from '../../support/traceparent.builders';
import { changed, readSample } from './stored-samples';

const catalogue = new SchemaCatalogue();

const started = readSample('subscription-started.v1').data;
const changedFact = readSample('subscription-changed.v1').data;
const cancelled = readSample('subscription-cancelled.v1').data;
const corrected = readSample('fact-corrected.v1').data;
const opened = readSample('ledger-opened.v1').data;

const faultsOf = (type: string, data: JsonObject): readonly (readonly [string, string])[] =>
  catalogue.validate(type, 1, data).map(({ pointer, code }) => [pointer, code]);

const line = { id: 'seats', kind: 'subscription', unitPrice: '1', quantity: '1', every: { months: 1 } };
const many = <Item>(count: number, item: (index: number) => Item): readonly Item[] =>
  Array.from({ length: count }, (_, index) => item(index));
const pairs = (count: number): object => Object.fromEntries(many(count, (index) => [`key-${index.toString()}`, 'v']));

describe('one planted fault is found where it is', () => {
  it.each([
    ['/subscriptionId', '-sub', 'not-a-subscription-id'],
    ['/subscriptionId', 'x'.repeat(65), 'not-a-subscription-id'],
    ['/accountId', 'a b', 'not-an-account-id'],
    ['/currency', 'eur', 'not-a-currency'],
    ['/currency', 'XAU', 'not-a-currency'],
    ['/effectiveOn', '2025-02-30', 'not-a-calendar-date'],
    ['/effectiveOn', '1969-12-31', 'not-a-calendar-date'],
    ['/effectiveOn', 20250101, 'not-a-text'],
    ['/effectiveOn', undefined, 'field-required'],
    ['/effectiveAt', '2025-01-01', 'field-unknown'],
    ['/occurredAt', '2025-01-01T09:30:00', 'not-an-instant'],
    ['/occurredAt', null, 'not-a-text'],
    ['/lines', {}, 'not-a-list'],
    ['/lines', undefined, 'field-required'],
    ['/lines/0', 'seats', 'not-an-object'],
    ['/lines/0/id', 'a/b', 'not-a-line-id'],
    ['/lines/1/id', 'seats', 'id-repeated'],
    ['/lines/0/kind', 'other', 'not-one-of'],
    ['/lines/0/unitPrice', '-1', 'not-a-decimal-amount'],
    ['/lines/0/unitPrice', '1e3', 'not-a-decimal-amount'],
    ['/lines/0/unitPrice', '1234567890123456789', 'not-a-decimal-amount'],
    ['/lines/0/unitPrice', 49, 'not-a-text'],
    ['/lines/0/quantity', undefined, 'field-required'],
    ['/lines/0/every/months', 0, 'too-small'],
    ['/lines/0/every/months', 10_000, 'too-large'],
    ['/lines/0/every/months', 1.5, 'not-a-whole-number'],
    ['/lines/0/every/hours', 1, 'field-unknown'],
    ['/lines/0/every/months', undefined, 'field-required'],
    ['/lines/0/discounts/0/percent', '100.01', 'not-a-percentage'],
    ['/lines/0/discounts/1/amount', undefined, 'field-required'],
    ['/lines/0/discounts/0/amount', '1', 'field-unknown'],
    ['/lines/0/trialUntil', '2025-1-15', 'not-a-calendar-date'],
    ['/lines/1/over/months', '32', 'not-a-whole-number'],
    ['/lines/1/over/years', 1, 'field-unknown'],
    ['/lines/1/total', 'ten', 'not-a-decimal-amount'],
    ['/lines/2/every', { months: 1 }, 'field-unknown'],
    ['/lines/2/trialUntil', '2025-01-15', 'field-unknown'],
    ['/attributes/region', 7, 'not-a-text'],
    ['/attributes/region', 'E\u0000U', 'not-plain-text'],
    ['/attributes/region', 'half \ud83d', 'not-plain-text'],
    ['/attributes/a,b', 'x', 'not-an-attribute-key'],
    ['/attributes/constructor', 'x', 'not-an-attribute-key'],
    ['/term/renews', 'yes', 'not-a-boolean'],
    ['/term/endsOn', undefined, 'field-required'],
  ])('%s as %j: %s', (pointer, to, code) => {
    expect(faultsOf('subscription-started', changed(started, pointer, to))).toEqual([[pointer, code]]);
  });

  it.each([
    ['/supersedes', undefined, 'field-required'],
    ['/supersedes/1', 'unrecorded-0', 'not-a-fact-id'],
    ['/voluntary', 1, 'not-a-boolean'],
    ['/requestedOn', '2025-W06', 'not-a-calendar-date'],
    ['/lines', [], 'field-unknown'],
  ])('in a cancellation: %s as %j: %s', (pointer, to, code) => {
    expect(faultsOf('subscription-cancelled', changed(cancelled, pointer, to))).toEqual([[pointer, code]]);
  });

  it.each([
    ['/statement/type', 'fact-voided', 'not-one-of'],
    ['/statement/type', undefined, 'field-required'],
    ['/statement/data', undefined, 'field-required'],
    ['/statement/version', 1, 'field-unknown'],
    ['/statement/data/lines/0/unitPrice', '49,00', 'not-a-decimal-amount'],
    ['/statement/data/term', { endsOn: '2026-01-01' }, 'field-unknown'],
    ['/factId', '5B0C8D3E-1F4A-5C6B-8D7E-000000000003', 'not-a-fact-id'],
    ['/reason', 'typed wrongly', 'not-in-shape'],
  ])('in a correction: %s as %j: %s', (pointer, to, code) => {
    expect(faultsOf('fact-corrected', changed(corrected, pointer, to))).toEqual([[pointer, code]]);
  });

  it.each([
    ['/timeZone', 'Europe/Bielefeld', 'not-a-time-zone'],
    ['/timeZone', '+01:00', 'not-a-time-zone'],
    ['/ledgerId', '', 'not-a-ledger-id'],
    ['/baseCurrency', 'XXX', 'not-a-currency'],
  ])('in an opening: %s as %j: %s', (pointer, to, code) => {
    expect(faultsOf('ledger-opened', changed(opened, pointer, to))).toEqual([[pointer, code]]);
  });
});

describe('what a fact may hold', () => {
  const { linesMax, discountsMax, attributesMax, supersedesMax, intervalCountMax } = FACT_LIMITS;
  const { attributeKeyLengthMax, attributeValueLengthMax, causeLengthMax, sealedLengthMax } = FACT_LIMITS;
  const sealedOf = (length: number): string => 'sealed:v1:'.padEnd(length, 'A');
  const key = (length: number): object => ({ ['k'.repeat(length)]: 'v' });
  const id = (): string => '5b0c8d3e-1f4a-5c6b-8d7e-000000000003';
  const lines = (count: number): readonly object[] =>
    many(count, (index) => ({ ...line, id: `line-${index.toString()}` }));

  /** The last that is admitted, the first that is not, and the place at fault. */
  it.each([
    ['subscription-changed', changedFact, '/lines', lines, linesMax, '/lines'],
    [
      'subscription-started',
      started,
      '/lines/0/discounts',
      (n: number) => many(n, () => ({ amount: '1' })),
      discountsMax,
      '/lines/0/discounts',
    ],
    ['subscription-started', started, '/attributes', pairs, attributesMax, '/attributes'],
    [
      'subscription-started',
      started,
      '/attributes',
      key,
      attributeKeyLengthMax,
      `/attributes/${'k'.repeat(attributeKeyLengthMax + 1)}`,
    ],
    [
      'subscription-started',
      started,
      '/attributes/region',
      (n: number) => '🙂'.repeat(n),
      attributeValueLengthMax,
      '/attributes/region',
    ],
    ['subscription-changed', changedFact, '/cause', (n: number) => 'c'.repeat(n), causeLengthMax, '/cause'],
    ['subscription-cancelled', cancelled, '/reason', sealedOf, sealedLengthMax, '/reason'],
    ['subscription-cancelled', cancelled, '/supersedes', (n: number) => many(n, id), supersedesMax, '/supersedes'],
    [
      'subscription-started',
      started,
      '/lines/0/every/months',
      (n: number) => n,
      intervalCountMax,
      '/lines/0/every/months',
    ],
  ] as const)('%s %#: %s has the bound that the edges know', (type, data, pointer, of, max, at) => {
    expect(faultsOf(type, changed(data, pointer, of(max)))).toEqual([]);
    expect(faultsOf(type, changed(data, pointer, of(max + 1)))).toEqual([[at, expect.stringMatching(/^too-/u)]]);
  });
});

describe('the catalogue', () => {
  it('names several faults at once, in words', () => {
    const data = changed(changed(started, '/lines/0/quantity', 'x'), '/term/endsOn', 'never');
    expect(catalogue.validate('subscription-started', 1, data)).toEqual([
      {
        pointer: '/lines/0/quantity',
        code: 'not-a-decimal-amount',
        detail: '/lines/0/quantity is not a decimal text of at most 18 digits, like "49.00".',
      },
      {
        pointer: '/term/endsOn',
        code: 'not-a-calendar-date',
        detail: '/term/endsOn is not a day of the calendar, YYYY-MM-DD, from 1970 to 2200.',
      },
    ]);
  });

  it('names no more than some dozens', () => {
    const lines = many(100, (index) => ({ ...line, id: `line-${index.toString()}`, unitPrice: 'x' }));
    expect(faultsOf('subscription-started', { ...started, lines })).toHaveLength(FAULTS_MAX);
  });

  it('knows neither types nor versions that have no schema', () => {
    expect(faultsOf('subscription-begun', started)).toEqual([['', 'fact-type-unknown']]);
    expect(faultsOf('fact', {})).toEqual([['', 'fact-type-unknown']]);
    expect(catalogue.validate('subscription-started', 2, started)).toMatchObject([{ code: 'fact-version-unknown' }]);
  });

  it('refuses a file whose schema bears another name', () => {
    const [first, ...others] = readFactSchemas();
    const renamed = { name: 'subscription-begun.v1', schema: { ...first?.schema, $id: '/schemas/events/other.json' } };
    expect(() => new SchemaCatalogue([...others, renamed])).toThrow();
  });
});

describe('a whole fact', () => {
  const fact = readSample('subscription-upgraded.v1') as unknown as JsonObject & ReturnType<typeof readSample>;

  it.each([
    ['/id', '5b0c', 'not-a-fact-id'],
    ['/version', 0, 'too-small'],
    ['/extra', 1, 'field-unknown'],
    ['/metadata/commandId', undefined, 'field-required'],
    ['/metadata/commandHash', 'md5:0', 'not-in-shape'],
    ['/metadata/sourceSequence', -1, 'too-small'],
    ['/metadata/password', 'x', 'field-unknown'],
    ['/metadata/traceparent', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, 'not-in-shape'],
    ['/metadata/traceparent', `${traceparentOf(1)}-more`, 'not-in-shape'],
    ['/metadata/importedRecordedAt', 'yesterday', 'not-an-instant'],
    ['/data/lines/0/unitPrice', 'x', 'not-a-decimal-amount'],
    ['/data/bookedOn', 'x', 'not-a-calendar-date'],
  ])('is checked around its data and in it: %s as %j', (pointer, to, code) => {
    const faults = catalogue.validateFact(changed(fact, pointer, to) as unknown as typeof fact);
    expect(faults).toEqual([{ pointer, code, detail: expect.stringContaining(`${pointer} `) }]);
  });

  it('may say where in a trace it was sent', () => {
    const traced = changed(fact, '/metadata/traceparent', traceparentOf(1)) as unknown as typeof fact;
    expect(catalogue.validateFact(traced)).toEqual([]);
  });

  it('may carry what reading adds', () => {
    const read = { ...fact, sequence: 1, recordedAt: '2025-01-01T00:00:00.000Z', recordedOn: '2025-01-01', token: '1' };
    expect(catalogue.validateFact(read)).toEqual([]);
  });
});
