import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedEventStore } from '../../../src/platform/embedded/embedded-event-store.adapter';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { SystemClock } from '../../../src/platform/system/system-clock.adapter';
import { EventStoreDouble } from '../../support/eventstoredb/event-store-double';
import { ArrProcess, type Ended } from './arr-process';

// Each step is a process of its own, and a busy machine starts them slowly.
jest.setTimeout(180_000);

const APPENDS_BEFORE_KILL = 40;
const LOOK_AGAIN_MS = 2;

const clock = new SystemClock();
const server = new EventStoreDouble({ clock });
let origin: ArrProcess;
let back: ArrProcess;

beforeAll(async () => {
  await server.start();
  const env = { EVENT_STORE: 'embedded', EVENTSTOREDB_URL: server.url, STREAM_PREFIX: 'copied_' };
  [origin, back] = [await ArrProcess.onNewFolder(env), await ArrProcess.onNewFolder(env)];
  await origin.json(['demo', '--accounts', '60', '--folder', origin.dataDir]);
});

afterAll(async () => {
  await origin.remove();
  await back.remove();
  await server.stop();
});

/** How many facts the folder holds that the way back leads to. */
const factsBack = async (): Promise<number> => {
  const calendar = new IntlZoneCalendar();
  try {
    const store = await EmbeddedEventStore.open({ folder: back.dataDir, mode: 'read', clock, calendar });
    const { sequence } = await store.head();
    await store.close();
    return sequence;
  } catch {
    // It is being made.
    return 0;
  }
};

const struck = async (): Promise<void> => {
  while (server.faults.struck.length === 0) await sleep(LOOK_AGAIN_MS);
};

const hasSomeBack = async (): Promise<void> => {
  while ((await factsBack()) < APPENDS_BEFORE_KILL) await sleep(LOOK_AGAIN_MS);
};

interface Copy {
  readonly facts: number;
  readonly copied: number;
  readonly digest: string;
}

const copyIn = ({ status, stdout, stderr }: Ended): Copy => {
  expect([status, stderr]).toEqual([0, expect.any(String)]);
  return JSON.parse(stdout) as Copy;
};

it('copies a ledger there and back, killed in the midst of each way, and every answer stays as it is', async () => {
  const there = ['copy', '--from', 'embedded', '--to', 'eventstoredb'];
  server.faults.plan({ call: 'append', point: 'after-commit', kind: 'silence', after: APPENDS_BEFORE_KILL, times: 99 });
  expect(await origin.runUntil(there, struck)).toBeNull();
  server.faults.clear();
  const { facts, copied, digest } = copyIn(await origin.run([...there, '--json']));
  expect([copied > 0, copied < facts]).toEqual([true, true]);

  const home = ['copy', '--from', 'eventstoredb', '--to', 'embedded'];
  expect(await back.runUntil(home, hasSomeBack)).toBeNull();
  const taken = await factsBack();
  expect(taken).toBeLessThan(facts);
  expect(copyIn(await back.run([...home, '--json']))).toMatchObject({ facts, copied: facts - taken, digest });

  for (const question of [
    ['show', '--as-of', '2025-11', '--group-by', 'plan'],
    ['show', '--as-of', '2025-11', '--known-at', '300', '--accounts'],
    ['movements', '--from', '2025-01', '--to', '2025-12', '--known-at', '2025-06-30T00:00:00.000Z'],
  ]) {
    const said = await origin.run([...question, '--json']);
    expect(said.status).toBe(0);
    expect(await back.run([...question, '--json'])).toEqual(said);
  }
});
