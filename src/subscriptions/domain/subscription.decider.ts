import { type Decider, reject } from '../../kernel/decider';
import { present } from '../../kernel/present';
import { directionOf, illegalStep, insertFacts, stateBefore, type SubscriptionDecision } from './insertion';
import { isRecurring, type Line } from './line';
import { recordPeriod } from './period';
import {
  type CancelSubscription,
  type ChangeSubscription,
  type LineChange,
  type StartSubscription,
  type SubscriptionCommand,
  subscriptionOf,
} from './subscription.commands';
import type { ChangeType, SubscriptionFact, SubscriptionIdentity } from './subscription.events';
import type { SubscriptionRejection } from './subscription.rejections';
import type { Active } from './subscription.states';
import { correctFact, recordFact, voidFact } from './undoing';
import type { SubscriptionLogFact } from './timeline';

/** All facts of a subscription, in the order of its stream. What stands of them is worked out by each decision. */
export interface SubscriptionState {
  readonly facts: readonly SubscriptionLogFact[];
}

const start = (
  {
    subscriptionId,
    accountId,
    currency,
    effectiveOn,
    occurredAt,
    lines,
    attributes,
    term,
    bookedOn,
  }: StartSubscription,
  { facts }: SubscriptionState,
): SubscriptionDecision => {
  const identity = { subscriptionId, accountId, currency };
  const data = present({ ...identity, effectiveOn, occurredAt, lines, attributes, term, bookedOn });
  return insertFacts(facts, [{ type: 'subscription-started', data }]);
};

/** The account and currency that a command leaves out are those of the subscription on its day. */
const identityOf = (
  { identity }: Active,
  { accountId, currency }: Pick<ChangeSubscription, 'accountId' | 'currency'>,
): SubscriptionIdentity => ({
  subscriptionId: identity.subscriptionId,
  accountId: accountId ?? identity.accountId,
  currency: currency ?? identity.currency,
});

type Lines = { readonly lines: readonly Line[] } | { readonly rejection: SubscriptionRejection };

const withLineChanged = (before: Active, { lineId, unitPrice, quantity, discounts }: LineChange): Lines => {
  const line = before.lines.find(({ id }) => id === lineId);
  if (line === undefined) return { rejection: { code: 'line-not-found', lineId } };
  if (unitPrice === undefined && quantity === undefined && discounts === undefined) {
    return { rejection: { code: 'line-change-is-empty', lineId } };
  }
  const prices = unitPrice !== undefined || quantity !== undefined;
  if (prices && 'total' in line) return { rejection: { code: 'line-has-no-unit-price', lineId } };
  if (discounts !== undefined && !isRecurring(line)) return { rejection: { code: 'line-has-no-discounts', lineId } };
  const changed: Line = { ...line, ...present({ unitPrice, quantity, discounts }) };
  return { lines: before.lines.map((standing) => (standing.id === lineId ? changed : standing)) };
};

const WANTED: Readonly<Record<'up' | 'down', ChangeType>> = {
  up: 'subscription-upgraded',
  down: 'subscription-downgraded',
};

const change = (command: ChangeSubscription, { facts }: SubscriptionState): SubscriptionDecision => {
  const { effectiveOn, occurredAt, cause, bookedOn, direction } = command;
  const { before, timeline } = stateBefore(facts, present({ effectiveOn, occurredAt }));
  if (before.status !== 'active') return reject(illegalStep(before, timeline));

  const stated = 'lines' in command.change ? command.change : withLineChanged(before, command.change);
  if ('rejection' in stated) return reject(stated.rejection);
  const { lines } = stated;
  const attributes = command.attributes ?? before.attributes;
  const type = directionOf(before, lines, effectiveOn);
  if (direction !== undefined && WANTED[direction] !== type) {
    return reject({ code: 'direction-mismatch', stated: WANTED[direction], actual: type });
  }
  const identity = identityOf(before, command);
  const data = present({ ...identity, effectiveOn, occurredAt, lines, attributes, cause, bookedOn });
  return insertFacts(facts, [{ type, data }]);
};

const cancel = (command: CancelSubscription, { facts }: SubscriptionState): SubscriptionDecision => {
  const { effectiveOn, occurredAt, requestedOn, reason, voluntary } = command;
  const { before, timeline } = stateBefore(facts, present({ effectiveOn, occurredAt }));
  if (before.status !== 'active') return reject(illegalStep(before, timeline));
  const identity = identityOf(before, command);
  const data = present({ ...identity, effectiveOn, occurredAt, requestedOn, reason, voluntary });
  return insertFacts(facts, [{ type: 'subscription-cancelled', data: { ...data, supersedes: [] } }]);
};

const decide = (command: SubscriptionCommand, state: SubscriptionState): SubscriptionDecision => {
  switch (command.type) {
    case 'start-subscription':
      return start(command, state);
    case 'change-subscription':
      return change(command, state);
    case 'cancel-subscription':
      return cancel(command, state);
    case 'void-fact':
      return voidFact(state.facts, command);
    case 'correct-fact':
      return correctFact(state.facts, command);
    case 'record-fact':
      return recordFact(state.facts, command.fact);
    case 'record-period':
      return recordPeriod(state.facts, command);
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
  initial: { facts: [] },
  evolve: ({ facts }, fact) => ({ facts: [...facts, fact] }),
  decide(command, state) {
    if (state.facts.length > 0 || mayOpen(command)) return decide(command, state);
    const subscriptionId = subscriptionOf(command);
    return reject({ code: 'subscription-not-found', subscriptionId });
  },
};
