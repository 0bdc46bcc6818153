import type { AccountFact } from '../../accounts/domain/account.events';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { AccountId } from '../../kernel/ids';
import type { Policy } from '../../kernel/policy';
import type { Recorded } from '../../kernel/projection';
import type { PeriodClosed } from '../../periods/domain/period.events';
import type { RateFact } from '../../rates/domain/rate.events';
import { stretchesOf } from '../../subscriptions/domain/stretches';
import { type SubscriptionLogFact, timelineOf } from '../../subscriptions/domain/timeline';
import type { AccountsBook } from './accounts-book';
import { type Recording, readSpans, readTogether, spansSince } from './backdating';
import { type Told, toldOf } from './holders';
import { namedByAccount, namedBySubscription } from './named-accounts';
import { knownBy, PastAccounts } from './past-accounts';

/** A fact of a subscription with its place in the log. */
export type PlacedFact = SubscriptionLogFact & { readonly sequence: number };

/** By what days are read that are not all read by what is known now. */
export interface ReadBy {
  readonly accounts: Pick<AccountsBook, 'factsOf'>;
  readonly policy: Policy;
  readonly closings: readonly PeriodClosed['data'][];
}

type AccountFacts = readonly Recorded<AccountFact>[];

/** These accounts and all that they have ever been merged into, also through others. */
export const everReadAs = (
  accountIds: Iterable<AccountId>,
  { accounts }: Pick<ReadBy, 'accounts'>,
): ReadonlySet<AccountId> => {
  const all = new Set(accountIds);
  // A set that grows while it is gone through is gone through to its end, so this follows the merges.
  for (const accountId of all) for (const named of accounts.factsOf(accountId).flatMap(namedByAccount)) all.add(named);
  return all;
};

/** The facts of these accounts and of all that they have ever been merged into. */
export const factsAbout = (accountIds: Iterable<AccountId>, by: Pick<ReadBy, 'accounts'>): AccountFacts =>
  [...everReadAs(accountIds, by)].flatMap((accountId) => by.accounts.factsOf(accountId));

/** A void or a correction may change any day. */
export const effectiveDayOf = ({
  type,
  data,
}: Pick<Recorded<AccountFact> | Recorded<RateFact> | SubscriptionLogFact, 'type' | 'data'>):
  CalendarDate | undefined =>
  type === 'fact-voided' || type === 'fact-corrected' || !('effectiveOn' in data) ? undefined : data.effectiveOn;

export const recordingsOf = (
  facts: readonly (Pick<Recording, 'id' | 'sequence' | 'recordedOn'> & Parameters<typeof effectiveDayOf>[0])[],
): readonly Recording[] =>
  facts
    .map((fact) => {
      const { id, sequence, recordedOn } = fact;
      return { id, sequence, recordedOn, effectiveOn: effectiveDayOf(fact) };
    })
    .sort((a, b) => a.sequence - b.sequence);

/** The facts of a subscription and of its accounts. */
export const recordingsKnown = (facts: readonly PlacedFact[], readBy: Pick<ReadBy, 'accounts'>): readonly Recording[] =>
  recordingsOf([...facts, ...factsAbout(facts.flatMap(namedBySubscription), readBy)]);

/**
 * What is told of a subscription, each day read by the facts that it may show; of days before `since` only what stands at the end of
 * the last. `facts` are in the order of its stream.
 */
export const toldAsRead = (facts: readonly PlacedFact[], readBy: ReadBy, since?: CalendarDate): Told => {
  const { accounts, policy, closings } = readBy;
  const recordings = recordingsKnown(facts, readBy);
  const spans = spansSince(readSpans(policy, recordings, closings), since);
  return readTogether(spans, recordings, (knownAt) => {
    const known = facts.filter(({ sequence }) => sequence <= knownAt);
    const past = new PastAccounts(knownBy((accountId) => accounts.factsOf(accountId), knownAt));
    return toldOf(stretchesOf(timelineOf(known), policy), past);
  });
};
