import { NO_REVISION } from '../../../src/kernel/event-store.port';
import { EmbeddedEventStore } from '../../../src/platform/embedded/embedded-event-store.adapter';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { SystemClock } from '../../../src/platform/system/system-clock.adapter';
import { appended, appendOf, ledgerOpened } from '../../contracts/event-store.builders';
import { say } from './say';

/** Appends once, then many times at once; says before and after each what a trace of its system calls is searched for. */
const [, , folder = '', callers = ''] = process.argv;

const main = async (): Promise<void> => {
  const store = await EmbeddedEventStore.open({
    folder,
    mode: 'write',
    clock: new SystemClock(),
    calendar: new IntlZoneCalendar(),
  });
  await appended(store, ledgerOpened());

  say('begin one');
  await appended(store, appendOf('subscription-one', NO_REVISION, 'one'));
  say('ack one');

  const names = Array.from({ length: Number(callers) }, (_, index) => index.toString());
  say('begin many');
  await Promise.all(names.map((name) => appended(store, appendOf(`subscription-${name}`, NO_REVISION, name))));
  say('ack many');
  await store.close();
};

void main();
