import { EventStoreDbEventStore } from '../../../src/platform/eventstoredb/eventstoredb-event-store.adapter';
import { KAFKA_TIMINGS } from '../../../src/platform/kafka/client-settings';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { SystemClock } from '../../../src/platform/system/system-clock.adapter';
import { RelayedLedger } from '../kafka/relayed-ledger';
import { say } from './say';

/** Publishes what another tells, is stopped by itself within its first transaction, and tells how it stands each time that changes. */
const [, , url = '', brokers = '', transactionTimeoutMs = '5000'] = process.argv;

const LOOK_EVERY_MS = 20;

const main = (): void => {
  const ports = { clock: new SystemClock(), calendar: new IntlZoneCalendar() };
  const store = new EventStoreDbEventStore({ url, streamPrefix: '', mode: 'write', ...ports });
  let hasSlept = false;
  const transactionTimeout = Number(transactionTimeoutMs);
  const ledger = new RelayedLedger({
    ...{ store, brokers: brokers.split(','), topicPrefix: '', shards: 1, standbyMs: 1_000 },
    timings: { ...KAFKA_TIMINGS, transactionTimeoutMs: transactionTimeout, deadlineMs: transactionTimeout - 1_000 },
    atPoint: (point) => {
      if (point !== 'after-send' || hasSlept) return;
      hasSlept = true;
      say('sleeps');
      process.kill(process.pid, 'SIGSTOP');
    },
  });
  ledger.start();
  let told = '';
  const look = setInterval(() => {
    const states = ledger.statesOfRelays().join(' ');
    if (states !== told) say(`stands ${states}`);
    told = states;
  }, LOOK_EVERY_MS);
  process.once('SIGTERM', () => {
    clearInterval(look);
    void ledger.stop().then(() => store.close());
  });
};

main();
