import { DEFAULT_POLICY, type PolicyVersion } from '../../kernel/policy';
import type { Recorded } from '../../kernel/projection';
import type { PolicyAdopted } from '../../policies/domain/policy.events';

/** Which policies have been adopted, at every state of knowledge. There are a few in the life of a ledger, so they are kept as they are. */
export class AdoptedPolicies {
  private readonly facts: Recorded<PolicyAdopted>[] = [];

  take(fact: Recorded<PolicyAdopted>): void {
    this.facts.push(fact);
  }

  /** The adoptions known by a sequence, in their order. The default policy holds before the first of them, and is none. */
  adoptedBy(knownAt: number): readonly Recorded<PolicyAdopted>[] {
    return this.adoptedBetween(0, knownAt);
  }

  /** Those that became known after one sequence and up to another. */
  adoptedBetween(after: number, upTo: number): readonly Recorded<PolicyAdopted>[] {
    return this.facts.filter(({ sequence }) => sequence > after && sequence <= upTo);
  }

  /** The policy adopted last at or before a sequence. */
  inForceAt(knownAt: number): PolicyVersion {
    return this.adoptedBy(knownAt).at(-1)?.data ?? DEFAULT_POLICY;
  }

  /** The policy adopted last. */
  get latest(): PolicyVersion {
    return this.facts.at(-1)?.data ?? DEFAULT_POLICY;
  }

  /** Undefined for a version that has not been adopted. */
  find(version: number): PolicyVersion | undefined {
    if (version === DEFAULT_POLICY.version) return DEFAULT_POLICY;
    return this.facts.find(({ data }) => data.version === version)?.data;
  }

  /** The last sequence at which a version is in force, however many facts there are if none has followed on it. */
  lastOf(version: number): number {
    const next = this.facts.find(({ data }) => data.version === version + 1);
    return next === undefined ? Number.MAX_SAFE_INTEGER : next.sequence - 1;
  }

  /** All that a question may name. */
  versions(): readonly number[] {
    return [DEFAULT_POLICY.version, ...this.facts.map(({ data }) => data.version)];
  }
}
