import {
  type AnyPolicyRejection,
  describePolicyRejection,
  type PolicyWays,
} from '../policies/domain/policy-rejection-texts';
import { COMMON_EXITS } from './common-exits';
import { EXIT, type ExitCode, Refused } from './failure';

/** A code without an exit does not compile. */
const EXITS: Readonly<Record<AnyPolicyRejection['code'], ExitCode>> = {
  ...COMMON_EXITS,
  'policy-is-in-force': EXIT.conflict,
  'treatment-unknown': EXIT.validation,
  'treatment-value-unknown': EXIT.validation,
};

/** How a person at the command line does what a rejection about policies advises. */
const WAYS: PolicyWays = {
  list: () => 'arr policy list',
  adopt: () => 'arr policy adopt --set <treatment>=<value>',
};

/** Whether a command on policies may be refused with it. */
export const isPolicyRejectionCode = (code: string): boolean => Object.hasOwn(EXITS, code);

/** What ends the command line when a policy is not adopted. */
export const policyRefusedBy = (rejection: AnyPolicyRejection): Refused =>
  new Refused({ exit: EXITS[rejection.code], ...describePolicyRejection(rejection, WAYS) });
