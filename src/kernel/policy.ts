import type { CalendarDate } from './calendar-date';
import { type Rational, ratio } from './rational';

/** The treatments a figure is computed under. A question names the version it used; no code reads a policy it was not passed. */
export interface Policy {
  /** effective: a cancellation counts from the day the service ends; requested: from the day it was asked for, if that is earlier. */
  readonly churnRecognition: 'effective' | 'requested';
  /** in-force: all that hold on the day; permanent-only: those without an end; list: none. */
  readonly discounts: 'in-force' | 'permanent-only' | 'list';
  /** average-over-term: a line that holds for a part of a term counts on all days of it, in proportion. */
  readonly ramps: 'active-segment' | 'average-over-term';
  /** What comes from twelve months or less. contract-amount: no more than what is agreed; exclude: nothing. */
  readonly shortTerms: 'annualise' | 'contract-amount' | 'exclude';
  /** booked: starts and changes count from the day they were booked, or else recorded, if that is earlier. */
  readonly startBasis: 'service-start' | 'booked';
  readonly weeksPerYear: Rational;
  readonly daysPerYear: Rational;
  readonly services: 'exclude' | 'include-contracted';
  readonly irregular: 'exclude' | 'include-contracted';
  readonly usage: 'exclude' | 'committed-minimum';
  readonly trials: 'exclude' | 'include';
  /** zero: what is paused counts for nothing; keep: a pause changes nothing. */
  readonly pauses: 'zero' | 'keep';
  /** countDays: what is past due counts for so many days after the first, and then for nothing. */
  readonly pastDue: 'count' | { readonly countDays: number };
  /** An account that comes back after more whole days than these without ARR is new. */
  readonly reactivationWindowDays: 'none' | number;
  /** window: a report takes its window as one step. */
  readonly netting: 'day' | 'window';
  /** Which day's rate converts an amount to a reporting currency. */
  readonly fx: 'subscription-start' | 'as-of' | { readonly constant: CalendarDate };
  /** For how many days after its end a term that was not renewed still counts. */
  readonly renewalGraceDays: number;
  /** open-period: a day of a closed period is read as known at the close; prospective: every day as known at its own end. */
  readonly backdating: 'restate' | 'open-period' | 'prospective';
  /** A fact that is recorded more days than these after its own day is late. */
  readonly lateTolerance: number;
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
    churnRecognition: 'effective',
    discounts: 'in-force',
    ramps: 'active-segment',
    shortTerms: 'annualise',
    startBasis: 'service-start',
    weeksPerYear: ratio(52n),
    daysPerYear: ratio(365n),
    services: 'exclude',
    irregular: 'exclude',
    usage: 'exclude',
    trials: 'exclude',
    pauses: 'zero',
    pastDue: 'count',
    reactivationWindowDays: 'none',
    netting: 'day',
    fx: 'subscription-start',
    renewalGraceDays: 0,
    backdating: 'restate',
    lateTolerance: 1,
  },
};
