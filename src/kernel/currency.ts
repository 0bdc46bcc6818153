import type { Brand } from './brand';
import { InvariantViolated } from './invariant-violated';

/** An ISO 4217 code in upper case that has a minor unit. */
export type Currency = Brand<string, 'Currency'>;

/** ISO 4217 codes by the digits of their minor unit. The last row of two digits has been withdrawn since 2022; facts still name them. */
const CODES_BY_MINOR_DIGITS: readonly (readonly [digits: number, codes: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [
    2,
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY',
  ],
  [
    2,
    'COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS',
  ],
  [
    2,
    'INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR',
  ],
  [
    2,
    'MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP',
  ],
  [2, 'STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG'],
  [2, 'ANG BGN CUC HRK SLL ZWL'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
];

const MINOR_DIGITS: ReadonlyMap<string, number> = new Map(
  CODES_BY_MINOR_DIGITS.flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, digits] as const)),
);

export const CURRENCIES: readonly string[] = [...MINOR_DIGITS.keys()].sort();

/** Takes an upper-case ISO 4217 code that has a minor unit: `EUR`, not `eur`, not `XAU`. */
export const parseCurrency = (text: string): Currency | undefined =>
  MINOR_DIGITS.has(text) ? (text as Currency) : undefined;

/** The digits after the point in the currency's minor unit: EUR 2, JPY 0, KWD 3. */
export const minorDigitsOf = (currency: Currency): number => {
  const digits = MINOR_DIGITS.get(currency);
  if (digits === undefined) throw new InvariantViolated(`${currency} is not in the table of currencies.`);
  return digits;
};
