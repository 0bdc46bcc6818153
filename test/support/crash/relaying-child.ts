import { EmbeddedEventStore } from '../../../src/platform/embedded/embedded-event-store.adapter';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { SystemClock } from '../../../src/platform/system/system-clock.adapter';
import { PublishedFacts } from '../kafka/published-facts';
import { RelayedLedger, type RelayPoint } from '../kafka/relayed-ledger';
import { toldCompany } from '../kafka/told-company';
import { ledgerOpened } from '../../contracts/event-store.builders';
import { say } from './say';

/**
 * Tells the first facts of a company and publishes them and what they come to, until it is killed: by itself when it comes to a point for the
 * nth time, or by somebody else after it has said that it `relays`. `published` is said once all they come to is out; those of
 * them that a run before has told are recognised.
 */
const [, , folder = '', brokers = '', topicPrefix = '', appends = '1', point = '', turn = '1'] = process.argv;

/** So many accounts that no run comes to the end of what they do. */
const COMPANY = 400;

const main = async (): Promise<void> => {
  const ports = { clock: new SystemClock(), calendar: new IntlZoneCalendar() };
  const store = await EmbeddedEventStore.open({ folder, mode: 'write', ...ports });
  await store.append(ledgerOpened());
  let turns = Number(turn);
  const atPoint = (reached: RelayPoint): void => {
    if (reached !== point) return;
    turns -= 1;
    if (turns > 0) return;
    say(`kills itself at ${point}`);
    process.kill(process.pid, 'SIGKILL');
  };
  const ledger = new RelayedLedger({ store, brokers: brokers.split(','), topicPrefix, shards: 2, atPoint });
  ledger.start();
  const facts = new PublishedFacts({ store, brokers: brokers.split(','), topicPrefix, partitions: 2, atPoint });
  say('relays');
  let left = Number(appends);
  for (const append of toldCompany(COMPANY)) {
    if (left <= 0) break;
    left -= 1;
    await store.append(append);
  }
  await Promise.all([ledger.published(), facts.published()]);
  say('published');
  await Promise.all([ledger.stop(), facts.stop()]);
  await store.close();
};

void main();
