import { randomUUID } from 'node:crypto';
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

jest.setTimeout(280_000);

const SHARDS = 2;
/** What each run has to tell more than the one before, so that there is something to be killed in. */
const APPENDS = 40;
const SEED = Number(process.env['KILL_SEED'] ?? 1);
/** More of them by KILL_TURNS: each point is then met that many times, at a turn that chance decides. */
const TURNS = Number(process.env['KILL_TURNS'] ?? 1);
const TURN_MAX = 3;

const CALENDAR = new IntlZoneCalendar();
const dayOf = (recordedAt: string): string => CALENDAR.dayOf(instant(recordedAt), 'Europe/Berlin');

describeWithBroker('A relay that is killed on a real broker', () => {
  let broker: TestBroker;

  beforeAll(async () => {
    broker = await brokerForTests();
  });

  afterAll(() => broker.stop());

  it('loses nothing and doubles nothing, wherever in its course that is', async () => {
    const chance = seededChance(SEED);
    const folder = temporaryFolder();
    const topicPrefix = `${randomUUID().slice(0, 8)}.`;
    const run = (appends: number, ...kill: readonly string[]): ChildProcess =>
      new ChildProcess('relaying-child.ts', [
        folder.path,
        broker.brokers.join(','),
        topicPrefix,
        appends.toString(),
        ...kill,
      ]);
    let appends = APPENDS;
    const killed: string[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const point of RELAY_POINTS) {
        // A tail is read once for each shard and for the facts, as long as nothing goes wrong.
        const turnMax = point === 'tail-read' ? SHARDS + 1 : TURN_MAX;
        const child = run(appends, point, (1 + Math.floor(chance() * turnMax)).toString());
        const end = await child.end();
        expect([point, end, child.errors]).toEqual([point, end === 0 ? 0 : 'SIGKILL', '']);
        if (end === 'SIGKILL') killed.push(point);
        appends += APPENDS;
      }
    }
    expect(new Set(killed)).toEqual(new Set(RELAY_POINTS));
    const last = run(appends);
    expect([await last.end(), last.errors]).toEqual([0, '']);
    const fold = await TopicFold.of(broker.brokers, `${topicPrefix}arr.changes.v1`, SHARDS);
    expect(fold.repeated).toBe(0);
    const topics = await TopicsRead.of(broker.brokers, topicPrefix, SHARDS);
    expect(topics.current).toEqual(currentByDefinition(fold.changes, dayOf));
    const store = await openedIn(folder.path);
    expect(topics.facts).toEqual((await logAfter(store, LOG_START)).map(({ sequence, id }) => ({ sequence, id })));
    const ledger = new RelayedLedger({ store, brokers: broker.brokers, topicPrefix, shards: SHARDS });
    ledger.start(false);
    expect(fold.changes.map(({ id }) => id).sort()).toEqual([...(await ledger.entryIds())].sort());
    await ledger.stop();
    await store.close();
    folder.remove();
  });
});
