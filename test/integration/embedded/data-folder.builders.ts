import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  EmbeddedEventStore,
  type EmbeddedStoreOptions,
} from '../../../src/platform/embedded/embedded-event-store.adapter';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { SystemClock } from '../../../src/platform/system/system-clock.adapter';

export interface TemporaryFolder {
  readonly path: string;
  readonly remove: () => void;
}

/** A new folder on disk, not in memory: the tests are of what reaches a disk. */
export const temporaryFolder = (): TemporaryFolder => {
  const path = mkdtempSync(join(tmpdir(), 'arr-ledger-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

export const openedIn = (folder: string, options: Partial<EmbeddedStoreOptions> = {}): Promise<EmbeddedEventStore> =>
  EmbeddedEventStore.open({
    folder,
    mode: 'write',
    clock: new SystemClock(),
    calendar: new IntlZoneCalendar(),
    ...options,
  });
