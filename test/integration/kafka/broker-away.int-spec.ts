import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Append } from '../../../src/kernel/event-store.port';
import { appended, ledgerOpened } from '../../contracts/event-store.builders';
import { describeWithOwnBroker, KafkaBroker } from '../../support/kafka/kafka-broker';
import { RelayedLedger } from '../../support/kafka/relayed-ledger';
import { toldCompany } from '../../support/kafka/told-company';
import { TopicFold } from '../../support/kafka/topic-fold';
import { openedIn, temporaryFolder } from '../embedded/data-folder.builders';

jest.setTimeout(1_800_000);

const SHARDS = 2;
/** How many facts come while the broker is away; as many come before, while it is there. */
const FACTS = Number(process.env['FACTS'] ?? 2_400);
const FACTS_OF_ACCOUNT = 7.9;
const APPENDS_AT_ONCE = 50;
/** What is folded of a fact takes less than so much, whether it can be published or not. */
const HEAP_OF_FACT_MAX = 5_000;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const heapBytes = (): number => {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/** What a stretch of a ledger's course came to. */
interface Stretch {
  readonly factsPerSecond: number;
  readonly heapBytesPerFact: number;
}

const told = ({ factsPerSecond, heapBytesPerFact }: Stretch): string =>
  `${factsPerSecond.toFixed(0)} facts/s, ${heapBytesPerFact.toFixed(0)} bytes of heap a fact`;

describeWithOwnBroker('A broker that goes away', () => {
  let broker: KafkaBroker;

  beforeAll(async () => {
    broker = await KafkaBroker.start();
  });

  afterAll(() => broker.stop());

  const ending: (() => Promise<void> | void)[] = [];

  afterEach(async () => {
    for (const end of ending.splice(0)) await end();
  });

  it('holds up nothing, costs no memory, and has all in order once it is back', async () => {
    const folder = temporaryFolder();
    const store = await openedIn(folder.path);
    await store.append(ledgerOpened());
    const ledger = new RelayedLedger({ store, brokers: broker.brokers, topicPrefix: '', shards: SHARDS });
    ending.push(
      () => ledger.stop(),
      () => store.close(),
      () => folder.remove(),
    );
    ledger.start();
    const company = toldCompany(Math.ceil((2 * FACTS) / FACTS_OF_ACCOUNT));
    const next = (): Append | undefined => {
      const { done, value } = company.next();
      return done === true ? undefined : value;
    };
    /** As an import does it: some at once, which the store takes in the order in which they are handed to it. */
    const tellSome = async (facts: number): Promise<void> => {
      for (let count = 0; count < facts;) {
        const appends: Promise<unknown>[] = [];
        for (let append = next(); append !== undefined; append = next()) {
          appends.push(appended(store, append));
          count += append.records.length;
          if (appends.length === APPENDS_AT_ONCE) break;
        }
        if (appends.length === 0) return;
        await Promise.all(appends);
      }
    };
    const stretch = async (): Promise<Stretch> => {
      const [heap, from, began] = [heapBytes(), (await store.head()).sequence, performance.now()];
      await tellSome(FACTS);
      const count = (await store.head()).sequence - from;
      const factsPerSecond = (count * 1_000) / (performance.now() - began);
      await ledger.book();
      return { factsPerSecond, heapBytesPerFact: (heapBytes() - heap) / count };
    };
    const there = await stretch();
    await ledger.published();
    await broker.kill();
    const away = await stretch();
    const publishedAway = ledger.publisher.status.relays.reduce((sum, { published }) => sum + published, 0);
    await broker.run();
    const back = performance.now();
    await ledger.published();
    const caughtUpMs = performance.now() - back;
    const fold = await TopicFold.of(broker.brokers, 'arr.changes.v1', SHARDS);
    const entries = await ledger.entryIds();
    const missed = entries.length - publishedAway;
    process.stdout.write(
      `broker there: ${told(there)}; away: ${told(away)}; ${missed.toString()} entries caught up in ${caughtUpMs.toFixed(0)} ms\n`,
    );
    expect(missed).toBeGreaterThan(FACTS / 2);
    expect(away.factsPerSecond).toBeGreaterThan(there.factsPerSecond / 3);
    expect(away.heapBytesPerFact).toBeLessThan(HEAP_OF_FACT_MAX);
    // Each shard in its order: the library of the consumer has taken every message and found no gap.
    expect(fold.repeated).toBe(0);
    expect(fold.changes.map(({ id }) => id).sort()).toEqual([...entries].sort());
  });
});
