import { Problem } from '../../platform/http/problem';
import { COMMON_HTTP_REJECTIONS, type HttpRejection, refusedCommand } from '../../platform/http/refused-command';
import { type AnyPolicyRejection, describePolicyRejection, type PolicyWays } from '../domain/policy-rejection-texts';

/** A code without a status does not compile. */
export const HTTP_POLICY_REJECTIONS: Readonly<Record<AnyPolicyRejection['code'], HttpRejection>> = {
  ...COMMON_HTTP_REJECTIONS,
  'policy-is-in-force': { status: 409 },
  'treatment-unknown': { status: 422 },
  'treatment-value-unknown': { status: 422 },
};

/** What can be sent, as request lines. */
const WAYS: PolicyWays = {
  list: () => 'GET /v1/policies',
  adopt: () => 'POST /v1/policies',
};

/** A policy that is not adopted, in HTTP's terms. */
export const policyProblem = (rejection: AnyPolicyRejection): Problem =>
  new Problem(
    refusedCommand(rejection, describePolicyRejection(rejection, WAYS), HTTP_POLICY_REJECTIONS[rejection.code]),
  );
