import { AgreeingIndex } from '../../../test/support/agreeing-index';
import { givenFactId } from '../../../test/support/decider-scenario';
import { accountId, at, currency, lineId, on, subscriptionId } from '../../../test/support/subscription.builders';
import { addDays } from '../../kernel/calendar-date';
import type { Attributes } from '../../subscriptions/domain/line';
import type { MovementSums } from './arr-index';
import type { JournalEntry } from './journal';
import { PlainArrIndex } from './plain-arr-index';
import { PrefixArrIndex } from './prefix-arr-index';

const PLANS = ['pro', 'team'] as const;

const ofPlan = (plan: string): Attributes => ({ plan });

/** One of `delta`, of one plan, that is the only one of its append. */
const entry = (sequence: number, delta: bigint, attributes = ofPlan(PLANS[sequence % 2] ?? 'pro')): JournalEntry => ({
  id: `${sequence.toString()}-1`,
  kind: 'assert',
  retracts: null,
  accountId: accountId(`acme-${(sequence % 3).toString()}`),
  effectiveOn: on(`2025-01-0${(1 + (sequence % 5)).toString()}`),
  currency: currency('EUR'),
  class: 'expansion',
  delta,
  before: 0n,
  after: delta,
  contributions: [
    {
      subscriptionId: subscriptionId(`sub-${(sequence % 4).toString()}`),
      lineId: lineId('seats'),
      factId: givenFactId(1),
      delta,
      attributes,
    },
  ],
  causes: [],
  factId: givenFactId(1),
  sequence,
  recordedAt: at('2025-01-01T00:00:00Z'),
  policyVersion: 1,
  derivationVersion: 1,
});

const BY_PLAN = { groupBy: ['plan'], filter: [] };
const JANUARY = [{ from: on('2025-01-01'), to: on('2025-02-01') }];

/** Asks both indexes everything, and answers what ARR is at the end of the month. */
const asked = (index: AgreeingIndex, knownAt: number): bigint | undefined => {
  const point = { asOf: on('2025-01-31'), knownAt };
  index.accounts(point);
  index.levels([on('2025-01-02'), on('2025-01-31')], knownAt);
  index.movementSums(JANUARY, knownAt);
  index.groupFigures(BY_PLAN, point);
  index.groupRows(BY_PLAN, JANUARY, knownAt);
  return index.figures(point)[0]?.arr;
};

describe('amounts that floating-point numbers do not hold', () => {
  const LARGEST_EXACT = 9_007_199_254_740_991n;

  it('are exact where a single one is too large', () => {
    const index = new AgreeingIndex();
    const amounts = [5n, 3n, 10n ** 30n + 1n, 7n, -(10n ** 30n), 2n];
    amounts.forEach((amount, place) => index.add(entry(place + 2, amount)));
    expect([2, 3, 4, 5, 6, 7].map((knownAt) => asked(index, knownAt))).toEqual([
      5n,
      8n,
      10n ** 30n + 9n,
      10n ** 30n + 16n,
      16n,
      18n,
    ]);
    amounts.forEach((amount, place) => expect(index.entryAt(place).delta).toBe(amount));
  });

  it('are exact where only their sum is, also when it was asked for before', () => {
    const index = new AgreeingIndex();
    for (let sequence = 2; sequence <= 9; sequence += 1) {
      index.add(entry(sequence, LARGEST_EXACT / 4n));
      expect(asked(index, sequence)).toBe((LARGEST_EXACT / 4n) * BigInt(sequence - 1));
    }
    expect(asked(index, 3)).toBe((LARGEST_EXACT / 4n) * 2n);
  });
});

it('takes no entry of a class that there is not', () => {
  const unknown = { ...entry(2, 1n), class: 'upsell' } as unknown as JournalEntry;
  expect(() => new PrefixArrIndex().add(unknown)).toThrow('No movement is upsell.');
});

