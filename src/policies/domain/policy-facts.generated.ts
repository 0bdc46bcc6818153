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
  readonly discounts: 'in-force' | 'permanent-only' | 'list';
  readonly weeksPerYear: YearRatioText;
  readonly daysPerYear: YearRatioText;
  readonly services: 'exclude' | 'include-contracted';
  readonly irregular: 'exclude' | 'include-contracted';
  readonly usage: 'exclude' | 'committed-minimum';
  readonly trials: 'exclude' | 'include';
  readonly pauses: 'zero' | 'keep';
};
