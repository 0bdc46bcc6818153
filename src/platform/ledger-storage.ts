import type { Clock } from '../kernel/clock.port';
import type { EventStore } from '../kernel/event-store.port';
import { InvariantViolated } from '../kernel/invariant-violated';
import type { ZoneCalendar } from '../kernel/zone-calendar.port';
import type { LedgerPlace } from './config/config';
import type { DataFolder } from './embedded/data-folder.port';
import { EmbeddedEventStore } from './embedded/embedded-event-store.adapter';
import { EmbeddedTextVault } from './embedded/embedded-text-vault.adapter';
import { HeldFolder } from './embedded/held-folder';
import type { LockHolder } from './embedded/lock-file';

/** How the store is opened: one process may write, any number may read beside it. */
export type StoreMode = 'read' | 'write';

export interface StorageOptions {
  readonly place: LedgerPlace;
  readonly mode: StoreMode;
  readonly clock: Clock;
  readonly calendar: ZoneCalendar;
}

/** A ledger's facts, and what lies in its folder whatever the store is. */
export interface LedgerStorage {
  readonly store: EventStore;
  readonly vault: EmbeddedTextVault;
  readonly folder: DataFolder;
}

/** Says of one that only looks on that it holds nothing. */
const LOOKING_ON: Pick<DataFolder, 'holder' | 'announce'> = {
  get holder(): LockHolder {
    throw new InvariantViolated('The data folder was opened for reading only.');
  },
  announce: () => {
    throw new InvariantViolated('The data folder was opened for reading only.');
  },
};

/** Opens what a ledger has on disk around a store. The vault comes last: by then nobody else writes to the folder. */
const around = async (
  store: EventStore,
  seat: Pick<DataFolder, 'holder' | 'announce'>,
  { place, mode }: StorageOptions,
  close: () => Promise<void>,
): Promise<LedgerStorage> => {
  try {
    const vault = new EmbeddedTextVault({ folder: place.dataDir.value, mode });
    const folder: DataFolder = {
      get holder() {
        return seat.holder;
      },
      announce: (address) => seat.announce(address),
      close: async () => {
        await vault.close();
        await close();
      },
    };
    return { store, vault, folder };
  } catch (error) {
    await close();
    throw error;
  }
};

const openEmbedded = async (options: StorageOptions): Promise<LedgerStorage> => {
  const { place, mode, clock, calendar } = options;
  const store = await EmbeddedEventStore.open({ folder: place.dataDir.value, mode, clock, calendar });
  return around(store, store, options, () => store.close());
};

const openRemote = async (options: StorageOptions): Promise<LedgerStorage> => {
  const { place, mode, clock, calendar } = options;
  const { dataDir, eventStoreUrl, streamPrefix } = place;
  if (eventStoreUrl === undefined)
    throw new InvariantViolated('The address of the event store has not been asked for.');
  const held = mode === 'write' ? await HeldFolder.take(dataDir.value, clock) : undefined;
  // The client takes a while to load, which those on the embedded store do not have to wait for.
  const { EventStoreDbEventStore } = await import('./eventstoredb/eventstoredb-event-store.adapter.js');
  const [url, folder] = [eventStoreUrl.value, dataDir.value];
  const store = new EventStoreDbEventStore({ url, folder, streamPrefix: streamPrefix.value, mode, clock, calendar });
  return around(store, held ?? LOOKING_ON, options, async () => {
    await store.close();
    await held?.close();
  });
};

/** Opens the ledger at the place that the environment names. Throws what stands in data-folder-problem.ts. */
export const openLedgerStorage = (options: StorageOptions): Promise<LedgerStorage> =>
  options.place.eventStore.value === 'eventstoredb' ? openRemote(options) : openEmbedded(options);
