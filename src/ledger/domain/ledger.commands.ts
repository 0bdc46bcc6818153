import type { Currency } from '../../kernel/currency';
import type { LedgerId } from '../../kernel/ids';

/** Opens the ledger under this id. The id counts only if the ledger is not open yet: each start may bring a new one. */
export interface OpenLedger {
  readonly type: 'open-ledger';
  readonly ledgerId: LedgerId;
  readonly timeZone: string;
  readonly baseCurrency: Currency;
}

/** What a ledger is opened with and keeps. */
export type LedgerTerms = Pick<OpenLedger, 'timeZone' | 'baseCurrency'>;

/** Why a ledger is not opened: it is open, with other terms than those stated. */
export interface LedgerOpenedOtherwise {
  readonly code: 'ledger-opened-otherwise';
  readonly stated: LedgerTerms;
  readonly standing: LedgerTerms;
}

export type LedgerRejection = LedgerOpenedOtherwise;
