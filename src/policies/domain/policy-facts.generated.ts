// Generated from schemas/events by `npm run generate:schemas`; changed there, never here.

/**
 * The version of the policy under which the figures are.
 */
export type PolicyVersion = number;
/**
 * A number above zero, as a decimal or a fraction: 52, 52.14, 360/7.
 */
export type YearRatioText = string;
/**
 * A number of days, from 0 to 3650.
 */
export type TreatmentDaysText = string;

/**
 * The data of each fact as it is stored, by type.
 */
export type PolicyFactData = {
  readonly 'policy-adopted': PolicyAdoptedData;
};
/**
 * A policy is adopted: figures known from here on are computed under it.
 */
export type PolicyAdoptedData = {
  readonly version: PolicyVersion;
  readonly policy: PolicyData;
};
/**
 * Every treatment, as a text.
 */
export type PolicyData = {
  readonly churnRecognition: 'effective' | 'requested';
  readonly discounts: 'in-force' | 'permanent-only' | 'list';
  readonly ramps: 'active-segment' | 'average-over-term';
  readonly shortTerms: 'annualise' | 'contract-amount' | 'exclude';
  readonly startBasis: 'service-start' | 'booked';
  readonly weeksPerYear: YearRatioText;
  readonly daysPerYear: YearRatioText;
  readonly services: 'exclude' | 'include-contracted';
  readonly irregular: 'exclude' | 'include-contracted';
  readonly usage: 'exclude' | 'committed-minimum';
  readonly trials: 'exclude' | 'include';
  readonly pauses: 'zero' | 'keep';
  /**
   * `count`, or `count-days:` with a number of days.
   */
  readonly pastDue: string;
  /**
   * `none`, or a number of days.
   */
  readonly reactivationWindowDays: string;
  readonly netting: 'day' | 'window';
  /**
   * `subscription-start`, `as-of`, or `constant:` with a day.
   */
  readonly fx: string;
  readonly renewalGraceDays: TreatmentDaysText;
  readonly backdating: 'restate' | 'open-period' | 'prospective';
  readonly lateTolerance: TreatmentDaysText;
};
