import type { Identified } from '../../kernel/decider';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { NewRecord } from '../../kernel/log-record';
import type { LedgerFactData } from './ledger-facts.generated';
import type { LedgerOpened } from './ledger.events';

const VERSION = 1;

/** The opening as its schema says it is stored. A domain type that says anything else does not compile here. */
export interface EncodedLedgerOpened {
  readonly type: 'ledger-opened';
  readonly version: typeof VERSION;
  readonly data: LedgerFactData['ledger-opened'];
}

export const encodeLedgerOpened = ({ type, data }: LedgerOpened): EncodedLedgerOpened => ({
  type,
  version: VERSION,
  data,
});

/** Reads a record as the opening it is. Throws InvariantViolated for another type and for a version that it does not know. */
export const decodeLedgerOpened = ({ id, type, version, data }: NewRecord): Identified<LedgerOpened> => {
  if (type !== 'ledger-opened') throw new InvariantViolated(`${type} is not a fact of the ledger itself.`);
  if (version !== VERSION) throw new InvariantViolated(`${type} has no version ${version.toString()}.`);
  return { id, type, data } as unknown as Identified<LedgerOpened>;
};
