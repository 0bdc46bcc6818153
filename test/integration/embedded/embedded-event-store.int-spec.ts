import { eventStoreContract } from '../../contracts/event-store.contract';
import { openedIn, temporaryFolder } from './data-folder.builders';

eventStoreContract('The embedded store', {
  isDurable: true,
  takesClock: true,
  open: async (clock, calendar) => {
    const folder = temporaryFolder();
    let store = await openedIn(folder.path, { clock, calendar });
    return {
      store,
      reopen: async () => {
        await store.close();
        store = await openedIn(folder.path, { clock, calendar });
        return store;
      },
      close: async () => {
        await store.close();
        folder.remove();
      },
    };
  },
});
