import { ledgerPlace } from './ledger-place';
import type { Config } from './platform/config/config';

/** Nobody has opened a ledger yet where the environment says that one is. */
export class LedgerMissing extends Error {
  override readonly name = 'LedgerMissing';

  constructor(config: Config) {
    super(`${ledgerPlace(config)} holds no ledger yet.`);
  }
}
