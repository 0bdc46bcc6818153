// Generated from schemas/events by `npm run generate:schemas`; changed there, never here.

/**
 * Shaped like a subscription id.
 */
export type LedgerIdText = string;
/**
 * An IANA time zone: Europe/Berlin.
 */
export type TimeZoneText = string;
/**
 * An upper-case ISO 4217 code that has a minor unit.
 */
export type CurrencyText = string;

/**
 * The data of each fact as it is stored, by type.
 */
export type LedgerFactData = {
  readonly 'ledger-opened': LedgerOpenedData;
};
/**
 * The first fact of a ledger: what never changes about it.
 */
export type LedgerOpenedData = {
  readonly ledgerId: LedgerIdText;
  readonly timeZone: TimeZoneText;
  readonly baseCurrency: CurrencyText;
};
