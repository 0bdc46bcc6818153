import { type CalendarDate, toEpochDay } from '../../kernel/calendar-date';
import type { AccountId } from '../../kernel/ids';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { Recorded } from '../../kernel/projection';
import type { SubscriptionFact } from '../../subscriptions/domain/subscription.events';
import type { SubscriptionLogFact } from '../../subscriptions/domain/timeline';
import { KeptFacts } from './kept-facts.codec';
import { followingIn, markOf } from './outlines';

/** A statement that says all that holds after it, told as the start of its subscription, which is of that account. */
const asStart = ({ id, recordedOn, data }: SubscriptionLogFact, accountId: AccountId): SubscriptionLogFact => {
  if (!('lines' in data)) throw new InvariantViolated(`Fact ${id} states no lines.`);
  const { subscriptionId, currency, effectiveOn, lines, attributes = {} } = data;
  const term = 'term' in data ? data.term : undefined;
  const stated = { subscriptionId, accountId, currency, effectiveOn, lines, attributes };
  return { type: 'subscription-started', id, recordedOn, data: term === undefined ? stated : { ...stated, term } };
};

/** The facts of all subscriptions, and of each the few that what holds from a day on follows from. */
export class SubscriptionFacts {
  private readonly kept = new KeptFacts<SubscriptionFact>();
  /** Those of the present append by row, which need not be read again. */
  private atHand = new Map<number, SubscriptionLogFact>();

  add(subscription: number, fact: Recorded<SubscriptionFact>): void {
    this.atHand.set(this.kept.add(subscription, fact, markOf(fact)), fact);
  }

  /** Says that the present append is over. */
  close(): void {
    this.atHand = new Map();
  }

  /** The facts of a subscription in the order of its stream. */
  of(subscription: number): readonly Recorded<SubscriptionFact>[] {
    return this.kept.of(subscription);
  }

  /** The same, without what figures do not follow from. */
  saidBy(subscription: number): readonly SubscriptionLogFact[] {
    return this.kept.markedRowsOf(subscription).rows.map((row) => this.said(row));
  }

  /**
   * Facts from which the same holds from the day before `since` on as from all of a subscription that has always been of one
   * account: where one says all that holds after it, it stands as the start.
   */
  saidSince(subscription: number, since: CalendarDate, accountId: AccountId): readonly SubscriptionLogFact[] {
    const following = followingIn(this.kept.markedRowsOf(subscription), toEpochDay(since));
    if (following === undefined) return this.saidBy(subscription);
    return following.map((row, index) => (index === 0 ? asStart(this.said(row), accountId) : this.said(row)));
  }

  private said(row: number): SubscriptionLogFact {
    return this.atHand.get(row) ?? this.kept.said(row);
  }
}
