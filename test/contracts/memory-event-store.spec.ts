import { MemoryEventStore } from '../support/memory-event-store.adapter';
import { eventStoreContract } from './event-store.contract';

eventStoreContract('The store in memory', {
  isDurable: false,
  takesClock: true,
  open: (clock, calendar) =>
    Promise.resolve({ store: new MemoryEventStore({ clock, calendar }), close: () => Promise.resolve() }),
});
