import type { AccountId } from '../../kernel/ids';
import { Problem, type ProblemStatement } from '../../platform/http/problem';
import { COMMON_HTTP_REJECTIONS, type HttpRejection, refusedCommand } from '../../platform/http/refused-command';
import {
  type AccountWays,
  type AnyAccountRejection,
  describeAccountRejection,
} from '../domain/account-rejection-texts';

/** A code without a status does not compile. */
export const HTTP_ACCOUNT_REJECTIONS: Readonly<Record<AnyAccountRejection['code'], HttpRejection>> = {
  ...COMMON_HTTP_REJECTIONS,
  'account-already-registered': { status: 409 },
  'account-is-merged': { status: 409 },
  'merge-closes-a-circle': { status: 409 },
  'account-cannot-change': { status: 422, pointer: '/statement/data/accountId' },
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
  const words = describeAccountRejection(rejection, { accountId, ways: WAYS });
  return refusedCommand(rejection, words, HTTP_ACCOUNT_REJECTIONS[rejection.code]);
};

export const accountProblem = (rejection: AnyAccountRejection, accountId: AccountId): Problem =>
  new Problem(accountRejectionStatement(rejection, accountId));
