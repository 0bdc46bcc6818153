import { formatMinorUnits } from '../../kernel/minor-units';
import type { ShardEntry } from '../domain/sharded-journal';
import type { JournalEntryAnswer } from './journal-answers';
import { movementShown } from './movement-shown';

/** Where an entry stands. */
export interface ShardPlace {
  readonly epoch: number;
  readonly shard: number;
}

/** An entry as everybody reads it: in an answer, in the stored journal and on the topic. */
export const entryShown = (
  { seq, entry, runningTotal }: ShardEntry,
  { epoch, shard }: ShardPlace,
): JournalEntryAnswer => {
  const { kind, retracts, policyVersion, derivationVersion, currency } = entry;
  return {
    ...{ epoch, shard, seq, kind, retracts, ...movementShown(entry), policyVersion, derivationVersion },
    runningTotal: formatMinorUnits(runningTotal, currency),
  };
};
