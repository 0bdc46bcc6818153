import { type Rational, ratio } from './rational';

/** The treatments a figure is computed under. A question names the version it used; no code reads a policy it was not passed. */
export interface Policy {
  /** in-force: all that hold on the day; permanent-only: those without an end; list: none. */
  readonly discounts: 'in-force' | 'permanent-only' | 'list';
  readonly weeksPerYear: Rational;
  readonly daysPerYear: Rational;
  readonly services: 'exclude' | 'include-contracted';
  readonly irregular: 'exclude' | 'include-contracted';
  readonly usage: 'exclude' | 'committed-minimum';
  readonly trials: 'exclude' | 'include';
  /** zero: what is paused counts for nothing; keep: a pause changes nothing. */
  readonly pauses: 'zero' | 'keep';
}

/** A policy as adopted. */
export interface PolicyVersion {
  readonly version: number;
  readonly policy: Policy;
}

/** What holds until a ledger adopts a policy of its own; it also judges the direction in a fact's name. */
export const DEFAULT_POLICY: PolicyVersion = {
  version: 1,
  policy: {
    discounts: 'in-force',
    weeksPerYear: ratio(52n),
    daysPerYear: ratio(365n),
    services: 'exclude',
    irregular: 'exclude',
    usage: 'exclude',
    trials: 'exclude',
    pauses: 'zero',
  },
};
