import type { Ledger } from '../../kernel/decider';
import { LEDGER_STREAM } from '../../kernel/streams';
import { decodeLedgerOpened, encodeLedgerOpened } from './ledger.codec';
import type { LedgerRejection, OpenLedger } from './ledger.commands';
import { ledgerDecider, type LedgerState } from './ledger.decider';
import type { LedgerOpened } from './ledger.events';

export const openingLedger: Ledger<OpenLedger, LedgerOpened, LedgerState, LedgerRejection> = {
  decider: ledgerDecider,
  streamOf: () => LEDGER_STREAM,
  encode: encodeLedgerOpened,
  decode: decodeLedgerOpened,
};
