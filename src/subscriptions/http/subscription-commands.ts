import type { FactId, SubscriptionId } from '../../kernel/ids';
import { present } from '../../kernel/present';
import type {
  CancelSubscription,
  ChangeSubscription,
  CorrectFact,
  StartSubscription,
  VoidFact,
} from '../domain/subscription.commands';
import type { SubscriptionStatement } from '../domain/subscription.events';
import type { CancelSubscriptionDto, ChangeSubscriptionDto, StartSubscriptionDto } from './command.dto';
import { toDiscounts } from './discount.dto';
import { toLines } from './line.dto';
import { toTerm } from './term.dto';

export const toStartSubscription = (
  subscriptionId: SubscriptionId,
  { accountId, currency, lines, attributes, term, bookedOn, effectiveOn, occurredAt }: StartSubscriptionDto,
): StartSubscription => ({
  type: 'start-subscription',
  subscriptionId,
  ...present({ accountId, currency, lines: toLines(lines), attributes, term: term && toTerm(term) }),
  ...present({ bookedOn, effectiveOn, occurredAt }),
});

const changeIn = (dto: ChangeSubscriptionDto): ChangeSubscription['change'] => {
  const { lines, lineId, unitPrice, quantity, discounts } = dto;
  if (lineId === undefined) return { lines: toLines(lines ?? []) };
  return present({ lineId, unitPrice, quantity, discounts: toDiscounts(discounts) });
};

/** A change in any direction, or one that is refused unless the annual value goes up or down. */
export const toChangeSubscription = (
  subscriptionId: SubscriptionId,
  dto: ChangeSubscriptionDto,
  direction?: 'up' | 'down',
): ChangeSubscription => {
  const { accountId, currency, attributes, cause, bookedOn, effectiveOn, occurredAt } = dto;
  return {
    type: 'change-subscription',
    subscriptionId,
    change: changeIn(dto),
    ...present({ accountId, currency, attributes, cause, bookedOn, direction, effectiveOn, occurredAt }),
  };
};

export const toCancelSubscription = (
  subscriptionId: SubscriptionId,
  { accountId, requestedOn, reason, voluntary, effectiveOn, occurredAt }: CancelSubscriptionDto,
): CancelSubscription => ({
  type: 'cancel-subscription',
  subscriptionId,
  ...present({ accountId, requestedOn, reason, voluntary, effectiveOn, occurredAt }),
});

/** The fact that a command acts on. */
export interface FactAddress {
  readonly subscriptionId: SubscriptionId;
  readonly factId: FactId;
}

export const toVoidFact = ({ subscriptionId, factId }: FactAddress, reason: string): VoidFact => ({
  type: 'void-fact',
  subscriptionId,
  factId,
  reason,
});

export const toCorrectFact = (
  { subscriptionId, factId }: FactAddress,
  reason: string,
  statement: SubscriptionStatement,
): CorrectFact => ({ type: 'correct-fact', subscriptionId, factId, reason, statement });
