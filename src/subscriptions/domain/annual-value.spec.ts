import { amount, contract, currency, lineId, on, priced } from '../../../test/support/subscription.builders';
import { DEFAULT_POLICY, type Policy } from '../../kernel/policy';
import { ratio } from '../../kernel/rational';
import { lineArrOn, linesArrOn, turnsOf } from './annual-value';
import type { Interval, Line, NonRecurringLine } from './line';

const EUR = currency('EUR');
const { policy: byDefault } = DEFAULT_POLICY;

const worth = (line: Line, { day = '2025-01-01', code = EUR, ...over }: Partial<Policy> & Told = {}) =>
  lineArrOn(line, { day: on(day) }, code, { ...byDefault, ...over });

interface Told {
  readonly day?: string;
  readonly code?: typeof EUR;
}

const setup = (kind: NonRecurringLine['kind']): NonRecurringLine => ({
  id: lineId('setup'),
  kind,
  unitPrice: amount('500.00'),
  quantity: amount('1'),
});

describe('the annual factor', () => {
  it.each<[Interval, bigint]>([
    [{ months: 1 }, 120_000n],
    [{ months: 3 }, 40_000n],
    [{ months: 7 }, 17_143n],
    [{ years: 1 }, 10_000n],
    [{ years: 3 }, 3333n],
    [{ weeks: 1 }, 520_000n],
    [{ weeks: 4 }, 130_000n],
    [{ days: 1 }, 3_650_000n],
    [{ days: 30 }, 121_667n],
  ])('of 100.00 every %j gives %s', (every, expected) => {
    expect(worth(priced({ every }))).toBe(expected);
  });

  it.each([
    ['1000.00', 32, 37_500n],
    ['24000.00', 24, 1_200_000n],
    ['100.00', 7, 17_143n],
  ])('of %s over %d months gives %s', (total, months, expected) => {
    expect(worth(contract(total, months))).toBe(expected);
  });

  it('takes weeks and days a year from the policy', () => {
    expect(worth(priced({ every: { weeks: 1 } }), { weeksPerYear: ratio(5214n, 100n) })).toBe(521_400n);
    expect(worth(priced({ every: { weeks: 1 } }), { weeksPerYear: ratio(360n, 7n) })).toBe(514_286n);
    expect(worth(priced({ every: { days: 1 } }), { daysPerYear: ratio(365_244n, 1000n) })).toBe(3_652_440n);
  });
});

describe('the net amount', () => {
  it('is price times quantity, exactly, and rounded once', () => {
    expect(worth(priced({ unitPrice: amount('0.0035'), quantity: amount('1234.5') }))).toBe(5185n);
    expect(worth(priced({ unitPrice: amount('0.001'), quantity: amount('1') }))).toBe(1n);
    expect(worth(priced({ unitPrice: amount('0.00125'), every: { years: 1 }, quantity: amount('100') }))).toBe(12n);
    expect(worth(priced({ unitPrice: amount('0.00135'), every: { years: 1 }, quantity: amount('100') }))).toBe(14n);
  });

  it("is rounded to the currency's minor unit", () => {
    const line = priced({ unitPrice: amount('10.0375'), every: { years: 1 } });
    expect(worth(line, { code: currency('JPY') })).toBe(10n);
    expect(worth(line, { code: currency('KWD') })).toBe(10_038n);
  });

  it('takes each discount from what the ones before it left, in their order', () => {
    const [half, ten] = [{ percent: amount('50') }, { amount: amount('10.00') }];
    expect(worth(priced({ discounts: [half, ten] }))).toBe(48_000n);
    expect(worth(priced({ discounts: [ten, half] }))).toBe(54_000n);
    expect(worth(priced({ discounts: [half, half, half] }))).toBe(15_000n);
  });

  it('takes an amount off the interval, not off the unit, and off a total', () => {
    const discounts = [{ amount: amount('10.00') }];
    expect(worth(priced({ quantity: amount('3'), discounts }))).toBe(348_000n);
    expect(worth(contract('120.00', 12, { discounts }))).toBe(11_000n);
  });

  it('never falls below zero, also before a later discount', () => {
    const tooMuch = { amount: amount('100.01') };
    expect(worth(priced({ discounts: [tooMuch] }))).toBe(0n);
    expect(worth(priced({ discounts: [{ percent: amount('150') }, { percent: amount('50') }] }))).toBe(0n);
  });

  it.each([
    ['2025-01-31', 120_000n],
    ['2025-02-01', 60_000n],
    ['2025-02-28', 60_000n],
    ['2025-03-01', 120_000n],
  ])('knows a discount from its first day to the day before its end: %s', (day, expected) => {
    const discounts = [{ percent: amount('50'), from: on('2025-02-01'), until: on('2025-03-01') }];
    expect(worth(priced({ discounts }), { day })).toBe(expected);
  });

  it('is discounted as the policy says', () => {
    const discounts = [{ percent: amount('50'), until: on('2026-01-01') }, { amount: amount('10.00') }];
    const line = priced({ discounts });
    expect(worth(line, { discounts: 'in-force' })).toBe(48_000n);
    expect(worth(line, { discounts: 'permanent-only' })).toBe(108_000n);
    expect(worth(line, { discounts: 'list' })).toBe(120_000n);
    const coming = priced({ discounts: [{ amount: amount('10.00'), from: on('2026-01-01') }] });
    expect(worth(coming, { discounts: 'permanent-only' })).toBe(120_000n);
    expect(worth(coming, { discounts: 'permanent-only', day: '2026-01-01' })).toBe(108_000n);
  });
});

