// Generated from schemas/events by `npm run generate:schemas`; changed there, never here.

/**
 * An upper-case ISO 4217 code that has a minor unit.
 */
export type CurrencyText = string;
/**
 * A business day, YYYY-MM-DD, from 1970 to 2200.
 */
export type CalendarDateText = string;
/**
 * A decimal of at most 18 digits, never negative, without exponent: 49.00.
 */
export type DecimalAmountText = string;
/**
 * Who says so: a central bank, a treasury, a system.
 */
export type RateSource = string;
/**
 * A UUID in lower case.
 */
export type FactIdText = string;
/**
 * Why, in the words of whoever asked for it; about no person, so it is not sealed.
 */
export type OpenReason = string;

/**
 * The data of each fact as it is stored, by type.
 */
export type RateFactData = {
  readonly 'exchange-rate-published': ExchangeRatePublishedData;
  readonly 'fact-voided': RateFactVoidedData;
  readonly 'fact-corrected': RateFactCorrectedData;
};
/**
 * From `effectiveOn` on, one unit of `base` is worth `rate` units of `quote`, before `until` where that is said.
 */
export type ExchangeRatePublishedData = {
  readonly base: CurrencyText;
  readonly quote: CurrencyText;
  readonly effectiveOn: CalendarDateText;
  readonly rate: DecimalAmountText;
  readonly until?: CalendarDateText;
  readonly source: RateSource;
};
export type RateFactVoidedData = {
  readonly base: CurrencyText;
  readonly quote: CurrencyText;
  readonly factId: FactIdText;
  readonly reason: OpenReason;
};
export type RateFactCorrectedData = {
  readonly base: CurrencyText;
  readonly quote: CurrencyText;
  readonly factId: FactIdText;
  readonly reason: OpenReason;
  readonly statement: RateStatement;
};
/**
 * The right rate, in full.
 */
export type RateStatement = {
  readonly type: 'exchange-rate-published';
  readonly data: ExchangeRatePublishedData;
};
