import { logOf, oneByOne } from '../../../test/support/arr.builders';
import {
  accountId,
  at,
  cancelled,
  changed,
  corrected,
  monthly,
  on,
  pastDue,
  paused,
  reactivated,
  renewed,
  resumed,
  started,
  transferred,
} from '../../../test/support/subscription.builders';
import { givenFactId } from '../../../test/support/decider-scenario';
import type { Recorded } from '../../kernel/projection';
import type { SubscriptionFact } from '../../subscriptions/domain/subscription.events';
import { SubscriptionFacts } from './subscription-facts';

const SINCE = on('2025-06-01');
const OLDER = accountId('older');
const term = { endsOn: on('2026-01-01') };
const start = started({ effectiveOn: on('2025-01-01') });
const onDay = (day: string) => ({ effectiveOn: on(day), lines: monthly('90.00') });

/** The types of the facts that are needed, each with its day; all of them are known beforehand. */
const needed = (...facts: readonly SubscriptionFact[]): readonly string[] => {
  const book = new SubscriptionFacts();
  const recorded = logOf(oneByOne(...facts)).slice(1) as readonly Recorded<SubscriptionFact>[];
  for (const fact of recorded) book.add(0, fact);
  book.close();
  return book
    .saidSince(0, SINCE, OLDER)
    .map(({ type, data }) => `${type.replace('subscription-', '')} ${'effectiveOn' in data ? data.effectiveOn : ''}`);
};

describe('of the facts of a subscription are needed', () => {
  it('the last before the day that says all, as a start of the account it is of, and those after it', () => {
    const late = changed(onDay('2025-03-01'));
    const facts = [start, changed(onDay('2025-05-01')), changed(onDay('2025-07-01')), late];
    expect(needed(...facts)).toEqual(['started 2025-05-01', 'changed 2025-07-01']);
    const book = new SubscriptionFacts();
    for (const fact of logOf(oneByOne(...facts)).slice(1)) book.add(0, fact as Recorded<SubscriptionFact>);
    const [first] = book.saidSince(0, SINCE, OLDER);
    const { subscriptionId, currency, effectiveOn, lines } = facts[1]?.data as typeof late.data;
    expect(first).toMatchObject({
      id: givenFactId(3),
      data: { subscriptionId, currency, effectiveOn, lines, accountId: OLDER },
    });
  });

  it('none that a change leaves standing is left out', () => {
    const change = changed(onDay('2025-05-01'));
    expect(needed(started({ effectiveOn: on('2025-01-01'), term }), change)).toEqual([
      'started 2025-01-01',
      'changed 2025-05-01',
    ]);
    expect(needed(start, paused({ effectiveOn: on('2025-02-01') }), change)).toHaveLength(3);
    expect(needed(start, pastDue({ effectiveOn: on('2025-02-01') }), change)).toHaveLength(3);
    expect(needed(start, renewed({ effectiveOn: on('2025-02-01'), term }), change)).toHaveLength(3);
  });

  it('what goes on after a pause, a renewal with lines or a return stands for what was before', () => {
    const [pause, resume] = [paused({ effectiveOn: on('2025-02-01') }), resumed({ effectiveOn: on('2025-03-01') })];
    expect(needed(start, pause, resume, changed(onDay('2025-04-01')))).toEqual(['started 2025-04-01']);
    expect(needed(start, renewed({ ...onDay('2025-05-01'), term }))).toEqual(['started 2025-05-01']);
    const [gone, back] = [cancelled({ effectiveOn: on('2025-02-01') }), reactivated(onDay('2025-03-01'))];
    expect(needed(start, gone, back)).toEqual(['started 2025-03-01']);
  });

  it('all where a fact turns others, or the order of a day is not that of the log', () => {
    const change = changed(onDay('2025-05-01'));
    const twice = [started({ effectiveOn: on('2025-01-01') }), changed(onDay('2025-02-01'))];
    expect(needed(...twice, transferred({ effectiveOn: on('2025-03-01') }), change)).toHaveLength(4);
    expect(needed(...twice, corrected(givenFactId(3), changed(onDay('2025-02-02'))), change)).toHaveLength(4);
    const superseding = cancelled({ effectiveOn: on('2025-03-01'), supersedes: [givenFactId(3)] });
    expect(needed(...twice, superseding)).toHaveLength(3);
    const timed = (text: string) => changed({ ...onDay('2025-05-01'), occurredAt: at(text) });
    expect(needed(start, timed('2025-05-01T10:00:00Z'), timed('2025-05-01T09:00:00Z'))).toHaveLength(3);
  });
});
