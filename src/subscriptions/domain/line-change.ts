import { reject } from '../../kernel/decider';
import { present } from '../../kernel/present';
import { directionOf, insertFacts, type Matter, stateBefore, type SubscriptionDecision } from './insertion';
import { isRecurring, type Line } from './line';
import { stateRejection } from './legality';
import type { ChangeSubscription, LineChange } from './subscription.commands';
import type { ChangeType } from './subscription.events';
import type { SubscriptionRejection } from './subscription.rejections';
import { type InForce, isInForce } from './subscription.states';

type Lines = { readonly lines: readonly Line[] } | { readonly rejection: SubscriptionRejection };

const withLineChanged = (before: InForce, { lineId, unitPrice, quantity, discounts }: LineChange): Lines => {
  const line = before.lines.find(({ id }) => id === lineId);
  if (line === undefined) {
    return { rejection: { code: 'line-not-found', lineId, lines: before.lines.map(({ id }) => id) } };
  }
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

/** Changes all lines, or one, and names the change by the way that its annual value goes. */
export const changeLines = (matter: Matter, command: ChangeSubscription): SubscriptionDecision => {
  const { subscriptionId, accountId, currency, effectiveOn, occurredAt, cause, bookedOn, direction } = command;
  const { before, timeline } = stateBefore(matter, present({ effectiveOn, occurredAt }));
  if (!isInForce(before)) return reject(stateRejection(before, timeline));

  const stated = 'lines' in command.change ? command.change : withLineChanged(before, command.change);
  if ('rejection' in stated) return reject(stated.rejection);
  const { lines } = stated;
  const { identity } = before;
  const type = directionOf(before, lines, effectiveOn);
  if (direction !== undefined && WANTED[direction] !== type) {
    return reject({ code: 'direction-mismatch', stated: WANTED[direction], actual: type });
  }
  const names = {
    subscriptionId,
    accountId: accountId ?? identity.accountId,
    currency: currency ?? identity.currency,
  };
  const attributes = command.attributes ?? before.attributes;
  const data = present({ ...names, effectiveOn, occurredAt, lines, attributes, cause, bookedOn });
  return insertFacts(matter, [{ type, data }]);
};
