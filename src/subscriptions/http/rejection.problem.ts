import type { SubscriptionId } from '../../kernel/ids';
import type { CommandRejection } from '../../kernel/transact';
import { Problem, type ProblemStatement } from '../../platform/http/problem';
import { COMMON_HTTP_REJECTIONS, type HttpRejection, refusedCommand } from '../../platform/http/refused-command';
import type { Ways } from '../domain/rejection-text';
import { describeRejection } from '../domain/rejection-texts';
import type { SubscriptionRejection } from '../domain/subscription.rejections';

export type Rejection = SubscriptionRejection | CommandRejection;

/** A code without a status does not compile. */
export const HTTP_REJECTIONS: Readonly<Record<Rejection['code'], HttpRejection>> = {
  ...COMMON_HTTP_REJECTIONS,
  'subscription-not-found': { status: 404 },
  'line-not-found': { status: 422, pointer: '/lineId' },
  'subscription-not-started': { status: 409, pointer: '/effectiveOn' },
  'subscription-already-started': { status: 409, pointer: '/effectiveOn' },
  'subscription-is-in-force': { status: 409, pointer: '/effectiveOn' },
  'subscription-is-paused': { status: 409, pointer: '/effectiveOn' },
  'subscription-is-not-paused': { status: 409, pointer: '/effectiveOn' },
  'subscription-is-cancelled': { status: 409, pointer: '/effectiveOn' },
  'subscription-has-ended': { status: 409, pointer: '/effectiveOn' },
  'later-fact-in-the-way': { status: 409, pointer: '/effectiveOn' },
  'account-mismatch': { status: 422, pointer: '/accountId' },
  'currency-cannot-change': { status: 422, pointer: '/currency' },
  'direction-mismatch': { status: 422, pointer: '/lines' },
  'cancellation-not-found': { status: 404, pointer: '/cancellationId' },
  'cancellation-is-ambiguous': { status: 409, pointer: '/cancellationId' },
  'cancellation-has-taken-effect': { status: 409, pointer: '/cancellationId' },
  'cancellation-is-revoked': { status: 409 },
  'subscription-is-void': { status: 409 },
  'too-many-facts-to-void': { status: 409 },
  'transfer-to-same-account': { status: 422, pointer: '/toAccountId' },
  'attributes-without-lines': { status: 422, pointer: '/attributes' },
  'row-undone': { status: 409 },
  'row-differs': { status: 409 },
  'another-period': { status: 409 },
  'line-id-repeated': { status: 422, pointer: '/lines' },
  'term-is-empty': { status: 422, pointer: '/term/endsOn' },
  'span-is-empty': { status: 422, pointer: '/lines' },
  'line-change-is-empty': { status: 422, pointer: '/lineId' },
  'line-has-no-unit-price': { status: 422, pointer: '/lineId' },
  'line-has-no-discounts': { status: 422, pointer: '/discounts' },
  'subscription-cannot-change': { status: 422, pointer: '/statement/data/subscriptionId' },
};

const pathOf = (subscriptionId: SubscriptionId): string => `/v1/subscriptions/${subscriptionId}`;

/** What can be sent, as request lines. */
const WAYS: Ways = {
  start: (subscriptionId) => `POST ${pathOf(subscriptionId)}/start`,
  renew: (subscriptionId) => `POST ${pathOf(subscriptionId)}/renew`,
  reactivate: (subscriptionId) => `POST ${pathOf(subscriptionId)}/reactivate`,
  resume: (subscriptionId) => `POST ${pathOf(subscriptionId)}/resume`,
  revoke: (subscriptionId, factId) =>
    `POST ${pathOf(subscriptionId)}/revoke-cancellation {"cancellationId": "${factId}"}`,
  facts: (subscriptionId) => `GET ${pathOf(subscriptionId)}/facts`,
  voidFact: (subscriptionId, factId) => `POST ${pathOf(subscriptionId)}/facts/${factId}/void`,
  correctFact: (subscriptionId, factId) => `POST ${pathOf(subscriptionId)}/facts/${factId}/correct`,
};

/** A refused command in the words of this edge. */
export const rejectionStatement = (rejection: Rejection, subscriptionId: SubscriptionId): ProblemStatement => {
  const words = describeRejection(rejection, { subscriptionId, ways: WAYS });
  return refusedCommand(rejection, words, HTTP_REJECTIONS[rejection.code]);
};

export const rejectionProblem = (rejection: Rejection, subscriptionId: SubscriptionId): Problem =>
  new Problem(rejectionStatement(rejection, subscriptionId));
