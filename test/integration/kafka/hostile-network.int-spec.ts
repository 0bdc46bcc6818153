import { setTimeout } from 'node:timers/promises';
import { KAFKA_TIMINGS } from '../../../src/platform/kafka/client-settings';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { appended, HandSetClock, ledgerOpened } from '../../contracts/event-store.builders';
import { seededChance } from '../../support/crash/seeded-chance';
import { describeWithOwnBroker } from '../../support/kafka/kafka-broker';
import { ProxiedBroker } from '../../support/kafka/proxied-broker';
import { RelayedLedger } from '../../support/kafka/relayed-ledger';
import { HARMS } from '../../support/kafka/tcp-proxy';
import { toldCompany } from '../../support/kafka/told-company';
import { TopicFold } from '../../support/kafka/topic-fold';
import { MemoryEventStore } from '../../support/memory-event-store.adapter';

jest.setTimeout(180_000);

const SHARDS = 2;
const SEED = Number(process.env['HARM_SEED'] ?? 1);
/** How often there is each kind of harm. */
const ROUNDS = Number(process.env['HARM_ROUNDS'] ?? 4);
const PIECE = 4;
const PIECE_EVERY_MS = 40;
const PEACE_MS_MAX = 300;
/** Some harms are over before anybody has noticed, some last longer than a transaction may. */
const HARM_MS_MAX = 2_000;
const TIMINGS = {
  ...KAFKA_TIMINGS,
  ...{ transactionTimeoutMs: 2_000, deadlineMs: 1_500, requestTimeoutMs: 700, connectionTimeoutMs: 500 },
};

describeWithOwnBroker('A broker behind a hostile network', () => {
  let broker: ProxiedBroker;

  beforeAll(async () => {
    broker = await ProxiedBroker.start();
  });

  afterAll(() => broker.stop());

  /** Each kind of harm, some times, at moments and for as long as chance has it. */
  const doHarm = async (chance: () => number): Promise<void> => {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const harm of HARMS) {
        await setTimeout(chance() * PEACE_MS_MAX);
        broker.proxy.begin(harm);
        await setTimeout(chance() * HARM_MS_MAX);
        broker.proxy.heal();
      }
    }
  };

  it('has every entry once, whatever has been done to what two relays send and hear', async () => {
    const store = new MemoryEventStore({ clock: new HandSetClock(), calendar: new IntlZoneCalendar() });
    await appended(store, ledgerOpened());
    const ledgers = [1, 2].map(
      () =>
        new RelayedLedger({
          ...{ store, brokers: broker.brokers, topicPrefix: '', shards: SHARDS },
          ...{ timings: TIMINGS, standbyMs: 300 },
        }),
    );
    for (const ledger of ledgers) ledger.start();
    const over = new AbortController();
    const harmed = doHarm(seededChance(SEED)).finally(() => over.abort());
    const company = toldCompany(600);
    while (!over.signal.aborted) {
      for (let told = 0; told < PIECE; told += 1) {
        const next = company.next();
        if (next.done !== true) await appended(store, next.value);
      }
      await setTimeout(PIECE_EVERY_MS);
    }
    await harmed;
    const struck = HARMS.map((harm) => `${harm} ${broker.proxy.timesStruck(harm).toString()}`);
    expect(struck.filter((told) => told.endsWith(' 0'))).toEqual([]);
    for (const ledger of ledgers) await ledger.published();

    const fold = await TopicFold.of(broker.brokers, 'arr.changes.v1', SHARDS);
    const entries = (await ledgers[0]?.entryIds()) ?? [];
    for (const ledger of ledgers) await ledger.stop();
    const failures = ledgers.flatMap(({ notices }) => notices).filter(({ level }) => level !== 'info').length;
    // What both shards meet is told once, until both go on: how often depends on how quick the machine is.
    expect(failures).toBeGreaterThan(0);
    process.stdout.write(
      `network: ${struck.join(', ')}; the relays told of ${failures.toString()} failures over ` +
        `${entries.length.toString()} entries (HARM_SEED=${SEED.toString()})\n`,
    );
    expect(fold.repeated).toBe(0);
    expect(fold.changes.map(({ id }) => id).sort()).toEqual([...entries].sort());
  });
});
