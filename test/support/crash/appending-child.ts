import { type Append, NO_REVISION } from '../../../src/kernel/event-store.port';
import { EmbeddedEventStore } from '../../../src/platform/embedded/embedded-event-store.adapter';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { SystemClock } from '../../../src/platform/system/system-clock.adapter';
import { appendOf, ledgerOpened } from '../../contracts/event-store.builders';
import { say } from './say';

/**
 * Appends until it is killed: many callers, each to a stream of its own that no run before has used. What it is about
 * to append it says as `try <append>`, what was acknowledged as `ack <append>`, before it goes on.
 */
const CALLERS = 24;
const RECORDS_MAX = 3;

const [, , folder = '', run = ''] = process.argv;

const send = async (store: EmbeddedEventStore, append: Append): Promise<number> => {
  const { stream, expectedRevision, records } = append;
  const named = JSON.stringify({ stream, expectedRevision, names: records.map(({ metadata }) => metadata.commandId) });
  say(`try ${named}`);
  const outcome = await store.append(append);
  if (outcome.outcome === 'conflict') throw new Error(`conflict at ${named}`);
  say(`ack ${named}`);
  return outcome.revision;
};

const keepAppending = async (store: EmbeddedEventStore, caller: number): Promise<never> => {
  const stream = `subscription-run${run}.caller${caller.toString()}`;
  for (let revision = NO_REVISION; ;) {
    const count = 1 + ((caller + revision + 1) % RECORDS_MAX);
    const names = Array.from({ length: count }, (_, index) => `${stream} ${(revision + 1 + index).toString()}`);
    revision = await send(store, appendOf(stream, revision, ...names));
  }
};

const main = async (): Promise<void> => {
  const store = await EmbeddedEventStore.open({
    folder,
    mode: 'write',
    clock: new SystemClock(),
    calendar: new IntlZoneCalendar(),
  });
  await store.append(ledgerOpened());
  await Promise.all(Array.from({ length: CALLERS }, (_, caller) => keepAppending(store, caller)));
};

void main();
