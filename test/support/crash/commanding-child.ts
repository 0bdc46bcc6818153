import { EmbeddedEventStore } from '../../../src/platform/embedded/embedded-event-store.adapter';
import { EmbeddedTextVault } from '../../../src/platform/embedded/embedded-text-vault.adapter';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { SystemClock } from '../../../src/platform/system/system-clock.adapter';
import { ledgerOpened } from '../../contracts/event-store.builders';
import { COURSE_LENGTH, type Desk, takeStep } from './course-of-commands';
import { say } from './say';

/**
 * Carries out commands of every kind until it is killed: many callers, each with one subscription after another. Each command
 * is said as `try <course> <step>` before and as `ack <course> <step>` after it is answered.
 */
const CALLERS = 16;

const [, , folder = '', run = ''] = process.argv;

const keepCommanding = async (desk: Desk, caller: number): Promise<never> => {
  for (let ordinal = 1; ; ordinal += 1) {
    const course = `run${run}.${caller.toString()}.${ordinal.toString()}`;
    let facts: Awaited<ReturnType<typeof takeStep>> = [];
    for (let step = 0; step < COURSE_LENGTH; step += 1) {
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
  await Promise.all(Array.from({ length: CALLERS }, (_, caller) => keepCommanding({ store, vault }, caller)));
};

void main();
