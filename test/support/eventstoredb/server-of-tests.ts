import { createHash } from 'node:crypto';
import { SystemClock } from '../../../src/platform/system/system-clock.adapter';
import { EventStoreDouble } from './event-store-double';

/** Whether the tests that have a service or a command line are to be run with its facts on EventStoreDB. */
export const isOnServer = process.env['E2E_EVENT_STORE'] === 'eventstoredb';

const double = new EventStoreDouble({ clock: new SystemClock() });

if (isOnServer) {
  beforeAll(() => double.start());
  afterAll(() => double.stop());
}

/**
 * What a process is told so that its facts are on the server of this test file; nothing unless that is asked for. Each data folder is
 * a ledger of its own there, as it is on disk.
 */
export const storeVariables = (dataDir: string): Readonly<Record<string, string>> => {
  if (!isOnServer) return {};
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  return { EVENT_STORE: 'eventstoredb', EVENTSTOREDB_URL: double.url, STREAM_PREFIX: `t${name}_` };
};

/** How the store writes the token of a place that no log comes to. */
export const FAR_TOKEN = isOnServer
  ? Array.from({ length: 2 }, () => '18446744073709551615').join('.')
  : '9'.repeat(16);
