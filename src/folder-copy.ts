import { readFileSync } from 'node:fs';
import type { CopyOutcome, CopyProgress, CopyRequest, StoreKind } from './cli/folder-work';
import { usageError } from './cli/failure';
import type { EventStore } from './kernel/event-store.port';
import { LedgerCopy } from './ledger-copy';
import type { LedgerPlace } from './platform/config/config';
import { LEDGER_PLACE_SETTINGS } from './platform/config/ledger-settings';
import { readSettings, type SettingSources } from './platform/config/read-settings';
import { EmbeddedEventStore } from './platform/embedded/embedded-event-store.adapter';
import { EventStoreDbEventStore } from './platform/eventstoredb/eventstoredb-event-store.adapter';
import { IntlZoneCalendar } from './platform/system/intl-zone-calendar.adapter';
import { SystemClock } from './platform/system/system-clock.adapter';
import { explained, inWordsOf } from './start-problem';

export interface CopyTask {
  readonly request: CopyRequest;
  readonly onProgress: (progress: CopyProgress) => void;
  readonly stop: AbortSignal;
}

interface BothStores {
  readonly byKind: Readonly<Record<StoreKind, EventStore>>;
  close(): Promise<void>;
}

const placeNamedIn = (env: SettingSources['env']): Promise<LedgerPlace> =>
  explained(() => {
    const readFile = (path: string): string => readFileSync(path, 'utf8');
    return Promise.resolve(readSettings(LEDGER_PLACE_SETTINGS, { env, readFile }));
  });

/** Both stores of a ledger; the folder is taken, so that nobody writes to either by way of it. */
const openBoth = async ({ dataDir, eventStoreUrl, streamPrefix }: LedgerPlace): Promise<BothStores> => {
  if (eventStoreUrl === undefined) {
    const fix = `Set it, for example: ${eventStoreExample}`;
    throw usageError('EVENTSTOREDB_URL does not say where EventStoreDB is.', fix);
  }
  const [clock, calendar] = [new SystemClock(), new IntlZoneCalendar()];
  const [folder, mode] = [dataDir.value, 'write'] as const;
  const embedded = await EmbeddedEventStore.open({ folder, mode, clock, calendar });
  const [url, prefix] = [eventStoreUrl.value, streamPrefix.value];
  const eventstoredb = new EventStoreDbEventStore({ url, streamPrefix: prefix, folder, mode, clock, calendar });
  return {
    byKind: { embedded, eventstoredb },
    close: async () => {
      await eventstoredb.close();
      await embedded.close();
    },
  };
};

const eventStoreExample = `EVENTSTOREDB_URL=${LEDGER_PLACE_SETTINGS.eventStoreUrl.example}`;

/** Copies a ledger between the embedded store of a data folder and a server, as the environment names them. */
export const copyLedger = async (
  env: SettingSources['env'],
  { request: { from, to }, onProgress, stop }: CopyTask,
): Promise<CopyOutcome> => {
  const place = await placeNamedIn(env);
  const stores = await explained(() => openBoth(place));
  try {
    return await new LedgerCopy({ source: stores.byKind[from], target: stores.byKind[to], onProgress, stop }).run();
  } catch (error) {
    throw inWordsOf(error);
  } finally {
    await stores.close();
  }
};
