import { type EventStore, StoreUnavailable } from '../../kernel/event-store.port';
import { LEDGER_STREAM } from '../../kernel/streams';

/** Whose ledger it is, and where it has its days. */
export interface LedgerOpening {
  readonly ledgerId: string;
  readonly timeZone: string;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** How the ledger was opened. Throws StoreUnavailable as long as it has not been. */
export const ledgerOpening = async (store: Pick<EventStore, 'readStream'>): Promise<LedgerOpening> => {
  for await (const { data } of store.readStream(LEDGER_STREAM))
    return { ledgerId: textOf(data['ledgerId']), timeZone: textOf(data['timeZone']) };
  throw new StoreUnavailable('The ledger has not been opened yet.');
};
