import { accept, type Decider, type Decision, reject } from '../../kernel/decider';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { DEFAULT_POLICY, type Policy, type PolicyVersion } from '../../kernel/policy';
import { admittedFor, isPolicyName, POLICY_NAMES, policyTexts, withTreatment } from '../../kernel/policy-text';
import type { PolicyCommand } from './policy.commands';
import type { PolicyFact } from './policy.events';
import type { PolicyRejection } from './policy.rejections';

/** What is wrong with the treatments that are to change, or the policy with them. */
const changed = (policy: Policy, changes: PolicyCommand['policy']): Policy | PolicyRejection => {
  let result = policy;
  for (const [name, value] of Object.entries(changes)) {
    if (!isPolicyName(name)) return { code: 'treatment-unknown', name, known: POLICY_NAMES };
    const next = withTreatment(result, name, value);
    if (next === undefined) return { code: 'treatment-value-unknown', name, value, admitted: admittedFor(name) };
    result = next;
  }
  return result;
};

const isSame = (a: Policy, b: Policy): boolean => {
  const [texts, others] = [policyTexts(a), policyTexts(b)];
  return POLICY_NAMES.every((name) => texts[name] === others[name]);
};

const decide = (command: PolicyCommand, { version, policy }: PolicyVersion): Decision<PolicyFact, PolicyRejection> => {
  const next = changed(policy, command.policy);
  if ('code' in next) return reject(next);
  if (isSame(next, policy)) return reject({ code: 'policy-is-in-force', version });
  return accept({ type: 'policy-adopted', data: { version: version + 1, policy: next } });
};

/** Policies follow one another, each with the next number; the default one is the first and is in force until another is adopted. */
export const policyDecider: Decider<PolicyCommand, PolicyFact, PolicyVersion, PolicyRejection> = {
  initial: DEFAULT_POLICY,
  evolve({ version }, { data }) {
    if (data.version === version + 1) return data;
    throw new InvariantViolated(`Policy ${data.version.toString()} follows on ${version.toString()}.`);
  },
  decide,
};
