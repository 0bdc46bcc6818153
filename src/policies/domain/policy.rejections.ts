/** Why a policy is not adopted. */
export type PolicyRejection =
  /** It is the one that has been adopted last. */
  | { readonly code: 'policy-is-in-force'; readonly version: number }
  | { readonly code: 'treatment-unknown'; readonly name: string; readonly known: readonly string[] }
  | {
      readonly code: 'treatment-value-unknown';
      readonly name: string;
      readonly value: string;
      readonly admitted: string;
    };
