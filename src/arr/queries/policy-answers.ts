import type { PolicyTexts } from '../../kernel/policy-text';
import type { Echo } from './answers';

/** A treatment that is another than in the policy before. */
export interface TreatmentChange {
  readonly treatment: string;
  readonly from: string;
  readonly to: string;
}

/** A policy that may be asked by. */
export interface PolicyAnswer {
  readonly version: number;
  /** That of the adoption; 0 for the first policy, which holds until another is adopted. */
  readonly sequence: number;
  readonly recordedAt: string;
  /** Who adopted it, by which fact; absent for the first. */
  readonly adoptedBy?: string;
  readonly factId?: string;
  readonly policy: PolicyTexts;
  readonly changes: readonly TreatmentChange[];
}

export interface PoliciesAnswer extends Echo {
  /** In the order in which they were adopted; the last is in force. */
  readonly items: readonly PolicyAnswer[];
  readonly next: string | null;
}
