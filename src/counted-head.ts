import { setTimeout as sleep } from 'node:timers/promises';
import { type EventStore, StoreUnavailable } from './kernel/event-store.port';
import type { LogPosition } from './kernel/log-position';

/** A log that this machine has never read is counted first, which may take this often as long as a question may. */
const TRIES_MAX = 60;
const PAUSE_MS = 200;

/** The end of a log, for whoever has time to wait until it has been counted. */
export const countedHead = async (store: Pick<EventStore, 'head'>): Promise<LogPosition> => {
  for (let tried = 1; ; tried += 1) {
    try {
      return await store.head();
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || tried >= TRIES_MAX) throw error;
    }
    await sleep(PAUSE_MS);
  }
};
