import type { Ledger } from '../../kernel/decider';
import type { AccountId } from '../../kernel/ids';
import { subscriptionStream } from '../../kernel/streams';
import { withCommandTexts } from './subscription-texts';
import { decodeSubscriptionFact, encodeSubscriptionFact } from './subscription.codec';
import { type SubscriptionCommand, subscriptionOf } from './subscription.commands';
import { subscriptionDecider, type SubscriptionState } from './subscription.decider';
import type { SubscriptionFact } from './subscription.events';
import type { SubscriptionRejection } from './subscription.rejections';
import { identityNow } from './undoing';

/** Whose a text is: the account that the command names, or else the one that has the subscription. */
const accountOf = (command: SubscriptionCommand, { facts }: SubscriptionState): AccountId | undefined => {
  if (command.type === 'record-fact') return command.fact.data.accountId;
  if ('accountId' in command) return command.accountId;
  const [first] = facts;
  return first === undefined ? undefined : identityNow(facts, first.data).accountId;
};

export const subscriptionLedger: Ledger<
  SubscriptionCommand,
  SubscriptionFact,
  SubscriptionState,
  SubscriptionRejection
> = {
  decider: subscriptionDecider,
  streamOf: (command) => subscriptionStream(subscriptionOf(command)),
  encode: encodeSubscriptionFact,
  decode: decodeSubscriptionFact,
  sealed(command, state, seal) {
    const accountId = accountOf(command, state);
    // Without an account there is no subscription yet, and the command is refused.
    return accountId === undefined ? command : withCommandTexts(command, (text) => seal(accountId, text));
  },
};
