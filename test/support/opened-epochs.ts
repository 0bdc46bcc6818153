import { EpochList } from '../../src/arr/domain/epoch-list';
import type { JournalEpoch } from '../../src/arr/domain/journal-batch.codec';
import type { OpenedEpochs } from '../../src/arr/queries/opened-epochs.port';

/** A store in which these epochs have been opened, or none. */
export const openedAs = (...opened: readonly JournalEpoch[]): OpenedEpochs => ({
  known: () => Promise.resolve(new EpochList(opened)),
});
