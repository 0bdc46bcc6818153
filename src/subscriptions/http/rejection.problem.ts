import type { SubscriptionId } from '../../kernel/ids';
import type { CommandRejection } from '../../kernel/transact';
import { Problem, type ProblemStatement } from '../../platform/http/problem';
import type { Ways } from '../domain/rejection-text';
import { describeRejection } from '../domain/rejection-texts';
import type { SubscriptionRejection } from '../domain/subscription.rejections';

export type Rejection = SubscriptionRejection | CommandRejection;

/** A rejection in HTTP's terms: its status, and the field of the command that it is about, if it is about one. */
interface HttpRejection {
  readonly status: 404 | 409 | 412 | 413 | 422;
  readonly pointer?: string;
}

/** A code without a status does not compile. */
export const HTTP_REJECTIONS: Readonly<Record<Rejection['code'], HttpRejection>> = {
  'subscription-not-found': { status: 404 },
  'fact-not-found': { status: 404 },
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
  'fact-is-voided': { status: 409 },
  'fact-is-corrected': { status: 409 },
  'void-cannot-be-corrected': { status: 409 },
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
  'too-many-writers': { status: 409 },
  'revision-is-stale': { status: 412 },
  'fact-too-large': { status: 413 },
  'command-id-reused': { status: 422 },
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

const etagOf = (rejection: Rejection): Readonly<Record<string, string>> | undefined =>
  rejection.code === 'revision-is-stale' && rejection.actual >= 0
    ? { ETag: `"${rejection.actual.toString()}"` }
    : undefined;

/** A refused command in the words of this edge. */
export const rejectionStatement = (rejection: Rejection, subscriptionId: SubscriptionId): ProblemStatement => {
  const { code, title, detail, fix } = describeRejection(rejection, { subscriptionId, ways: WAYS });
  const { status, pointer } = HTTP_REJECTIONS[code];
  const headers = etagOf(rejection);
  return {
    status,
    code,
    title,
    detail,
    fix,
    ...(pointer === undefined ? {} : { errors: [{ pointer, code }] }),
    ...(headers === undefined ? {} : { headers }),
  };
};

export const rejectionProblem = (rejection: Rejection, subscriptionId: SubscriptionId): Problem =>
  new Problem(rejectionStatement(rejection, subscriptionId));
