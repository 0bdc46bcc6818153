import { givenFactId } from '../../../test/support/decider-scenario';
import { accountId, at, currency, lineId, on, subscriptionId } from '../../../test/support/subscription.builders';
import { cutWindow, type Span } from '../../kernel/period-text';
import type { MovementSums } from './arr-index';
import type { JournalEntry } from './journal';
import { PlainArrIndex } from './plain-arr-index';

interface Told extends Partial<Pick<JournalEntry, 'class' | 'kind'>> {
  readonly account?: string;
  readonly code?: string;
  readonly parts?: Readonly<Record<string, bigint>>;
}

const entry = (sequence: number, day: string, delta: bigint, told: Told = {}): JournalEntry => ({
  id: `${sequence}-1`,
  kind: told.kind ?? 'assert',
  retracts: told.kind === 'retract' ? 'earlier' : null,
  accountId: accountId(told.account ?? 'acme'),
  effectiveOn: on(day),
  currency: currency(told.code ?? 'EUR'),
  class: told.class ?? 'new',
  delta,
  before: 0n,
  after: delta,
  contributions: Object.entries(told.parts ?? { 'sub-1': delta }).map(([sub, part]) => ({
    subscriptionId: subscriptionId(sub),
    lineId: lineId('seats'),
    factId: givenFactId(1),
    delta: part,
    attributes: {},
  })),
  causes: [],
  factId: givenFactId(1),
  sequence,
  recordedAt: at('2025-01-01T00:00:00Z'),
  policyVersion: 1,
  derivationVersion: 1,
});

const indexOf = (...entries: readonly JournalEntry[]): PlainArrIndex => {
  const index = new PlainArrIndex();
  for (const one of entries) index.add(one);
  return index;
};

const index = indexOf(
  entry(2, '2025-01-01', 100n),
  entry(3, '2025-02-01', 50n, { class: 'expansion', parts: { 'sub-1': 20n, 'sub-2': 30n } }),
  entry(4, '2025-01-15', 7n, { account: 'globex', code: 'USD', parts: { 'sub-9': 7n } }),
  entry(5, '2025-02-01', -50n, { kind: 'retract', class: 'expansion', parts: { 'sub-1': -20n, 'sub-2': -30n } }),
  entry(5, '2025-02-01', -100n, { class: 'churn' }),
  entry(6, '2025-03-01', 9n, { account: 'Alpha', class: 'new', parts: { 'sub-7': 9n } }),
);

describe('figures', () => {
  it.each([
    ['2024-12-31', 6, 0n, 0, 0],
    ['2025-01-01', 6, 100n, 1, 1],
    ['2025-01-31', 1, undefined, undefined, undefined],
    ['2025-02-01', 3, 150n, 1, 2],
    ['2025-02-01', 4, 150n, 1, 2],
    ['2025-02-01', 5, 0n, 0, 0],
    ['2025-03-01', 6, 9n, 1, 1],
  ])('as of %s known at %d come to %s', (asOf, knownAt, arr, accounts, subscriptions) => {
    const eur = index.figures({ asOf: on(asOf), knownAt }).find(({ currency: code }) => code === 'EUR');
    expect([eur?.arr, eur?.accounts, eur?.subscriptions]).toEqual([arr, accounts, subscriptions]);
  });

  it('has one for each currency known by then, also where nothing is in force', () => {
    const codes = (knownAt: number) =>
      index.figures({ asOf: on('2024-01-01'), knownAt }).map(({ currency: code }) => code);
    expect([codes(1), codes(3), codes(4)]).toEqual([[], ['EUR'], ['EUR', 'USD']]);
  });
});

