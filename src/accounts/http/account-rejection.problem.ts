import type { AccountId } from '../../kernel/ids';
import { Problem, type ProblemStatement } from '../../platform/http/problem';
import {
  type AccountWays,
  type AnyAccountRejection,
  describeAccountRejection,
} from '../domain/account-rejection-texts';

interface HttpRejection {
  readonly status: 404 | 409 | 412 | 413 | 422;
  readonly pointer?: string;
}

/** A code without a status does not compile. */
export const HTTP_ACCOUNT_REJECTIONS: Readonly<Record<AnyAccountRejection['code'], HttpRejection>> = {
  'account-already-registered': { status: 409 },
  'account-is-merged': { status: 409 },
  'merge-closes-a-circle': { status: 409 },
  'account-cannot-change': { status: 422, pointer: '/statement/data/accountId' },
  'fact-not-found': { status: 404 },
  'fact-is-voided': { status: 409 },
  'fact-is-corrected': { status: 409 },
  'void-cannot-be-corrected': { status: 409 },
  'command-id-reused': { status: 422 },
  'revision-is-stale': { status: 412 },
  'too-many-writers': { status: 409 },
  'fact-too-large': { status: 413 },
};

const pathOf = (accountId: AccountId): string => `/v1/accounts/${accountId}`;

/** What can be sent, as request lines. */
const WAYS: AccountWays = {
  describe: (accountId) => `POST ${pathOf(accountId)}/describe`,
  merge: (accountId) => `POST ${pathOf(accountId)}/merge`,
  facts: (accountId) => `GET ${pathOf(accountId)}/facts`,
  voidFact: (accountId, factId) => `POST ${pathOf(accountId)}/facts/${factId}/void`,
  correctFact: (accountId, factId) => `POST ${pathOf(accountId)}/facts/${factId}/correct`,
};

/** A refused command on an account in HTTP's terms. */
export const accountRejectionStatement = (rejection: AnyAccountRejection, accountId: AccountId): ProblemStatement => {
  const { code } = rejection;
  const { status, pointer } = HTTP_ACCOUNT_REJECTIONS[code];
  const isStale = rejection.code === 'revision-is-stale' && rejection.actual >= 0;
  return {
    status,
    ...describeAccountRejection(rejection, { accountId, ways: WAYS }),
    ...(pointer === undefined ? {} : { errors: [{ pointer, code }] }),
    ...(isStale ? { headers: { ETag: `"${rejection.actual.toString()}"` } } : {}),
  };
};

export const accountProblem = (rejection: AnyAccountRejection, accountId: AccountId): Problem =>
  new Problem(accountRejectionStatement(rejection, accountId));
