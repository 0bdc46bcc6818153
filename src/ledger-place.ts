import type { Config } from './platform/config/config';

/** Where the environment says that a ledger is, at the beginning of a sentence. */
export const ledgerPlace = ({ eventStore, dataDir, streamPrefix }: Config): string => {
  if (eventStore.value === 'embedded') return dataDir.value;
  return streamPrefix.value === '' ? 'The event store' : `The event store, under the prefix ${streamPrefix.value},`;
};
