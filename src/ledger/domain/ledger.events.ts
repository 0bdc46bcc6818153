import type { Currency } from '../../kernel/currency';
import type { LedgerId } from '../../kernel/ids';

/** The first fact of a ledger: what it is, and what never changes about it. */
export interface LedgerOpened {
  readonly type: 'ledger-opened';
  readonly data: {
    readonly ledgerId: LedgerId;
    /** An IANA time zone; every business day is a day there. */
    readonly timeZone: string;
    readonly baseCurrency: Currency;
  };
}
