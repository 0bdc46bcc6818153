import { setTimeout } from 'node:timers/promises';
import { LOG_START } from '../../../src/kernel/log-position';
import type { EmbeddedEventStore } from '../../../src/platform/embedded/embedded-event-store.adapter';
import { appended, appendOf, logAfter, record } from '../../contracts/event-store.builders';
import { ChildProcess } from '../../support/crash/child-process';
import { seededChance } from '../../support/crash/seeded-chance';
import { openedIn, temporaryFolder, type TemporaryFolder } from './data-folder.builders';

const CYCLES = 50;
const SPAWN_TO_FIRST_APPEND_MS = 600;
const ACKNOWLEDGED_BEFORE_KILL_MAX = 300;
const AFTER_ACKNOWLEDGED_MS = 12;

interface Named {
  readonly stream: string;
  readonly expectedRevision: number;
  readonly names: readonly string[];
}

const namedIn = (child: ChildProcess, word: string): readonly Named[] =>
  child.linesThatBegin(word).map((line) => JSON.parse(line.slice(word.length)) as Named);

const idOf = (name: string): string => record(name).id;

/** Kills at a random moment: mostly in the midst of appending, at times while the store is being opened. */
const killSometime = async (child: ChildProcess, chance: () => number): Promise<void> => {
  if (chance() < 0.2) {
    await setTimeout(chance() * SPAWN_TO_FIRST_APPEND_MS);
  } else {
    await child.said('ack', 1 + Math.floor(chance() * ACKNOWLEDGED_BEFORE_KILL_MAX));
    await setTimeout(chance() * AFTER_ACKNOWLEDGED_MS);
  }
  await child.kill();
};

interface Audit {
  readonly faults: readonly string[];
  /** How often each id stands in the log. */
  readonly times: (names: readonly string[]) => readonly number[];
}

/** Reads the whole log, and collects what is not as it must be: an assertion for each fact would take minutes. */
const audit = async (store: EmbeddedEventStore): Promise<Audit> => {
  const faults: string[] = [];
  const timesById = new Map<string, number>();
  const revisions = new Map<string, number>();
  let [sequence, recordedAt, token] = [0, '', LOG_START.token];
  for (const fact of await logAfter(store, LOG_START)) {
    const isNext =
      fact.sequence === sequence + 1 &&
      fact.revision === (revisions.get(fact.stream) ?? -1) + 1 &&
      fact.recordedAt >= recordedAt &&
      store.compareTokens(fact.token, token) > 0;
    if (!isNext) faults.push(`after ${sequence.toString()}: ${JSON.stringify(fact)}`);
    ({ sequence, recordedAt, token } = fact);
    revisions.set(fact.stream, fact.revision);
    timesById.set(fact.id, (timesById.get(fact.id) ?? 0) + 1);
  }
  for (const [id, count] of timesById) if (count > 1) faults.push(`${id} stands ${count.toString()} times`);
  const head = await store.head();
  if (head.sequence !== sequence) faults.push(`the head is ${head.sequence.toString()}`);
  return { faults, times: (names) => names.map((name) => timesById.get(idOf(name)) ?? 0) };
};

/** Those whose facts do not all stand there exactly once. */
const notOnce = ({ times }: Audit, appends: readonly Named[]): readonly Named[] =>
  appends.filter(({ names }) => times(names).some((count) => count !== 1));

let folder: TemporaryFolder;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => {
  folder.remove();
});

const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);

it(`loses no acknowledged fact and doubles none through ${CYCLES.toString()} kills (KILL_SEED=${seed.toString()})`, async () => {
  const chance = seededChance(seed);
  const acknowledged: Named[] = [];
  let retried = 0;
  let recordedUnanswered = 0;
  for (let cycle = 1; cycle <= CYCLES; cycle += 1) {
    const child = new ChildProcess('appending-child.ts', [folder.path, cycle.toString()]);
    await killSometime(child, chance);
    expect(child.errors).toBe('');

    const store = await openedIn(folder.path);
    const found = await audit(store);
    const acks = namedIn(child, 'ack ');
    acknowledged.push(...acks);
    expect(found.faults).toEqual([]);
    expect(notOnce(found, acknowledged)).toEqual([]);

    const answered = new Set(acks.map((each) => JSON.stringify(each)));
    const open = namedIn(child, 'try ').filter((each) => !answered.has(JSON.stringify(each)));
    for (const { stream, expectedRevision, names } of open) {
      const before = found.times(names);
      // An append is there whole or not at all.
      expect(new Set(before).size).toBe(1);
      if (before[0] === 1) recordedUnanswered += 1;
      await appended(store, appendOf(stream, expectedRevision, ...names));
    }
    const afterRetry = await audit(store);
    expect(afterRetry.faults).toEqual([]);
    expect(notOnce(afterRetry, open)).toEqual([]);
    retried += open.length;
    acknowledged.push(...open);
    await store.close();
  }
  // Otherwise the kills would have hit nothing worth speaking of.
  expect(acknowledged.length).toBeGreaterThan(CYCLES);
  expect(retried).toBeGreaterThan(CYCLES);
  expect(recordedUnanswered).toBeGreaterThan(0);
}, 300_000);
