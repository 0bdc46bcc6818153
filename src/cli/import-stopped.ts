import { StoreUnavailable } from '../kernel/event-store.port';
import type { ImportTally } from '../subscriptions/csv/import-tally';
import { counted } from './counted';
import { ServiceUnreachable } from './service-unreachable';

export const RESUME = 'Run the same command again: what has been recorded is not recorded twice.';

const knownFrom = ({ rows, recorded, unchanged, rejected }: ImportTally): string => {
  const counts = `${recorded.toString()} recorded, ${unchanged.toString()} unchanged, ${rejected.toString()} rejected`;
  return `The import stopped after ${counted(rows, 'row')}: ${counts}. Of the rows after those, some may be recorded.`;
};

/** What ends an import whose store or service has gone: with what is known to be recorded, since the rest is not told any more. */
export const importStoppedBy = (error: unknown, tally: ImportTally): unknown => {
  const known = knownFrom(tally);
  if (error instanceof ServiceUnreachable) return error.with(known, RESUME);
  return error instanceof StoreUnavailable ? new StoreUnavailable(`${error.message} ${known}`) : error;
};
