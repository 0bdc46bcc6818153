import { EmbeddedEventStore } from '../../../src/platform/embedded/embedded-event-store.adapter';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { SystemClock } from '../../../src/platform/system/system-clock.adapter';
import { say } from './say';

/** Opens a data folder for writing, says so, tells its address, and holds the folder until it is asked to stop. */
const [, , folder = '', address = ''] = process.argv;

const main = async (): Promise<void> => {
  const store = await EmbeddedEventStore.open({
    folder,
    mode: 'write',
    clock: new SystemClock(),
    calendar: new IntlZoneCalendar(),
  });
  if (address !== '') store.announce(address);
  process.once('SIGTERM', () => {
    void store.close().then(() => process.exit(0));
  });
  // Something has to keep the process from ending.
  setInterval(() => undefined, 60_000);
  say('open');
};

main().catch((error: unknown) => {
  say(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  process.exit(3);
});
