import type { Config } from './platform/config/config';

const placeOf = ({ eventStore, dataDir, streamPrefix }: Config): string => {
  if (eventStore.value === 'embedded') return dataDir.value;
  return streamPrefix.value === '' ? 'The event store' : `The event store, under the prefix ${streamPrefix.value},`;
};

/** Nobody has opened a ledger yet where the environment says that one is. */
export class LedgerMissing extends Error {
  override readonly name = 'LedgerMissing';

  constructor(config: Config) {
    super(`${placeOf(config)} holds no ledger yet.`);
  }
}