describe('selections', () => {
  it('make way for the one that is asked for once all together take too much room', () => {
    const sums = { blockSize: 2, apart: 1, statesMax: 3, numbersMax: 1 << 20, tableMax: 5_000 };
    const kept = { figures: sums, columns: sums };
    const point = { asOf: on('2025-01-31'), knownAt: 9 };
    const [a, b] = [BY_PLAN, { groupBy: ['region'], filter: [] }];
    const keptAfterBoth = (bytesMax: number): readonly boolean[] => {
      const index = new PrefixArrIndex({ whole: kept, selection: kept, selectionsMax: 2, bytesMax });
      for (let sequence = 2; sequence <= 9; sequence += 1) index.add(entry(sequence, 1n));
      for (const selection of [a, b, b]) index.groupFigures(selection, point);
      return [a, b].map((selection) => index.hasBeenReady(selection));
    };
    expect(keptAfterBoth(1 << 20)).toEqual([true, true]);
    expect(keptAfterBoth(1)).toEqual([false, true]);
  });

  it('keep apart groups of an empty value, of none, and of values that are written alike side by side', () => {
    const index = new AgreeingIndex();
    const groups: readonly Attributes[] = [{}, { plan: '' }, { plan: 'a', region: ',b' }, { plan: 'a,', region: 'b' }];
    groups.forEach((attributes, place) => index.add(entry(place + 2, 1n, attributes)));
    const point = { asOf: on('2025-01-31'), knownAt: 5 };
    expect(index.groupFigures({ groupBy: ['plan', 'region'], filter: [] }, point)).toHaveLength(groups.length);
  });

  it('become ready again, little by little, after a snapshot that left out the last that was asked for', () => {
    const index = new PrefixArrIndex();
    for (let sequence = 2; sequence <= 9; sequence += 1) index.add(entry(sequence, 1n));
    index.prepare(BY_PLAN, 8);
    index.add(entry(10, 1n));
    const read = Object.assign(new PrefixArrIndex(), index.keptInSnapshot());
    expect(read.hasBeenReady(BY_PLAN)).toBe(false);
    expect([3, 3, 3].map((entriesMax) => read.prepare(BY_PLAN, entriesMax))).toEqual([false, false, true]);
  });

  it('become ready though more of them are wanted at once than are kept', () => {
    const index = new AgreeingIndex();
    for (const sequence of [2, 3, 4]) index.add(entry(sequence, 1n));
    const wanted = [['plan'], ['region'], ['plan', 'region']].map((groupBy) => ({ groupBy, filter: [] }));
    const round = (): readonly boolean[] => wanted.map((selection) => index.prepare(selection, 1));
    expect([round(), round()]).toEqual([
      [false, false, false],
      [false, false, false],
    ]);
    expect(round()).toEqual([true, true, true]);
  });
});

describe('an answer', () => {
  const days = Array.from({ length: 4_000 }, (_, at) => addDays(on('2020-01-01'), at));
  const windows = (count: number) => days.slice(0, count).map((from) => ({ from, to: addDays(from, 1) }));
  /** What each window comes to, one after the other. */
  const toldOf = (sums: readonly MovementSums[], count: number): readonly bigint[] =>
    sums.flatMap((ofCurrency) => windows(count).map((_, window) => ofCurrency.byClass(window).expansion));

  it.each([1, 40, 4_000])('stays what it was while others are given and more becomes known: %s windows', (count) => {
    const [index, plain] = [new PrefixArrIndex(), new PlainArrIndex()];
    const add = (sequence: number): void => {
      for (const one of [index, plain]) one.add({ ...entry(sequence, 5n), effectiveOn: on('2020-01-01') });
    };
    for (let sequence = 2; sequence <= 300; sequence += 1) add(sequence);
    const known = [3, 150, 300];
    const given = known.map((knownAt) => index.movementSums(windows(count), knownAt));
    for (let sequence = 301; sequence <= 600; sequence += 1) add(sequence);
    index.movementSums(windows(count), 200);
    const expected = known.map((knownAt) => toldOf(plain.movementSums(windows(count), knownAt), count));
    expect(given.map((sums) => toldOf(sums, count))).toEqual(expected);
  });
});
