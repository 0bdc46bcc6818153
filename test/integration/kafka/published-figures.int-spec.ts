import { randomUUID } from 'node:crypto';
import { LAST_DAY } from '../../../src/demo/domain/company';
import { addDays, type CalendarDate } from '../../../src/kernel/calendar-date';
import { LOG_START } from '../../../src/kernel/log-position';
import { formatMinorUnits } from '../../../src/kernel/minor-units';
import { type EventStore, NO_REVISION } from '../../../src/kernel/event-store.port';
import { encodePolicyFact } from '../../../src/policies/domain/policy.codec';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { appended, appendOf, HandSetClock, ledgerOpened, logAfter } from '../../contracts/event-store.builders';
import { policyAdopted } from '../../support/arr.builders';
import type { CurrentByAccount, CurrentValue } from '../../support/kafka/current-topic';
import { brokerForTests, describeWithBroker, type TestBroker } from '../../support/kafka/kafka-broker';
import { PublishedFacts } from '../../support/kafka/published-facts';
import { RelayedLedger } from '../../support/kafka/relayed-ledger';
import { toldCompany } from '../../support/kafka/told-company';
import { TopicsRead } from '../../support/kafka/topics-read';
import { MemoryEventStore } from '../../support/memory-event-store.adapter';

jest.setTimeout(240_000);

const SHARDS = 2;
const ACCOUNTS = 270;
/** After all that is known of any account. */
const FAR_DAY = addDays(LAST_DAY, 4_000);

const newStore = async (): Promise<MemoryEventStore> => {
  const store = new MemoryEventStore({ clock: new HandSetClock(), calendar: new IntlZoneCalendar() });
  const { records, ...opening } = ledgerOpened();
  const data = { ...records[0]?.data, ledgerId: 'main' };
  await appended(store, { ...opening, records: records.map((one) => ({ ...one, data })) });
  return store;
};

const adopted = async (store: EventStore, policy: ReturnType<typeof policyAdopted>): Promise<void> => {
  const append = appendOf('policy-main', NO_REVISION, 'adoption');
  await appended(store, { ...append, records: append.records.map((one) => ({ ...one, ...encodePolicyFact(policy) })) });
};

type Figures = Readonly<Record<string, string>>;

/** ARR of each account of a ledger on a day, by currency. */
const ledgerFigures = async (ledger: RelayedLedger) => {
  const { index } = await ledger.book();
  const known = new Map<string, ReadonlyMap<string, Figures>>();
  return (asOf: CalendarDate): ReadonlyMap<string, Figures> => {
    const before = known.get(asOf);
    if (before !== undefined) return before;
    const figures = new Map<string, Figures>();
    for (const { accountId, currency, arr } of index.accounts({ asOf, knownAt: Number.MAX_SAFE_INTEGER }))
      if (arr !== 0n)
        figures.set(accountId, { ...figures.get(accountId), [currency]: formatMinorUnits(arr, currency) });
    known.set(asOf, figures);
    return figures;
  };
};

const smallestParts = (amount: string): bigint => BigInt(amount.replace('.', ''));

/** What a record comes to on a day, as a consumer adds it up; in smallest parts, without zeros. */
const figuresOn = (day: string, { arr, steps }: CurrentValue): Readonly<Record<string, bigint>> => {
  const sums = new Map(Object.entries(arr).map(([currency, sum]) => [currency, smallestParts(sum)]));
  for (const { effectiveOn, currency, delta } of steps)
    if (effectiveOn <= day) sums.set(currency, (sums.get(currency) ?? 0n) + smallestParts(delta));
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0n).sort());
};

const inSmallestParts = (figures: Figures = {}): Readonly<Record<string, bigint>> =>
  Object.fromEntries(
    Object.entries(figures)
      .map(([currency, sum]) => [currency, smallestParts(sum)] as const)
      .sort(),
  );

/** Holds each record against its ledger: on its day, on the day of each of its steps, and far ahead. Answers how many accounts have none. */
const holdsFigures = async (ledger: RelayedLedger, current: CurrentByAccount): Promise<number> => {
  const figuresOf = await ledgerFigures(ledger);
  for (const [accountId, value] of current) {
    for (const day of [value.asOf, ...value.steps.map(({ effectiveOn }) => effectiveOn), FAR_DAY])
      expect([accountId, day, figuresOn(day, value)]).toEqual([
        accountId,
        day,
        inSmallestParts(figuresOf(day as CalendarDate).get(accountId)),
      ]);
  }
  const { index } = await ledger.book();
  const without = index.accountIds(undefined, Number.MAX_SAFE_INTEGER).filter((accountId) => !current.has(accountId));
  for (const accountId of without)
    expect([accountId, figuresOf(LAST_DAY).get(accountId), figuresOf(FAR_DAY).get(accountId)]).toEqual([
      accountId,
      undefined,
      undefined,
    ]);
  return without.length;
};

describeWithBroker('Figures and facts on a real broker', () => {
  let broker: TestBroker;

  beforeAll(async () => {
    broker = await brokerForTests();
  });

  afterAll(() => broker.stop());

  it('are the ledger’s for each account, with late facts, corrections and voids, and under another policy', async () => {
    const topicPrefix = `${randomUUID().slice(0, 8)}.`;
    const store = await newStore();
    const types = new Set<string>();
    // All of it is there before anything is published: transactions are as large as they may be.
    for (const append of toldCompany(ACCOUNTS)) {
      for (const { type } of append.records) types.add(type);
      await appended(store, append);
    }
    expect([...types]).toEqual(expect.arrayContaining(['fact-corrected', 'fact-voided', 'subscription-transferred']));
    const [brokers, partitions] = [broker.brokers, SHARDS];
    const facts = new PublishedFacts({ store, brokers, topicPrefix, partitions });
    const first = new RelayedLedger({ store, brokers, topicPrefix, shards: SHARDS });
    first.start();
    await Promise.all([first.published(), facts.published()]);
    const read = await TopicsRead.of(brokers, topicPrefix, SHARDS);
    expect(read.faults).toEqual([]);
    expect(read.current.size).toBeGreaterThan(ACCOUNTS / 2);
    expect(await holdsFigures(first, read.current)).toBeGreaterThan(0);
    await first.stop();

    const policy = policyAdopted(2, { shortTerms: 'exclude', discounts: 'list' });
    await adopted(store, policy);
    const second = new RelayedLedger({ store, brokers, topicPrefix, shards: SHARDS, policy: policy.data });
    second.start();
    await Promise.all([second.published(), facts.published()]);
    const after = await TopicsRead.of(brokers, topicPrefix, SHARDS);
    expect(after.faults).toEqual([]);
    expect(new Set([...after.current.values()].map(({ epoch }) => epoch))).toEqual(new Set([2]));
    expect(after.current.size).toBeLessThan(read.current.size);
    await holdsFigures(second, after.current);
    expect(after.facts).toEqual((await logAfter(store, LOG_START)).map(({ sequence, id }) => ({ sequence, id })));
    await Promise.all([second.stop(), facts.stop()]);
  });
});
