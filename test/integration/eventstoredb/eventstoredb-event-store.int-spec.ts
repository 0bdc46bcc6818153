import { EventStoreDbEventStore } from '../../../src/platform/eventstoredb/eventstoredb-event-store.adapter';
import type { Timings } from '../../../src/platform/eventstoredb/timings';
import { eventStoreContract } from '../../contracts/event-store.contract';
import { EventStoreDouble } from '../../support/eventstoredb/event-store-double';

/** A machine that is busy with other tests is no server that does not answer. */
const PATIENT: Timings = { callMs: 10_000, answerMs: 25_000, pauseMs: 5, watchMs: 5_000 };

eventStoreContract('The store on EventStoreDB', {
  isDurable: true,
  takesClock: true,
  open: async (clock, calendar) => {
    const server = new EventStoreDouble({ clock });
    await server.start();
    const open = () =>
      new EventStoreDbEventStore({
        url: server.url,
        streamPrefix: '',
        mode: 'write',
        clock,
        calendar,
        timings: PATIENT,
      });
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
        await server.stop();
      },
    };
  },
});
