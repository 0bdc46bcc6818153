import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { LAST_DAY } from '../../../src/demo/domain/company';
import { addDays, toEpochDay } from '../../../src/kernel/calendar-date';
import { KAFKA_TIMINGS } from '../../../src/platform/kafka/client-settings';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { appended, HandSetClock, ledgerOpened } from '../../contracts/event-store.builders';
import { seededChance } from '../../support/crash/seeded-chance';
import { brokerForTests, describeWithBroker, type TestBroker } from '../../support/kafka/kafka-broker';
import { Gate } from '../../support/kafka/gate';
import { RelayedLedger, type RelayedLedgerOptions } from '../../support/kafka/relayed-ledger';
import { toldCompany } from '../../support/kafka/told-company';
import { TopicFold } from '../../support/kafka/topic-fold';
import { MemoryEventStore } from '../../support/memory-event-store.adapter';
import { dayOf } from '../../support/scenario/spelled';

jest.setTimeout(2_400_000);

const SHARDS = 4;
const TRANSACTION_TIMEOUT_MS = 5_000;
const ASLEEP_MS = 3 * TRANSACTION_TIMEOUT_MS;
const FIRST_DAY = dayOf('2023-01-01');
const DAYS = Array.from({ length: toEpochDay(LAST_DAY) - toEpochDay(FIRST_DAY) + 400 }, (_, index) =>
  addDays(FIRST_DAY, index),
);
/** Of a company, so that all kinds of facts are among them; as many as FACTS says, and then more points are looked at. */
const FACTS = Number(process.env['FACTS'] ?? 2_100);
const FACTS_OF_ACCOUNT = 7.9;
const POINTS = FACTS > 10_000 ? 1_000 : 200;

const newStore = async (): Promise<MemoryEventStore> => {
  const store = new MemoryEventStore({ clock: new HandSetClock(), calendar: new IntlZoneCalendar() });
  await appended(store, ledgerOpened());
  return store;
};

const newPrefix = (): string => `${randomUUID().slice(0, 8)}.`;

/** A ledger's own levels, as those of the topic are told. */
const levelsOf = async (ledger: RelayedLedger, days: readonly (typeof DAYS)[number][], sequence: number) =>
  (await ledger.book()).index
    .levels(days, sequence)
    .map((level) => Object.fromEntries([...level].filter(([, sum]) => sum !== 0n).sort()));

describeWithBroker('The journal on a real broker', () => {
  let broker: TestBroker;

  beforeAll(async () => {
    broker = await brokerForTests();
  });

  afterAll(() => broker.stop());

  const ledgers: RelayedLedger[] = [];

  afterEach(async () => {
    for (const ledger of ledgers.splice(0)) await ledger.stop();
  });

  const relayed = (options: Omit<RelayedLedgerOptions, 'brokers'>): RelayedLedger => {
    const ledger = new RelayedLedger({ brokers: broker.brokers, shards: SHARDS, ...options });
    ledgers.push(ledger);
    ledger.start();
    return ledger;
  };

  it('adds up to the ledger for every day and any knowledge, with late facts, corrections and voids', async () => {
    const store = await newStore();
    const topicPrefix = newPrefix();
    const ledger = relayed({ store, topicPrefix });
    const types = new Set<string>();
    for (const append of toldCompany(Math.ceil(FACTS / FACTS_OF_ACCOUNT))) {
      for (const { type } of append.records) types.add(type);
      await appended(store, append);
    }
    expect([...types]).toEqual(expect.arrayContaining(['fact-corrected', 'fact-voided']));
    const { sequence: head } = await store.head();
    expect(head).toBeGreaterThanOrEqual(FACTS * 0.9);
    await ledger.published();
    const fold = await TopicFold.of(broker.brokers, `${topicPrefix}arr.changes.v1`, SHARDS);
    expect(fold.repeated).toBe(0);
    expect(fold.levels(DAYS, head)).toEqual(await levelsOf(ledger, DAYS, head));
    const chance = seededChance(1);
    for (let point = 0; point < POINTS; point += 1) {
      const sequence = 1 + Math.floor(chance() * head);
      const day = DAYS.slice(Math.floor(chance() * DAYS.length)).slice(0, 1);
      expect(fold.levels(day, sequence)).toEqual(await levelsOf(ledger, day, sequence));
    }
    process.stdout.write(
      `published: ${head.toString()} facts, ${fold.changes.length.toString()} entries, the same on ${DAYS.length.toString()} days and at ${POINTS.toString()} points\n`,
    );
  });

  it('is published by one of two relays, and not twice by one that wakes up within its transaction', async () => {
    const store = await newStore();
    const topicPrefix = newPrefix();
    const [frozen, woken] = [new Gate(), new Gate()];
    const timings = { ...KAFKA_TIMINGS, transactionTimeoutMs: TRANSACTION_TIMEOUT_MS, deadlineMs: 60_000 };
    const company = [...toldCompany(60)];
    const tell = async (count: number): Promise<void> => {
      for (const append of company.splice(0, count)) await appended(store, append);
    };
    const slow = relayed({
      ...{ store, topicPrefix, timings, standbyMs: 100 },
      atPoint: async (point) => {
        if (point !== 'after-send') return;
        frozen.open();
        await woken.opened;
      },
    });
    await tell(60);
    await frozen.opened;
    const sleeping = setTimeout(ASLEEP_MS);
    const quick = relayed({ store, topicPrefix, standbyMs: 100 });
    await quick.published();
    // Longer than the broker waits for it, and than the other takes to go on in its place.
    await sleeping;
    woken.open();
    await tell(60);
    await quick.published();
    await slow.published();
    expect(slow.statesOfRelays()).toContain('standby');
    expect(quick.statesOfRelays()).toEqual(Array.from({ length: SHARDS }, () => 'active'));

    await quick.stop();
    await tell(60);
    await slow.published();
    expect(slow.statesOfRelays()).toContain('active');
    const fold = await TopicFold.of(broker.brokers, `${topicPrefix}arr.changes.v1`, SHARDS);
    expect(fold.repeated).toBe(0);
    expect(fold.changes.map(({ id }) => id).sort()).toEqual([...(await slow.entryIds())].sort());
  });
});
