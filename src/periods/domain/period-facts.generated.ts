// Generated from schemas/events by `npm run generate:schemas`; changed there, never here.

/**
 * A calendar month, YYYY-MM, from 1970-01 to 2200-12.
 */
export type MonthText = string;
/**
 * Every fact up to this sequence is in the figures.
 */
export type ClosedAtSequence = number;
/**
 * The version of the policy under which the figures are.
 */
export type PolicyVersion = number;
/**
 * An upper-case ISO 4217 code that has a minor unit.
 */
export type CurrencyText = string;
/**
 * One for each currency, in order of codes.
 *
 * @maxItems 1000
 */
export type PeriodTotals = readonly PeriodTotal[];
/**
 * The fingerprint of the answer that says the figures.
 */
export type DigestText = string;

/**
 * The data of each fact as it is stored, by type.
 */
export type PeriodFactData = {
  readonly 'period-closed': PeriodClosedData;
  readonly 'period-reopened': PeriodReopenedData;
};
/**
 * A month is closed: its figures are pinned as they were known then.
 */
export type PeriodClosedData = {
  readonly period: MonthText;
  readonly closedAtSequence: ClosedAtSequence;
  readonly policyVersion: PolicyVersion;
  readonly totals: PeriodTotals;
  readonly digest: DigestText;
};
/**
 * ARR at the end of the month in one currency.
 */
export type PeriodTotal = {
  readonly currency: CurrencyText;
  /**
   * All digits of the currency.
   */
  readonly arr: string;
};
/**
 * The closing that it repeats no longer stands.
 */
export type PeriodReopenedData = {
  readonly period: MonthText;
  readonly closedAtSequence: ClosedAtSequence;
  readonly policyVersion: PolicyVersion;
  readonly totals: PeriodTotals;
  readonly digest: DigestText;
};
