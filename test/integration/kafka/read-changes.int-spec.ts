import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { LAST_DAY } from '../../../src/demo/domain/company';
import { addDays, type CalendarDate, toEpochDay } from '../../../src/kernel/calendar-date';
import { appended, ledgerOpened } from '../../contracts/event-store.builders';
import { BUILT, ServiceProcess } from '../../e2e/http/service-process';
import { brokerForTests, describeWithBroker, type TestBroker } from '../../support/kafka/kafka-broker';
import { RelayedLedger } from '../../support/kafka/relayed-ledger';
import { toldCompany } from '../../support/kafka/told-company';
import { dayOf } from '../../support/scenario/spelled';
import { openedIn, temporaryFolder } from '../embedded/data-folder.builders';

jest.setTimeout(180_000);

const EXAMPLE = join(__dirname, '../../../examples/read-changes.mjs');
/** A batch is at most what a shard has: there are enough of them to be killed between. */
const SHARDS = 8;
const ACCOUNTS = 150;
const FIRST_DAY = dayOf('2023-01-01');
const DAYS = Array.from({ length: toEpochDay(LAST_DAY) - toEpochDay(FIRST_DAY) + 400 }, (_, index) =>
  addDays(FIRST_DAY, index),
);
const KILLS = 2;
const READ_WITHIN_MS = 60_000;
const ASK_AGAIN_MS = 20;

interface Kept {
  readonly deltas: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly positions: readonly { readonly seq: number }[];
}

const NOTHING: Kept = { deltas: {}, positions: [] };

/** The figures of each account, in smallest parts, as `<account> <currency> <amount>`. */
type Figures = readonly string[];

/** What the sums that were kept come to, day after day. */
function* levelsKept({ deltas }: Kept): Generator<Figures, void> {
  const told = Object.values(deltas).flatMap((ofShard) =>
    Object.entries(ofShard).map(([key, delta]) => {
      const [account = '', currency = '', day = ''] = key.split(' ');
      return { of: `${account} ${currency}`, day, delta: BigInt(delta) };
    }),
  );
  told.sort((a, b) => (a.day < b.day ? -1 : 1));
  const sums = new Map<string, bigint>();
  let next = 0;
  for (const day of DAYS) {
    for (let one = told[next]; one !== undefined && one.day <= day; one = told[next]) {
      sums.set(one.of, (sums.get(one.of) ?? 0n) + one.delta);
      next += 1;
    }
    yield [...sums]
      .filter(([, sum]) => sum !== 0n)
      .map(([of, sum]) => `${of} ${sum}`)
      .sort();
  }
}

describeWithBroker('The example that reads changes', () => {
  const folder = temporaryFolder();
  const topicPrefix = `${randomUUID().slice(0, 8)}.`;
  let broker: TestBroker;
  let service: ServiceProcess;
  let address: string;
  let entries = 0;
  const figures: Figures[] = [];

  beforeAll(async () => {
    broker = await brokerForTests();
    const store = await openedIn(folder.path);
    await appended(store, ledgerOpened());
    for (const append of toldCompany(ACCOUNTS)) await appended(store, append);
    const ledger = new RelayedLedger({ store, topicPrefix });
    ledger.start(false);
    entries = (await ledger.entryIds()).length;
    const { index } = await ledger.book();
    const knownAt = (await store.head()).sequence;
    const of = (asOf: CalendarDate): Figures =>
      index
        .accounts({ asOf, knownAt })
        .filter(({ arr }) => arr !== 0n)
        .map(({ accountId, currency, arr }) => `${accountId} ${currency} ${arr}`)
        .sort();
    for (const day of DAYS) figures.push(of(day));
    await ledger.stop();
    await store.close();
    const env = { DATA_DIR: folder.path, EVENT_STORE: 'embedded', JOURNAL_SHARDS: SHARDS.toString() };
    const kafka = { KAFKA_BROKERS: broker.brokers.join(','), KAFKA_TOPIC_PREFIX: topicPrefix };
    service = new ServiceProcess({ ...env, ...kafka }, BUILT);
    address = await service.address();
    await made();
  });

  afterAll(async () => {
    await service.stop();
    await broker.stop();
    folder.remove();
  });

  const client = () => new Kafka({ brokers: [...broker.brokers], logLevel: logLevel.NOTHING }).admin();
  const topic = `${topicPrefix}arr.changes.v1`;

  /** Resolves when the service has made the topic. */
  const made = async (): Promise<void> => {
    const admin = client();
    await admin.connect();
    while (!(await admin.listTopics()).includes(topic)) await setTimeout(ASK_AGAIN_MS);
    await admin.disconnect();
  };

  const started = (cwd: string): ChildProcess => {
    const { PATH = '' } = process.env;
    const kafka = { KAFKA_BROKERS: broker.brokers.join(','), KAFKA_TOPIC_PREFIX: topicPrefix };
    const env = { PATH, ...kafka, ARR_URL: address };
    return spawn(process.execPath, [EXAMPLE], { cwd, env, stdio: ['ignore', 'pipe', 'ignore'] });
  };

  const keptIn = (cwd: string): Kept => {
    const file = join(cwd, 'read-changes.json');
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : NOTHING;
  };

  const countOf = ({ positions }: Kept): number => positions.reduce((sum, { seq }) => sum + seq, 0);

  const killed = async (child: ChildProcess): Promise<void> => {
    const ended = once(child, 'close');
    child.kill('SIGKILL');
    await ended;
  };

  /** Reads until everything is kept, each partition once more among it: what is added up twice shows only then. */
  const readToTheEnd = async (cwd: string): Promise<Kept> => {
    const child = started(cwd);
    const until = Date.now() + READ_WITHIN_MS;
    const partitions = new Set<string>();
    child.stdout?.on('data', (text: Buffer) => {
      for (const [partition] of text.toString().matchAll(/^partition \d+/gmu)) partitions.add(partition);
    });
    while (countOf(keptIn(cwd)) < entries || partitions.size < SHARDS) {
      if (Date.now() > until || child.exitCode !== null)
        throw new Error(`${countOf(keptIn(cwd)).toString()} of ${entries.toString()} were read.`);
      await setTimeout(ASK_AGAIN_MS);
    }
    await killed(child);
    return keptIn(cwd);
  };

  const expectFigures = (kept: Kept): void => {
    expect(countOf(kept)).toBe(entries);
    for (const [index, level] of [...levelsKept(kept)].entries())
      expect([DAYS[index], level]).toEqual([DAYS[index], figures[index]]);
  };

  it('has the ledger’s figure of each account on each day, though it was killed in the middle twice', async () => {
    const own = temporaryFolder();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = countOf(keptIn(own.path));
      const child = started(own.path);
      while (countOf(keptIn(own.path)) === before && child.exitCode === null) await setTimeout(1);
      await killed(child);
      const count = countOf(keptIn(own.path));
      expect(count).toBeGreaterThan(before);
      expect(count).toBeLessThan(entries);
    }
    expectFigures(await readToTheEnd(own.path));
    own.remove();
  });

  it('fetches from the service what is no more on the topic', async () => {
    const own = temporaryFolder();
    const admin = client();
    await admin.connect();
    // The client deletes only of a topic that it has asked about.
    await admin.fetchTopicOffsets(topic);
    const partitions = Array.from({ length: SHARDS }, (_, partition) => ({ partition, offset: '20' }));
    await admin.deleteTopicRecords({ topic, partitions });
    await admin.disconnect();
    expectFigures(await readToTheEnd(own.path));
    own.remove();
  });
});
