import { LOG_START } from '../../../src/kernel/log-position';
import { EmbeddedEventStore } from '../../../src/platform/embedded/embedded-event-store.adapter';
import { EmbeddedTextVault } from '../../../src/platform/embedded/embedded-text-vault.adapter';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { SystemClock } from '../../../src/platform/system/system-clock.adapter';
import { logAfter } from '../../contracts/event-store.builders';
import { accountId } from '../subscription.builders';
import { say } from './say';

/** Opens one folder after the other, reads all there is, and says of each what became of it. */
const [, , mode = '', ...folders] = process.argv;

const readAll = async (folder: string): Promise<number> => {
  const options = { folder, mode: mode === 'write' ? 'write' : 'read' } as const;
  const store = await EmbeddedEventStore.open({
    ...options,
    clock: new SystemClock(),
    calendar: new IntlZoneCalendar(),
  });
  const vault = new EmbeddedTextVault(options);
  vault.sealingFor('c').seal(accountId('acme'), 'text');
  const { length } = await logAfter(store, LOG_START);
  await vault.close();
  await store.close();
  return length;
};

const main = async (): Promise<void> => {
  for (const folder of folders) {
    try {
      say(`read ${(await readAll(folder)).toString()}`);
    } catch (error) {
      say(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
    }
  }
};

void main();
