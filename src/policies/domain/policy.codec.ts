import type { Identified } from '../../kernel/decider';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { NewRecord } from '../../kernel/log-record';
import { parsePolicy, policyTexts } from '../../kernel/policy-text';
import type { PolicyFactData } from './policy-facts.generated';
import type { PolicyFact } from './policy.events';

const VERSION = 1;

type PolicyData = PolicyFactData['policy-adopted']['policy'];

/** A fact as its schema says it is stored. A domain type that says anything else does not compile here. */
export interface EncodedPolicyFact {
  readonly type: 'policy-adopted';
  readonly version: typeof VERSION;
  readonly data: PolicyFactData['policy-adopted'];
}

export const encodePolicyFact = ({ type, data: { version, policy } }: PolicyFact): EncodedPolicyFact => ({
  type,
  version: VERSION,
  data: { version, policy: policyTexts(policy) as PolicyData },
});

/** Reads a record as the fact it is. Throws InvariantViolated for a type, version or treatment that it does not know. */
export const decodePolicyFact = ({ id, type, version, data }: NewRecord): Identified<PolicyFact> => {
  if (type !== 'policy-adopted') throw new InvariantViolated(`${type} is not a fact of policies.`);
  if (version !== VERSION) throw new InvariantViolated(`${type} has no version ${version.toString()}.`);
  const stored = data as unknown as EncodedPolicyFact['data'];
  const policy = parsePolicy({ ...stored.policy });
  if (policy === undefined) throw new InvariantViolated(`${type} has a treatment that is not known.`);
  return { id: id as Identified<PolicyFact>['id'], type, data: { version: stored.version, policy } };
};
