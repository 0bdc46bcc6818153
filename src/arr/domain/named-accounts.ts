import type { AccountFact } from '../../accounts/domain/account.events';
import type { AccountId } from '../../kernel/ids';
import type { Recorded } from '../../kernel/projection';
import type { SubscriptionFact } from '../../subscriptions/domain/subscription.events';
import { type FiguredFact, isOfSubscription } from './ledger-fact';

export const namedBySubscription = ({ type, data }: SubscriptionFact): readonly AccountId[] => {
  if (type === 'fact-corrected') return [data.accountId, ...namedBySubscription(data.statement)];
  return type === 'subscription-transferred' ? [data.accountId, data.toAccountId] : [data.accountId];
};

export const namedByAccount = ({ type, data }: AccountFact): readonly AccountId[] => {
  if (type === 'fact-corrected') return [data.accountId, ...namedByAccount(data.statement)];
  return type === 'accounts-merged' ? [data.accountId, data.intoAccountId] : [data.accountId];
};

/** The accounts that a fact speaks of; the same one may come twice. */
export const accountsNamedBy = (fact: Recorded<FiguredFact>): readonly AccountId[] =>
  isOfSubscription(fact) ? namedBySubscription(fact) : namedByAccount(fact);
