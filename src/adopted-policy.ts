import type { EventStore } from './kernel/event-store.port';
import { DEFAULT_POLICY, type PolicyVersion } from './kernel/policy';
import { POLICY_STREAM } from './kernel/streams';
import { decodePolicyFact } from './policies/domain/policy.codec';

/** The policy adopted last. Throws StoreUnavailable. */
export const adoptedPolicyIn = async (store: Pick<EventStore, 'readStream'>): Promise<PolicyVersion> => {
  let adopted = DEFAULT_POLICY;
  for await (const record of store.readStream(POLICY_STREAM)) adopted = decodePolicyFact(record).data;
  return adopted;
};
