import { NO_REVISION } from '../../../src/kernel/event-store.port';
import { EmbeddedEventStore } from '../../../src/platform/embedded/embedded-event-store.adapter';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { SystemClock } from '../../../src/platform/system/system-clock.adapter';
import { ledgerOpened, record, streamNamed } from '../../contracts/event-store.builders';
import { say } from './say';

/** Appends large facts until one is refused, then a few more, reads on, and closes; run where a file may not grow far. */
const APPENDS_MAX = 2_000;
const REFUSED_MAX = 3;
const TEXT = 'x'.repeat(20_000);

const [, , folder = ''] = process.argv;

const appendLarge = (store: EmbeddedEventStore, name: string): Promise<unknown> =>
  store.append({
    stream: streamNamed(`subscription-${name}`),
    records: [record(name, { data: { text: TEXT } })],
    expectedRevision: NO_REVISION,
  });

const main = async (): Promise<void> => {
  const store = await EmbeddedEventStore.open({
    folder,
    mode: 'write',
    clock: new SystemClock(),
    calendar: new IntlZoneCalendar(),
  });
  await store.append(ledgerOpened());
  for (let count = 0, refused = 0; count < APPENDS_MAX && refused < REFUSED_MAX; count += 1) {
    try {
      await appendLarge(store, count.toString());
      say(`ack ${count.toString()}`);
    } catch (error) {
      refused += 1;
      say(`refused ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`);
    }
  }
  say(`head ${(await store.head()).sequence.toString()}`);
  await store.close();
  say('closed');
};

void main();
