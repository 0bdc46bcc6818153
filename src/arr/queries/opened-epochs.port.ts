import type { EpochList } from '../domain/epoch-list';

/** Which epochs of the published journal there are. */
export interface OpenedEpochs {
  /** As they were read last where the store does not answer. */
  known(): Promise<EpochList>;
}

export const OPENED_EPOCHS = Symbol('OpenedEpochs');
