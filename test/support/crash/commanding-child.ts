import { EmbeddedEventStore } from '../../../src/platform/embedded/embedded-event-store.adapter';
import { EmbeddedTextVault } from '../../../src/platform/embedded/embedded-text-vault.adapter';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { SystemClock } from '../../../src/platform/system/system-clock.adapter';
import { ledgerOpened } from '../../contracts/event-store.builders';
import { type CourseKind, Desk, lengthOf, takeStep } from './course-of-commands';
import { say } from './say';

/**
 * Carries out commands of every kind until it is killed: many callers, half of them with one subscription after another, half
 * with one account after another. Each command is said as `try <course> <step>` before and as `ack <course> <step>` after it
 * is answered.
 */
const CALLERS = 16;

const [, , folder = '', run = ''] = process.argv;

const keepCommanding = async (desk: Desk, caller: number): Promise<never> => {
  const kind: CourseKind = caller % 2 === 0 ? 'subscription' : 'account';
  for (let ordinal = 1; ; ordinal += 1) {
    const course = `${kind}.run${run}.${caller.toString()}.${ordinal.toString()}`;
    let facts: Awaited<ReturnType<typeof takeStep>> = [];
    for (let step = 0; step < lengthOf(course); step += 1) {
      say(`try ${course} ${step.toString()}`);
      facts = await takeStep(desk, course, step, facts);
      say(`ack ${course} ${step.toString()}`);
    }
  }
};

const main = async (): Promise<void> => {
  const ports = { clock: new SystemClock(), calendar: new IntlZoneCalendar() };
  const store = await EmbeddedEventStore.open({ folder, mode: 'write', ...ports });
  const vault = new EmbeddedTextVault({ folder, mode: 'write' });
  await store.append(ledgerOpened());
  const desk = new Desk({ store, vault });
  await Promise.all(Array.from({ length: CALLERS }, (_, caller) => keepCommanding(desk, caller)));
};

void main();
