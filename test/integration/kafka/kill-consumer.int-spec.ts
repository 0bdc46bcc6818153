import { randomUUID } from 'node:crypto';
import { LOG_START } from '../../../src/kernel/log-position';
import { ChildProcess } from '../../support/crash/child-process';
import { seededChance } from '../../support/crash/seeded-chance';
import { brokerForTests, describeWithBroker, type TestBroker } from '../../support/kafka/kafka-broker';
import {
  changing,
  groupOf,
  makeTopic,
  sendCommands,
  type Sent,
  standingIn,
  starting,
} from '../../support/kafka/sent-commands';
import { openedIn, temporaryFolder } from '../embedded/data-folder.builders';

jest.setTimeout(280_000);

const POINTS = ['taken', 'dead-letter-sent', 'committed'] as const;
const SUBSCRIPTIONS = Array.from({ length: 6 }, (_, index) => `sub-${index}`);
const CHANGES = 20;
const PARTITIONS = 3;
const SEED = Number(process.env['KILL_SEED'] ?? 1);
/** More of them by KILL_TURNS: each point is then met that many times, at a turn that chance decides. */
const TURNS = Number(process.env['KILL_TURNS'] ?? 1);
const TURN_MAX = 12;

/** Those of every second change have no id of their own. */
const idOf = (nth: number, id: string): object => (nth % 2 === 0 ? { commandId: `change-${nth}-${id}` } : {});

describeWithBroker('A consumer of commands that is killed', () => {
  let broker: TestBroker;

  beforeAll(async () => {
    broker = await brokerForTests();
  });

  afterAll(() => broker.stop());

  it('records each command once and in order, and hands on each that is refused, wherever it was killed', async () => {
    const chance = seededChance(SEED);
    const [folder, topicPrefix] = [temporaryFolder(), `${randomUUID().slice(0, 8)}.`];
    const topic = `${topicPrefix}subscription.commands.v1`;
    await makeTopic(broker.brokers, topic, PARTITIONS, { 'compression.type': 'uncompressed' });
    const changes = Array.from({ length: CHANGES }, (_, nth) =>
      SUBSCRIPTIONS.flatMap((id): readonly Sent[] => [
        changing(id, nth + 1, idOf(nth, id)),
        // Refused, and between two that are not.
        { key: id, value: { command: 'resume', effectiveOn: '2025-03-01', commandId: `resume-${nth}-${id}` } },
      ]),
    ).flat();
    const commands = [...SUBSCRIPTIONS.map((id) => starting(id)), ...changes];
    await sendCommands(broker.brokers, topic, commands);
    const run = (...kill: readonly string[]): ChildProcess =>
      new ChildProcess('consuming-child.ts', [
        ...[folder.path, broker.brokers.join(','), topicPrefix, commands.length.toString()],
        ...kill,
      ]);
    let killed = 0;
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const point of POINTS) {
        const child = run(point, (1 + Math.floor(chance() * TURN_MAX)).toString());
        const end = await child.end();
        expect([point, end, child.errors]).toEqual([point, end === 0 ? 0 : 'SIGKILL', '']);
        if (end === 'SIGKILL') killed += 1;
      }
    }
    expect(killed).toBeGreaterThanOrEqual(POINTS.length);
    const last = run();
    expect([await last.end(), last.errors]).toEqual([0, '']);

    const quantities = new Map<string, unknown[]>();
    const store = await openedIn(folder.path);
    for await (const { records } of store.readLog(LOG_START)) {
      for (const { type, data } of records) {
        if (!type.startsWith('subscription-')) continue;
        const id = data['subscriptionId'] as string;
        const [line] = data['lines'] as readonly { readonly quantity?: string }[];
        quantities.set(id, [...(quantities.get(id) ?? []), line?.quantity]);
      }
    }
    await store.close();
    const wanted = Array.from({ length: CHANGES + 1 }, (_, nth) => (12 + nth).toString());
    expect(Object.fromEntries(quantities)).toEqual(Object.fromEntries(SUBSCRIPTIONS.map((id) => [id, wanted])));

    const dead = await standingIn(broker.brokers, `${topicPrefix}subscription.commands.dead.v1`);
    expect(new Set(dead.map(({ headers: { code } }) => code))).toEqual(new Set(['subscription-is-not-paused']));
    const origins = dead.map(({ headers }) => `${headers['origin-partition'] ?? ''}/${headers['origin-offset'] ?? ''}`);
    expect(new Set(origins).size).toBe(SUBSCRIPTIONS.length * CHANGES);
    // One that was acknowledged and not committed comes again; nothing else does.
    expect(origins.length).toBeLessThanOrEqual(SUBSCRIPTIONS.length * CHANGES + killed * PARTITIONS);
    const group = await groupOf(broker.brokers, `${topicPrefix}arr-ledger-commands`, topic);
    expect(group).toEqual({ members: 0, lag: 0 });
    folder.remove();
  });
});
