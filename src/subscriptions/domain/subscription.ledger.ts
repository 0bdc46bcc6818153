import type { Ledger } from '../../kernel/decider';
import { subscriptionStream } from '../../kernel/streams';
import { decodeSubscriptionFact, encodeSubscriptionFact } from './subscription.codec';
import type { SubscriptionCommand } from './subscription.commands';
import { subscriptionDecider, type SubscriptionState } from './subscription.decider';
import type { SubscriptionFact } from './subscription.events';
import type { SubscriptionRejection } from './subscription.rejections';

export const subscriptionLedger: Ledger<SubscriptionCommand, SubscriptionFact, SubscriptionState, SubscriptionRejection> = {
  decider: subscriptionDecider,
  streamOf: (command) =>
    subscriptionStream(command.type === 'record-fact' ? command.fact.data.subscriptionId : command.subscriptionId),
  encode: encodeSubscriptionFact,
  decode: decodeSubscriptionFact,
};
