import type { CalendarDate } from '../../kernel/calendar-date';
import type { SubscriptionId } from '../../kernel/ids';
import { present } from '../../kernel/present';
import type { Recorded } from '../../kernel/projection';
import type { SubscriptionFact } from '../../subscriptions/domain/subscription.events';
import { timelineOf } from '../../subscriptions/domain/timeline';
import { readSpans } from '../domain/backdating';
import { recordingsKnown } from '../domain/told-as-read';
import { readingsKnown } from './account-known';
import type { TimelineStep } from './answers';
import { subscriptionFactsKnown } from './facts-shown';
import type { Resolved } from './resolved';
import { joinedSteps, type Lens, shownOn, type SubscriptionShown, timelineSteps } from './subscription-shown';

const lensOf = (resolved: Resolved): Lens => ({
  policy: resolved.book.policy.policy,
  readings: readingsKnown(resolved),
});

/** The steps of a subscription by these facts of it, each span of days by those that it may show. */
export const stepsKnown = (
  resolved: Resolved,
  facts: readonly Recorded<SubscriptionFact>[],
): readonly TimelineStep[] => {
  const { book, knownAt } = resolved;
  const { policy, closings } = book.readByAt(knownAt);
  if (policy.backdating === 'restate') return timelineSteps(timelineOf(facts), lensOf(resolved));
  const recordings = recordingsKnown(facts, book.readByAt(knownAt)).filter(({ sequence }) => sequence <= knownAt);
  const spans = readSpans(policy, recordings, closings);
  const steps = spans.flatMap(({ from: first, knownAt: upTo }, index) => {
    const shown = { ...resolved, knownAt: Math.min(upTo, knownAt) };
    const known = facts.filter(({ sequence }) => sequence <= upTo);
    const next = spans[index + 1]?.from;
    return timelineSteps(timelineOf(known), lensOf(shown)).flatMap((step) => {
      const from = step.from < first ? first : step.from;
      const until = next !== undefined && (step.until === undefined || step.until > next) ? next : step.until;
      return until !== undefined && until <= from ? [] : [present({ ...step, from, until })];
    });
  });
  return joinedSteps(steps);
};

/** A subscription at the end of a day, by the facts that the day may show. */
export const shownAt = (resolved: Resolved, subscriptionId: SubscriptionId, day: CalendarDate): SubscriptionShown => {
  const read = { ...resolved, readOn: day };
  return shownOn(timelineOf(subscriptionFactsKnown(read, subscriptionId)), day, lensOf(read));
};