describe('accounts', () => {
  it('are those that have ARR, in order of ids and then currencies', () => {
    const both = indexOf(
      entry(2, '2025-01-01', 1n, { account: 'b', code: 'USD', parts: { x: 1n } }),
      entry(2, '2025-01-01', 2n, { account: 'b', code: 'EUR', parts: { y: 2n } }),
      entry(3, '2025-01-01', 3n, { account: 'a.b', parts: { z: 3n } }),
      entry(3, '2025-01-01', 4n, { account: 'a', parts: { v: 1n, w: 3n } }),
    );
    expect(both.accounts({ asOf: on('2025-01-01'), knownAt: 3 })).toEqual([
      { accountId: 'a', currency: 'EUR', arr: 4n, subscriptions: 2 },
      { accountId: 'a.b', currency: 'EUR', arr: 3n, subscriptions: 1 },
      { accountId: 'b', currency: 'EUR', arr: 2n, subscriptions: 1 },
      { accountId: 'b', currency: 'USD', arr: 1n, subscriptions: 1 },
    ]);
    expect(index.accounts({ asOf: on('2025-02-01'), knownAt: 6 }).map(({ accountId: id }) => id)).toEqual(['globex']);
  });

  it('counts a subscription that moved its ARR to another as one', () => {
    const moved = indexOf(
      entry(2, '2025-01-01', 5n, { parts: { old: 5n } }),
      entry(3, '2025-02-01', 0n, { class: 'reclassification', parts: { old: -5n, fresh: 5n } }),
    );
    expect(moved.accounts({ asOf: on('2025-02-01'), knownAt: 3 })).toMatchObject([{ arr: 5n, subscriptions: 1 }]);
  });
});

describe('levels', () => {
  it('are those of the figures, at the end of each day', () => {
    const days = ['2024-12-31', '2025-01-01', '2025-01-31', '2025-02-01', '2025-06-30'].map(on);
    for (const knownAt of [0, 1, 2, 3, 4, 5, 6]) {
      const asked = days.map((asOf) => index.figures({ asOf, knownAt }).map(({ currency: of, arr }) => [of, arr]));
      const levels = index.levels(days, knownAt);
      expect(
        levels.map((level, place) => asked[place]?.map(([of]) => [of, level.get(currency(String(of))) ?? 0n])),
      ).toEqual(asked);
    }
  });
});

describe('movementSums', () => {
  const window = { from: on('2025-01-01'), to: on('2025-02-01') };
  const sumsOf = (span: Span, knownAt: number): readonly MovementSums[] => index.movementSums([span], knownAt);

  it('cuts a year into windows that add up to it', () => {
    const windows = cutWindow({ from: on('2025-01-01'), to: on('2026-01-01') }, 'month', 12) ?? [];
    const [sums] = index.movementSums(windows, 6);
    const churn = windows.map((_, place) => sums?.byClass(place).churn);
    expect(churn).toEqual([0n, -100n, ...Array<bigint>(10).fill(0n)]);
  });

  it('takes the days from the first and before the last', () => {
    const [eur] = sumsOf(window, 6);
    expect(eur?.byClass(0)).toMatchObject({ new: 100n, expansion: 0n, churn: 0n });
    expect(sumsOf({ from: on('2025-01-02'), to: on('2025-02-02') }, 6)[0]?.byClass(0)).toMatchObject({
      new: 0n,
      churn: -100n,
    });
  });

  it('adds up by class what was known by then, what was taken back included', () => {
    const year = { from: on('2025-01-01'), to: on('2026-01-01') };
    expect(sumsOf(year, 3)[0]?.byClass(0)).toMatchObject({ new: 100n, expansion: 50n, churn: 0n });
    expect(sumsOf(year, 6)[0]?.byClass(0)).toMatchObject({ new: 109n, expansion: 0n, churn: -100n });
  });
});

describe('movementsOf', () => {
  it('are those in force by then, in order of days and then currencies', () => {
    const shown = (knownAt: number) =>
      index.movementsOf(accountId('acme'), knownAt).map((one) => `${one.effectiveOn} ${one.class} ${one.delta}`);
    expect(shown(1)).toEqual([]);
    expect(shown(3)).toEqual(['2025-01-01 new 100', '2025-02-01 expansion 50']);
    expect(shown(5)).toEqual(['2025-01-01 new 100', '2025-02-01 churn -100']);
  });

  it('leave other accounts out', () => {
    expect(index.movementsOf(accountId('globex'), 6)).toHaveLength(1);
    expect(index.movementsOf(accountId('nobody'), 6)).toEqual([]);
  });
});

describe('a row', () => {
  it('gives back the entry that was added as it', () => {
    const [one, other] = [entry(1, '2025-01-01', 5n), entry(2, '2025-01-02', 6n)];
    const empty = new PlainArrIndex();
    expect([empty.add(one), empty.add(other)]).toEqual([0, 1]);
    expect([empty.entryAt(0), empty.entryAt(1)]).toEqual([one, other]);
    expect(() => empty.entryAt(2)).toThrow('The journal has no row 2.');
  });
});
