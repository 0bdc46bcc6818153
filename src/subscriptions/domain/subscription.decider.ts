import { type AccountReadings, UNMERGED } from '../../kernel/account-readings.port';
import { type Decider, reject } from '../../kernel/decider';
import { present } from '../../kernel/present';
import { decideInForce, decideReactivation, decideRenewal, decideRevocation } from './course';
import { insertFacts, type Matter, type SubscriptionDecision } from './insertion';
import { changeLines } from './line-change';
import { recordPeriod } from './period';
import { type StartSubscription, type SubscriptionCommand, subscriptionOf } from './subscription.commands';
import type { SubscriptionFact } from './subscription.events';
import type { SubscriptionRejection } from './subscription.rejections';
import type { SubscriptionLogFact } from './timeline';
import { correctFact, recordFact, voidFact, voidSubscription } from './undoing';

/** All facts of a subscription, in the order of its stream. What stands of them is worked out by each decision. */
export interface SubscriptionState {
  readonly facts: readonly SubscriptionLogFact[];
  /** How the accounts read that the facts and the command name. */
  readonly accounts: AccountReadings;
}

const start = (matter: Matter, command: StartSubscription): SubscriptionDecision => {
  const { subscriptionId, accountId, currency, effectiveOn, occurredAt } = command;
  const { lines, attributes, term, bookedOn } = command;
  const identity = { subscriptionId, accountId, currency };
  const data = present({ ...identity, effectiveOn, occurredAt, lines, attributes, term, bookedOn });
  return insertFacts(matter, [{ type: 'subscription-started', data }]);
};

const decide = (command: SubscriptionCommand, matter: Matter): SubscriptionDecision => {
  switch (command.type) {
    case 'start-subscription':
      return start(matter, command);
    case 'change-subscription':
      return changeLines(matter, command);
    case 'renew-subscription':
      return decideRenewal(matter, command);
    case 'pause-subscription':
    case 'resume-subscription':
    case 'mark-past-due':
    case 'recover-payment':
    case 'transfer-subscription':
    case 'cancel-subscription':
      return decideInForce(matter, command);
    case 'revoke-cancellation':
      return decideRevocation(matter, command);
    case 'reactivate-subscription':
      return decideReactivation(matter, command);
    case 'void-subscription':
      return voidSubscription(matter, command);
    case 'void-fact':
      return voidFact(matter, command);
    case 'correct-fact':
      return correctFact(matter, command);
    case 'record-fact':
      return recordFact(matter, command.fact);
    case 'record-period':
      return recordPeriod(matter, command);
  }
};

/** These may open a subscription; every other command needs one that has been recorded. */
const mayOpen = (command: SubscriptionCommand): boolean =>
  command.type === 'start-subscription' ||
  command.type === 'record-period' ||
  (command.type === 'record-fact' && command.fact.type === 'subscription-started');

/** The rules of a subscription: facts may be late, early and corrected, and the timeline makes sense after each. */
export const subscriptionDecider: Decider<
  SubscriptionCommand,
  SubscriptionFact,
  SubscriptionState,
  SubscriptionRejection
> = {
  initial: { facts: [], accounts: UNMERGED },
  evolve: ({ facts, accounts }, fact) => ({ facts: [...facts, fact], accounts }),
  decide(command, { facts, accounts }, today) {
    if (facts.length > 0 || mayOpen(command)) return decide(command, { facts, accounts, today });
    const subscriptionId = subscriptionOf(command);
    return reject({ code: 'subscription-not-found', subscriptionId });
  },
};
