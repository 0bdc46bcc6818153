import type { PolicyVersion } from '../../kernel/policy';

/** A policy is adopted: figures known from here on are computed under it. It says all treatments, and has no day of its own. */
export interface PolicyAdopted {
  readonly type: 'policy-adopted';
  readonly data: PolicyVersion;
}

export type PolicyFact = PolicyAdopted;
