import type { EventStore } from '../../src/kernel/event-store.port';
import { IntlZoneCalendar } from '../../src/platform/system/intl-zone-calendar.adapter';
import { HandSetClock, type OpenStore, type StoreOpener, type StoreUnderTest } from './event-store.builders';
import { appending } from './event-store-appending.contract';
import { following } from './event-store-following.contract';
import { numbering } from './event-store-numbering.contract';
import { reading } from './event-store-reading.contract';

/** What every adapter of the event store must do. A suite of tests to be called inside a spec file. */
export const eventStoreContract = (name: string, opener: StoreOpener): void => {
  describe(`${name} as an event store`, () => {
    let opened: OpenStore;
    let store: EventStore;
    let clock: HandSetClock;

    beforeEach(async () => {
      clock = new HandSetClock();
      opened = await opener.open(clock, new IntlZoneCalendar());
      ({ store } = opened);
    });

    afterEach(async () => {
      await opened.close();
    });

    const under: StoreUnderTest = {
      get store() {
        return store;
      },
      get clock() {
        return clock;
      },
      async reopen() {
        if (opened.reopen === undefined) throw new Error(`${name} cannot be opened again`);
        store = await opened.reopen();
        return store;
      },
    };

    describe('appending', () => appending(under));
    describe('reading', () => reading(under, opener));
    describe('numbering', () => numbering(under, opener));
    describe('following', () => following(under));
  });
};
