import { givenFactId } from '../../../test/support/decider-scenario';
import { accountId, at, currency, lineId, on, subscriptionId } from '../../../test/support/subscription.builders';
import { DERIVATION_VERSION, entriesOf, type JournalEntry, keyOf, restatementOf } from './journal';
import type { Contribution, Movement } from './movement';

const contribution = (over: Partial<Contribution> = {}): Contribution => ({
  subscriptionId: subscriptionId('sub-1'),
  lineId: lineId('seats'),
  factId: givenFactId(1),
  delta: 100n,
  attributes: { plan: 'pro' },
  ...over,
});

const movement = (over: Partial<Movement> = {}): Movement => ({
  accountId: accountId('acme'),
  effectiveOn: on('2025-01-01'),
  currency: currency('EUR'),
  class: 'new',
  delta: 100n,
  before: 0n,
  after: 100n,
  contributions: [contribution()],
  causes: ['start'],
  ...over,
});

const origin = {
  factId: givenFactId(7),
  sequence: 8,
  recordedAt: at('2025-03-01T00:00:00Z'),
  policyVersion: 1,
};

const asserted = (...movements: readonly Movement[]): ReadonlyMap<string, JournalEntry> =>
  new Map(entriesOf(restatementOf(new Map(), movements), origin, 0).map((entry) => [keyOf(entry), entry]));

const kinds = (standing: readonly Movement[], derived: readonly Movement[]) =>
  restatementOf(asserted(...standing), derived).map(
    ({ kind, effectiveOn, delta }) => `${kind} ${effectiveOn} ${delta}`,
  );

describe('restatementOf', () => {
  it('asserts what was not there', () => {
    expect(restatementOf(new Map(), [movement()])).toEqual([{ ...movement(), kind: 'assert', retracts: null }]);
  });

  it('says nothing of what stands', () => {
    expect(kinds([movement()], [movement()])).toEqual([]);
  });

  it('does not restate a movement for the sake of before, after or causes', () => {
    expect(kinds([movement()], [movement({ before: 5n, after: 105n, causes: ['correction'] })])).toEqual([]);
  });

  it.each<[string, Partial<Movement>]>([
    ['class', { class: 'reactivation' }],
    ['delta', { delta: 90n }],
    ['number of contributions', { contributions: [contribution(), contribution({ delta: 0n })] }],
    ['fact of a contribution', { contributions: [contribution({ factId: givenFactId(2) })] }],
    ['amount of a contribution', { contributions: [contribution({ delta: 99n })] }],
    ['line of a contribution', { contributions: [contribution({ lineId: lineId('other') })] }],
    ['subscription of a contribution', { contributions: [contribution({ subscriptionId: subscriptionId('sub-2') })] }],
    ['value of an attribute', { contributions: [contribution({ attributes: { plan: 'team' } })] }],
    ['set of attributes', { contributions: [contribution({ attributes: {} })] }],
    ['name of an attribute', { contributions: [contribution({ attributes: { tier: 'pro' } })] }],
  ])('restates a movement with another %s', (_, over) => {
    const restated = movement(over);
    expect(kinds([movement()], [restated])).toEqual(['retract 2025-01-01 -100', `assert 2025-01-01 ${restated.delta}`]);
  });

  it('retracts the entry itself, negated, and names it', () => {
    const standing = asserted(movement({ before: 7n, after: 107n }));
    const [entry] = standing.values();
    expect(restatementOf(standing, [])).toEqual([
      {
        ...movement({ before: 7n, after: 107n, delta: -100n, contributions: [contribution({ delta: -100n })] }),
        kind: 'retract',
        retracts: entry?.id,
      },
    ]);
  });

  it('goes by days and then currencies, what is taken back before what is said anew', () => {
    const inUsd = movement({ currency: currency('USD') });
    const later = movement({ effectiveOn: on('2025-02-01'), class: 'expansion' });
    expect(kinds([later, movement()], [inUsd, { ...later, delta: 5n }])).toEqual([
      'retract 2025-01-01 -100',
      'assert 2025-01-01 100',
      'retract 2025-02-01 -100',
      'assert 2025-02-01 5',
    ]);
  });
});

it('numbers the entries of an append from 1, and goes on after those of other accounts', () => {
  const drafts = restatementOf(new Map(), [movement(), movement({ effectiveOn: on('2025-02-01') })]);
  const entries = entriesOf(drafts, origin, 2);
  expect(entries.map(({ id }) => id)).toEqual(['8-3', '8-4']);
  expect(entries[0]).toMatchObject({ ...origin, derivationVersion: DERIVATION_VERSION });
});
