/** Adopts another policy from now on. A treatment that is not named stays as it is. */
export interface AdoptPolicy {
  readonly type: 'adopt-policy';
  /** The treatments that change, as texts: `pauses` is to be `keep`. */
  readonly policy: Readonly<Record<string, string>>;
}

export type PolicyCommand = AdoptPolicy;
