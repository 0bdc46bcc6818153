import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type EventStoreDbOptions,
  EventStoreDbEventStore,
} from '../../../src/platform/eventstoredb/eventstoredb-event-store.adapter';
import type { Timings } from '../../../src/platform/eventstoredb/timings';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { HandSetClock } from '../../contracts/event-store.builders';
import { type DoubleOptions, EventStoreDouble } from '../../support/eventstoredb/event-store-double';

/** Waits short enough that a test of what goes wrong takes no time, and long enough for a busy machine. */
export const QUICK: Timings = { callMs: 150, answerMs: 3_000, pauseMs: 2, watchMs: 100 };

/** A server that listens, and the ledgers that are opened on it. */
export class ServerUnderTest {
  private readonly stores: EventStoreDbEventStore[] = [];
  readonly folder = mkdtempSync(join(tmpdir(), 'arr-eventstoredb-'));

  private constructor(
    readonly double: EventStoreDouble,
    readonly clock: HandSetClock,
  ) {}

  static async start(options: Partial<DoubleOptions> = {}): Promise<ServerUnderTest> {
    const clock = new HandSetClock();
    const double = new EventStoreDouble({ clock, ...options });
    await double.start();
    return new ServerUnderTest(double, clock);
  }

  open(options: Partial<EventStoreDbOptions> = {}): EventStoreDbEventStore {
    const calendar = new IntlZoneCalendar();
    const { clock, double } = this;
    const store = new EventStoreDbEventStore({
      ...{ url: double.url, streamPrefix: '', mode: 'write', clock, calendar, timings: QUICK },
      ...options,
    });
    this.stores.push(store);
    return store;
  }

  async stop(): Promise<void> {
    for (const store of this.stores) await store.close();
    await this.double.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
