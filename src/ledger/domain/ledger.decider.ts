import { accept, type Decider, type Decision, reject } from '../../kernel/decider';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { LedgerRejection, LedgerTerms, OpenLedger } from './ledger.commands';
import type { LedgerOpened } from './ledger.events';

export interface Unopened {
  readonly status: 'unopened';
}

export interface Opened {
  readonly status: 'opened';
  readonly terms: LedgerTerms;
}

export type LedgerState = Unopened | Opened;

const isSame = (a: LedgerTerms, b: LedgerTerms): boolean =>
  a.timeZone === b.timeZone && a.baseCurrency === b.baseCurrency;

const decide = (
  { ledgerId, timeZone, baseCurrency }: OpenLedger,
  state: LedgerState,
): Decision<LedgerOpened, LedgerRejection> => {
  const stated = { timeZone, baseCurrency };
  if (state.status === 'unopened') return accept({ type: 'ledger-opened', data: { ledgerId, ...stated } });
  if (isSame(stated, state.terms)) return accept();
  return reject({ code: 'ledger-opened-otherwise', stated, standing: state.terms });
};

/** A ledger is opened once; its time zone and base currency never change. */
export const ledgerDecider: Decider<OpenLedger, LedgerOpened, LedgerState, LedgerRejection> = {
  initial: { status: 'unopened' },
  evolve(state, { data: { timeZone, baseCurrency } }) {
    if (state.status === 'opened') throw new InvariantViolated('The ledger has been opened twice.');
    return { status: 'opened', terms: { timeZone, baseCurrency } };
  },
  decide,
};
