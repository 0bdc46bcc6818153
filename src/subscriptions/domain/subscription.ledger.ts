import type { Ledger } from '../../kernel/decider';
import { subscriptionStream } from '../../kernel/streams';
import { decodeSubscriptionFact, encodeSubscriptionFact } from './subscription.codec';
import { type SubscriptionCommand, subscriptionOf } from './subscription.commands';
import { subscriptionDecider, type SubscriptionState } from './subscription.decider';
import type { SubscriptionFact } from './subscription.events';
import type { SubscriptionRejection } from './subscription.rejections';

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
};
