import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { ChildProcess } from '../../support/crash/child-process';
import { seededChance } from '../../support/crash/seeded-chance';
import { brokerForTests, describeWithBroker, type TestBroker } from '../../support/kafka/kafka-broker';
import { RELAY_POINTS, RelayedLedger } from '../../support/kafka/relayed-ledger';
import { TopicFold } from '../../support/kafka/topic-fold';
import { LOG_START } from '../../../src/kernel/log-position';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { instant, logAfter } from '../../contracts/event-store.builders';
import { currentByDefinition } from '../../support/kafka/current-topic';
import { TopicsRead } from '../../support/kafka/topics-read';
import { openedIn, temporaryFolder } from '../embedded/data-folder.builders';

const SHARDS = 2;
/** What each run has to tell more than the one before, so that there is something to be killed in. */
const APPENDS = 40;
const SEED = Number(process.env['KILL_SEED'] ?? 1);
const KILLS = Number(process.env['KILLS'] ?? 40);
/** So many at each of its named places, in turn, and at one that only chance decides. */
const KINDS = [...RELAY_POINTS, 'random'] as const;
type Kind = (typeof KINDS)[number];
/** So many kills has a ledger to survive; then its topic is read, and another begins. */
const KILLS_OF_A_LEDGER_MAX = 40;
const LEDGERS = Array.from({ length: Math.ceil(KILLS / KILLS_OF_A_LEDGER_MAX) }, (_, index) => ({
  seed: SEED + index,
  kills: Math.min(KILLS_OF_A_LEDGER_MAX, KILLS - index * KILLS_OF_A_LEDGER_MAX),
}));
const TURN_MAX = 3;
/** As long as a run takes to publish what is new to it. */
const RANDOM_MS_MAX = 500;

jest.setTimeout(600_000);

interface Killed {
  readonly appends: number;
  readonly kills: ReadonlyMap<Kind, number>;
}

/** The place at which a run is to kill itself, and at which of its turns; none, where another kills it. */
const placeOf = (kind: Kind, chance: () => number): readonly string[] => {
  if (kind === 'random') return [];
  // A tail is read once for each shard and for the facts, as long as nothing goes wrong.
  const turnMax = kind === 'tail-read' ? SHARDS + 1 : TURN_MAX;
  return [kind, (1 + Math.floor(chance() * turnMax)).toString()];
};

const CALENDAR = new IntlZoneCalendar();
const dayOf = (recordedAt: string): string => CALENDAR.dayOf(instant(recordedAt), 'Europe/Berlin');

describeWithBroker('A relay that is killed on a real broker', () => {
  let broker: TestBroker;

  beforeAll(async () => {
    broker = await brokerForTests();
  });

  afterAll(() => broker.stop());

  const runOf = (folder: string, topicPrefix: string, appends: number, place: readonly string[] = []): ChildProcess =>
    new ChildProcess('relaying-child.ts', [
      ...[folder, broker.brokers.join(','), topicPrefix, appends.toString()],
      ...place,
    ]);

  const killedOften = async (
    kills: number,
    chance: () => number,
    start: (appends: number, place: readonly string[]) => ChildProcess,
  ): Promise<Killed> => {
    const killed = new Map<Kind, number>();
    let done = 0;
    let run = 0;
    // Some come to their end before they come to their place, and are no kills.
    for (; done < kills && run < 3 * kills; run += 1) {
      const kind = KINDS[run % KINDS.length] ?? 'random';
      const child = start((run + 1) * APPENDS, placeOf(kind, chance));
      if (kind === 'random') {
        await child.said('relays');
        await setTimeout(chance() * RANDOM_MS_MAX);
        await child.kill();
      }
      const end = await child.end();
      expect([kind, end, child.errors]).toEqual([kind, end === 0 ? 0 : 'SIGKILL', '']);
      if (end === 0) continue;
      killed.set(kind, (killed.get(kind) ?? 0) + 1);
      done += 1;
    }
    expect(done).toBe(kills);
    return { appends: run * APPENDS, kills: killed };
  };

  it.each(LEDGERS)(
    'loses nothing and doubles nothing, wherever in its course that is: $kills kills, seed $seed',
    async ({ seed, kills: wanted }) => {
      const folder = temporaryFolder();
      const topicPrefix = `${randomUUID().slice(0, 8)}.`;
      const { appends, kills } = await killedOften(wanted, seededChance(seed), (count, place) =>
        runOf(folder.path, topicPrefix, count, place),
      );
      if (wanted === KILLS_OF_A_LEDGER_MAX) expect(new Set(kills.keys())).toEqual(new Set(KINDS));
      const last = runOf(folder.path, topicPrefix, appends + APPENDS);
      expect([await last.end(), last.errors]).toEqual([0, '']);
      // Throws where the library that consumers have finds a gap or another digest.
      const fold = await TopicFold.of(broker.brokers, `${topicPrefix}arr.changes.v1`, SHARDS);
      const store = await openedIn(folder.path);
      const ledger = new RelayedLedger({ store, brokers: broker.brokers, topicPrefix, shards: SHARDS });
      ledger.start(false);
      const [entries, read] = [await ledger.entryIds(), fold.changes.map(({ id }) => id)];
      const missing = entries.length - new Set(read).size;
      const by = [...kills].map(([kind, count]) => `${kind} ${count.toString()}`).join(', ');
      process.stdout.write(
        `relay killed: ${by}; ${entries.length.toString()} entries, ${missing.toString()} missing, ` +
          `${(fold.repeated + read.length - new Set(read).size).toString()} doubled (KILL_SEED=${seed.toString()})\n`,
      );
      expect(fold.repeated).toBe(0);
      expect(read.sort()).toEqual([...entries].sort());
      const topics = await TopicsRead.of(broker.brokers, topicPrefix, SHARDS);
      expect(topics.current).toEqual(currentByDefinition(fold.changes, dayOf));
      expect(topics.facts).toEqual((await logAfter(store, LOG_START)).map(({ sequence, id }) => ({ sequence, id })));
      await ledger.stop();
      await store.close();
      folder.remove();
    },
  );
});