describe('whether a line counts', () => {
  it.each(['subscription', 'maintenance'] as const)('%s always does', (kind) => {
    expect(worth(priced({ kind }))).toBe(120_000n);
  });

  it.each([
    ['service', { services: 'include-contracted' }],
    ['irregular', { irregular: 'include-contracted' }],
    ['usage', { usage: 'committed-minimum' }],
  ] as const)('%s does only if the policy says so', (kind, included) => {
    expect(worth(priced({ kind }))).toBe(0n);
    expect(worth(priced({ kind }), included)).toBe(120_000n);
    expect(worth(contract('12.00', 12, { kind }), included)).toBe(1200n);
  });

  it.each(['one-time', 'tax'] as const)('%s never does', (kind) => {
    const generous = { services: 'include-contracted', irregular: 'include-contracted', usage: 'committed-minimum' };
    expect(worth(setup(kind), generous as Partial<Policy>)).toBe(0n);
  });

  it.each([
    ['2025-01-31', 0n],
    ['2025-02-01', 120_000n],
    ['2025-02-28', 120_000n],
    ['2025-03-01', 0n],
  ])('is said by its own span, half-open: %s', (day, expected) => {
    expect(worth(priced({ from: on('2025-02-01'), until: on('2025-03-01') }), { day })).toBe(expected);
  });

  it.each([
    ['2025-01-14', 0n],
    ['2025-01-15', 120_000n],
  ])('waits for the end of a trial, unless trials are included: %s', (day, expected) => {
    const line = priced({ trialUntil: on('2025-01-15') });
    expect(worth(line, { day })).toBe(expected);
    expect(worth(line, { day, trials: 'include' })).toBe(120_000n);
  });

  it('adds up lines that are each rounded', () => {
    const third = (id: string) => priced({ id: lineId(id), unitPrice: amount('0.005'), every: { years: 1 } });
    const uneven = priced({ id: lineId('c'), unitPrice: amount('0.015'), every: { years: 1 } });
    expect(linesArrOn([third('a'), third('b'), uneven, setup('tax')], on('2025-01-01'), EUR, byDefault)).toBe(2n);
    expect(linesArrOn([], on('2025-01-01'), EUR, byDefault)).toBe(0n);
  });
});

describe('the days on which a line turns by itself', () => {
  it('are those of its span, its trial and its discounts', () => {
    const discounts = [
      { percent: amount('5'), from: on('2025-02-01'), until: on('2025-03-01') },
      { percent: amount('5') },
    ];
    const spans = { from: on('2025-01-01'), until: on('2026-01-01'), trialUntil: on('2025-01-15') };
    expect(turnsOf(priced({ ...spans, discounts }))).toEqual([
      ['2025-01-01', 'line-started'],
      ['2026-01-01', 'line-ended'],
      ['2025-01-15', 'trial-ended'],
      ['2025-02-01', 'discount-started'],
      ['2025-03-01', 'discount-ended'],
    ]);
  });

  it('are none for a line without any', () => {
    expect(turnsOf(priced())).toEqual([]);
    expect(turnsOf(setup('one-time'))).toEqual([]);
  });
});
