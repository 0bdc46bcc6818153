import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../src/kernel/clock.port';
import type { ZoneCalendar } from '../../../src/kernel/zone-calendar.port';
import { EventStoreDbEventStore } from '../../../src/platform/eventstoredb/eventstoredb-event-store.adapter';
import type { Timings } from '../../../src/platform/eventstoredb/timings';
import { eventStoreContract } from '../../contracts/event-store.contract';
import type { OpenStore } from '../../contracts/event-store.builders';
import { EventStoreDouble } from '../../support/eventstoredb/event-store-double';

/** A machine that is busy with other tests is no server that does not answer. */
const PATIENT: Timings = { callMs: 10_000, answerMs: 25_000, pauseMs: 5, watchMs: 5_000 };

interface Ledger {
  readonly url: string;
  readonly streamPrefix: string;
  readonly clock: Clock;
  readonly calendar: ZoneCalendar;
}

const opened = (ledger: Ledger, end: () => Promise<void>): OpenStore => {
  const open = (): EventStoreDbEventStore => new EventStoreDbEventStore({ ...ledger, mode: 'write', timings: PATIENT });
  let store = open();
  return {
    store,
    reopen: async () => {
      await store.close();
      store = open();
      return store;
    },
    close: async () => {
      await store.close();
      await end();
    },
  };
};

eventStoreContract('The store on EventStoreDB, which a double stands in for,', {
  isDurable: true,
  takesClock: true,
  open: async (clock, calendar) => {
    const server = new EventStoreDouble({ clock });
    await server.start();
    return opened({ url: server.url, streamPrefix: '', clock, calendar }, () => server.stop());
  },
});

const url = process.env['EVENTSTOREDB_URL'];

if (url === undefined) {
  it.skip('The store on a server of EventStoreDB (skipped: EVENTSTOREDB_URL is not set)', () => undefined);
} else {
  eventStoreContract('The store on the server of EVENTSTOREDB_URL', {
    isDurable: true,
    takesClock: false,
    // Each test has a ledger of its own on the server, which keeps them all.
    open: (clock, calendar) => {
      const streamPrefix = `contract${randomUUID().replaceAll('-', '').slice(0, 20)}_`;
      return Promise.resolve(opened({ url, streamPrefix, clock, calendar }, () => Promise.resolve()));
    },
  });
}
