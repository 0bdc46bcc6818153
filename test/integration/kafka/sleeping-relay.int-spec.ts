import { setTimeout } from 'node:timers/promises';
import { appended, HandSetClock, ledgerOpened } from '../../contracts/event-store.builders';
import { ChildProcess } from '../../support/crash/child-process';
import { EventStoreDouble } from '../../support/eventstoredb/event-store-double';
import { EventStoreDbEventStore } from '../../../src/platform/eventstoredb/eventstoredb-event-store.adapter';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { brokerForTests, describeWithBroker, type TestBroker } from '../../support/kafka/kafka-broker';
import { RelayedLedger } from '../../support/kafka/relayed-ledger';
import { toldCompany } from '../../support/kafka/told-company';
import { TopicFold } from '../../support/kafka/topic-fold';

jest.setTimeout(120_000);

const TRANSACTION_TIMEOUT_MS = 5_000;
const ASLEEP_MS = 3 * TRANSACTION_TIMEOUT_MS;
const FACTS = 40;
const STATES_MAX = 5;

describeWithBroker('A relay whose process is stopped within a transaction', () => {
  let broker: TestBroker;
  const ending: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    broker = await brokerForTests();
  });

  afterAll(async () => {
    for (const end of ending.splice(0)) await end();
    await broker.stop();
  });

  it('finds another in its place when it goes on, stands by, and doubles nothing', async () => {
    const double = new EventStoreDouble({ clock: new HandSetClock() });
    await double.start();
    const clocks = { clock: new HandSetClock(), calendar: new IntlZoneCalendar() };
    const store = new EventStoreDbEventStore({ url: double.url, streamPrefix: '', mode: 'write', ...clocks });
    await appended(store, ledgerOpened());
    const company = toldCompany(40);
    const tell = async (): Promise<void> => {
      for (let told = 0; told < FACTS; told += 1) {
        const next = company.next();
        if (next.done !== true) await appended(store, next.value);
      }
    };
    await tell();
    const child = new ChildProcess('sleeping-child.ts', [
      ...[double.url, broker.brokers.join(','), TRANSACTION_TIMEOUT_MS.toString()],
    ]);
    await child.said('sleeps');
    const sleeping = setTimeout(ASLEEP_MS);
    const ledger = new RelayedLedger({ store, brokers: broker.brokers, topicPrefix: '', shards: 1, standbyMs: 1_000 });
    ending.push(
      () => child.kill(),
      () => ledger.stop(),
      () => store.close(),
      () => double.stop(),
    );
    ledger.start();
    await ledger.published();
    await tell();
    await ledger.published();
    await sleeping;
    process.kill(child.pid, 'SIGCONT');
    await child.said('stands standby');
    await tell();
    await ledger.published();
    const states = child.linesThatBegin('stands');
    process.stdout.write(`sleeper: ${states.join(', ')}; the other: ${ledger.statesOfRelays().join(' ')}\n`);
    expect(ledger.statesOfRelays()).toEqual(['active']);
    expect(states.length).toBeLessThan(STATES_MAX);
    expect(await child.stop()).toBe(0);
    expect(child.errors).toBe('');
    const fold = await TopicFold.of(broker.brokers, 'arr.changes.v1', 1);
    expect(fold.repeated).toBe(0);
    expect(fold.changes.map(({ id }) => id).sort()).toEqual([...(await ledger.entryIds())].sort());
  });
});
