import { type AppendTold, foldedOf, oneByOne } from '../../../test/support/arr.builders';
import {
  amount,
  cancelled,
  lineId,
  on,
  priced,
  renewed,
  started,
  subscriptionId,
  upgraded,
} from '../../../test/support/subscription.builders';
import { DEFAULT_POLICY, type Policy } from '../../kernel/policy';
import { subscriptionFactsKnown } from './facts-shown';
import { shownAt, stepsKnown } from './subscription-read';

const SUB = subscriptionId('sub-1');

/** All that is known, under a policy with these treatments. */
const under = (treatments: Partial<Policy>, appends: readonly AppendTold[]) => {
  const { book } = foldedOf(appends, { version: 1, policy: { ...DEFAULT_POLICY.policy, ...treatments } });
  const sequence = book.knowledge.head.sequence;
  const knownAt = { sequence, recordedAt: '', imported: false };
  const resolved = { book, knownAt: sequence, echo: { knownAt, policyVersion: 1, derivationVersion: 1, stale: false } };
  return {
    steps: stepsKnown(resolved, subscriptionFactsKnown(resolved, SUB)).map(
      ({ from, until, status, arr, factId }) => `${from}..${until ?? ''} ${status} ${arr} ${factId.slice(-1)}`,
    ),
    shownOn: (day: string) => shownAt(resolved, SUB, on(day)),
  };
};

describe('a subscription that counts from the day on which it was booked', () => {
  const booked = { startBasis: 'booked' } as const;
  const discounts = [{ percent: amount('50'), until: on('2025-01-20') }];
  const start = started({
    ...{ effectiveOn: on('2025-03-01'), bookedOn: on('2025-01-10'), attributes: { plan: 'pro' } },
    lines: [priced({ discounts })],
  });

  it('has ARR before it has started, with the lines that make it, and a step where they turn', () => {
    const { steps, shownOn } = under(booked, oneByOne(start));
    expect(steps).toEqual([
      '2025-01-10..2025-01-20 not-started 600.00 2',
      '2025-01-20..2025-03-01 not-started 1200.00 2',
      '2025-03-01.. active 1200.00 2',
    ]);
    expect(shownOn('2025-01-09')).toEqual({ status: 'not-started' });
    expect(shownOn('2025-01-10')).toEqual({
      ...{ status: 'not-started', accountId: 'acme', currency: 'EUR', attributes: { plan: 'pro' } },
      ...{ lines: [{ ...priced({ discounts }), arr: '600.00' }], arr: '600.00', mrr: '50.00' },
    });
  });

  it('shows the lines of a change that counts before it is true', () => {
    const lines = [priced(), priced({ id: lineId('more') })];
    const change = upgraded({ effectiveOn: on('2025-05-01'), bookedOn: on('2025-04-01'), lines });
    const { steps, shownOn } = under(booked, oneByOne(started({ bookedOn: on('2025-01-01') }), change));
    expect(steps).toEqual(['2025-01-01..2025-04-01 active 1200.00 2', '2025-04-01.. active 2400.00 3']);
    expect(shownOn('2025-04-01').lines?.map(({ id, arr }) => `${id} ${arr}`)).toEqual([
      'seats 1200.00',
      'more 1200.00',
    ]);
  });

  it('has no step on the days between what was cancelled before it had started and its start', () => {
    const both = { ...booked, churnRecognition: 'requested' } as const;
    const end = cancelled({ effectiveOn: on('2025-06-01'), requestedOn: on('2025-02-01') });
    const { steps, shownOn } = under(both, oneByOne(start, end));
    expect(steps).toEqual([
      '2025-01-10..2025-01-20 not-started 600.00 2',
      '2025-01-20..2025-02-01 not-started 1200.00 2',
      '2025-03-01..2025-06-01 active 0.00 2',
      '2025-06-01.. cancelled 0.00 3',
    ]);
    expect(shownOn('2025-02-01')).toEqual({ status: 'not-started' });
    expect(shownOn('2025-03-01').lines).toMatchObject([{ id: 'seats', arr: '0.00' }]);
  });
});

describe('a subscription whose term is over and not renewed', () => {
  const start = started({ term: { endsOn: on('2025-03-01') }, attributes: { plan: 'pro' } });

  it('is ended, with the lines that make its ARR while the days of grace last', () => {
    const { steps, shownOn } = under({ renewalGraceDays: 30 }, oneByOne(start));
    expect(steps).toEqual([
      '2025-01-01..2025-03-01 active 1200.00 2',
      '2025-03-01..2025-03-31 ended 1200.00 2',
      '2025-03-31.. ended 0.00 2',
    ]);
    const ended = { status: 'ended', accountId: 'acme', currency: 'EUR', since: '2025-03-01' };
    expect(shownOn('2025-03-30')).toEqual({
      ...{ ...ended, attributes: { plan: 'pro' }, lines: [{ ...priced(), arr: '1200.00' }] },
      ...{ arr: '1200.00', mrr: '100.00' },
    });
    expect(shownOn('2025-03-31')).toEqual({ ...ended, arr: '0.00', mrr: '0.00' });
  });
});

describe('a subscription whose days are not all read by what is known now', () => {
  it('has one step where what became known later says the same', () => {
    const term = { endsOn: on('2026-01-01'), renews: true };
    const { steps } = under({ backdating: 'prospective' }, [
      { recordedAt: '2025-01-01T00:00:00Z', facts: [started()] },
      { recordedAt: '2025-02-01T00:00:00Z', facts: [renewed({ effectiveOn: on('2025-01-01'), term })] },
    ]);
    expect(steps).toEqual(['2025-01-01.. active 1200.00 2']);
  });
});
