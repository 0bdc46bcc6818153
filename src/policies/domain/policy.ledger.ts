import type { Ledger } from '../../kernel/decider';
import type { PolicyVersion } from '../../kernel/policy';
import { POLICY_STREAM } from '../../kernel/streams';
import { decodePolicyFact, encodePolicyFact } from './policy.codec';
import type { PolicyCommand } from './policy.commands';
import { policyDecider } from './policy.decider';
import type { PolicyFact } from './policy.events';
import type { PolicyRejection } from './policy.rejections';

export const policyLedger: Ledger<PolicyCommand, PolicyFact, PolicyVersion, PolicyRejection> = {
  decider: policyDecider,
  streamOf: () => POLICY_STREAM,
  encode: encodePolicyFact,
  decode: decodePolicyFact,
};
