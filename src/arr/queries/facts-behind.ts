import type { AccountId, FactId, SubscriptionId } from '../../kernel/ids';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { Recorded } from '../../kernel/projection';
import type { RateFact } from '../../rates/domain/rate.events';
import type { JournalEntry } from '../domain/journal';
import { type FiguredFact, isOfRates } from '../domain/ledger-fact';
import { accountsNamedBy } from '../domain/named-accounts';
import { accountFactsKnown } from './account-known';
import type { AccountFactAnswer, FactAnswer } from './answers';
import type { RateFactAnswer } from './rate-answers';
import { accountFactsShown, rateFactsShown, subscriptionFactsShown, subscriptionFactsKnown } from './facts-shown';
import type { Resolved } from './resolved';

type Shown = FactAnswer | AccountFactAnswer | RateFactAnswer;

/** A fact that may cause an entry. */
type Causing = Recorded<FiguredFact> | Recorded<RateFact>;

/** The accounts that an entry and its subscriptions name, and those that they read or read as. */
const accountsBehind = (
  resolved: Resolved,
  accountId: AccountId,
  subscriptionIds: readonly SubscriptionId[],
): ReadonlySet<AccountId> => {
  const named = subscriptionIds.flatMap((id) => subscriptionFactsKnown(resolved, id).flatMap(accountsNamedBy));
  const accounts = new Set<AccountId>([accountId, ...named]);
  // A set that grows while it is gone through is gone through to its end, so this follows the merges.
  for (const account of accounts) {
    for (const other of accountFactsKnown(resolved, account).flatMap(accountsNamedBy)) accounts.add(other);
  }
  return accounts;
};

/** The fact with an id, of subscriptions known by then. */
const subscriptionFactOf = (
  resolved: Resolved,
  subscriptionIds: Iterable<SubscriptionId>,
  factId: FactId,
): Recorded<FiguredFact> | undefined => {
  for (const id of subscriptionIds) {
    const fact = subscriptionFactsKnown(resolved, id).find((one) => one.id === factId);
    if (fact !== undefined) return fact;
  }
  return undefined;
};

/**
 * The fact that caused an entry: mostly one of the entry's subscriptions, else one of its accounts or of another subscription
 * of theirs, which may give a movement another class. Throws InvariantViolated where there is none.
 */
export const factBehind = (
  resolved: Resolved,
  { id: entryId, accountId, contributions, factId }: JournalEntry,
): Causing => {
  const rate = resolved.book.rates.find(factId);
  if (rate !== undefined) return rate;
  const subscriptionIds = [...new Set(contributions.map(({ subscriptionId }) => subscriptionId))];
  const own = subscriptionFactOf(resolved, subscriptionIds, factId);
  if (own !== undefined) return own;
  const accounts = [
    ...accountsBehind(resolved, accountId, subscriptionIds),
    ...resolved.book.everMergedInto(accountId),
  ];
  for (const id of accounts) {
    const ofAccount = accountFactsKnown(resolved, id).find((one) => one.id === factId);
    const fact = ofAccount ?? subscriptionFactOf(resolved, resolved.book.subscriptionsEverOf(id), factId);
    if (fact !== undefined) return fact;
  }
  throw new InvariantViolated(`No fact that is known has caused the entry ${entryId}.`);
};

/** The facts of these ids, as they stand by then, in the order of recording; of the entry's subscriptions and accounts, and the one that caused it. */
export const factsBehind = (
  resolved: Resolved,
  entry: JournalEntry,
  ids: ReadonlySet<FactId | string>,
): readonly Shown[] => {
  const { accountId, contributions } = entry;
  // A period speaks of no subscription and of no account.
  const isOfPeriod = resolved.book.periods.find(entry.factId) !== undefined;
  const causes = isOfPeriod ? [] : [factBehind(resolved, entry)];
  const named = contributions.map(({ subscriptionId }) => subscriptionId);
  const ofCauses = causes.flatMap(({ data }) => ('subscriptionId' in data ? [data.subscriptionId] : []));
  const subscriptionIds = [...new Set([...named, ...ofCauses])];
  const ofSubscriptions = subscriptionIds.flatMap((id): readonly Shown[] => {
    const known = subscriptionFactsKnown(resolved, id);
    return subscriptionFactsShown(
      known,
      known.filter((fact) => ids.has(fact.id)),
    );
  });
  const accountIds = [
    ...new Set([
      ...accountsBehind(resolved, accountId, subscriptionIds),
      ...causes.flatMap((cause) => (isOfRates(cause) ? [] : accountsNamedBy(cause))),
    ]),
  ];
  const ofAccounts = accountIds.flatMap((id): readonly Shown[] => {
    const known = accountFactsKnown(resolved, id);
    return accountFactsShown(
      known,
      known.filter((fact) => ids.has(fact.id)),
    );
  });
  return [...ofSubscriptions, ...ofAccounts, ...rateFactsShown(resolved, ids)].sort((a, b) => a.sequence - b.sequence);
};
