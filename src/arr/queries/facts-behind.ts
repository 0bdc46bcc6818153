import type { AccountId, FactId, SubscriptionId } from '../../kernel/ids';
import type { JournalEntry } from '../domain/journal';
import { accountsNamedBy } from '../domain/named-accounts';
import { accountFactsKnown } from './account-known';
import type { AccountFactAnswer, FactAnswer } from './answers';
import { accountFactsShown, subscriptionFactsShown, subscriptionFactsKnown } from './facts-shown';
import type { Resolved } from './knowledge-resolver';

type Shown = FactAnswer | AccountFactAnswer;

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

/** The facts of these ids, as they stand by then, in the order of recording; of the entry's subscriptions and accounts. */
export const factsBehind = (
  resolved: Resolved,
  { accountId, contributions }: Pick<JournalEntry, 'accountId' | 'contributions'>,
  ids: ReadonlySet<FactId | string>,
): readonly Shown[] => {
  const subscriptionIds = [...new Set(contributions.map(({ subscriptionId }) => subscriptionId))];
  const ofSubscriptions = subscriptionIds.flatMap((id): readonly Shown[] => {
    const known = subscriptionFactsKnown(resolved, id);
    return subscriptionFactsShown(
      known,
      known.filter((fact) => ids.has(fact.id)),
    );
  });
  const accountIds = [...accountsBehind(resolved, accountId, subscriptionIds)];
  const ofAccounts = accountIds.flatMap((id): readonly Shown[] => {
    const known = accountFactsKnown(resolved, id);
    return accountFactsShown(
      known,
      known.filter((fact) => ids.has(fact.id)),
    );
  });
  return [...ofSubscriptions, ...ofAccounts].sort((a, b) => a.sequence - b.sequence);
};
