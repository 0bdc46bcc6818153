import { setTimeout } from 'node:timers/promises';
import { LOG_START } from '../../../src/kernel/log-position';
import type { LogRecord } from '../../../src/kernel/log-record';
import { EmbeddedTextVault } from '../../../src/platform/embedded/embedded-text-vault.adapter';
import { logAfter } from '../../contracts/event-store.builders';
import { ChildProcess } from '../../support/crash/child-process';
import { commandIdOf, Desk, STEPS, takeStep } from '../../support/crash/course-of-commands';
import { seededChance } from '../../support/crash/seeded-chance';
import { openedIn, temporaryFolder, type TemporaryFolder } from './data-folder.builders';

const CYCLES = Number(process.env['KILL_CYCLES'] ?? 10);
const ACKNOWLEDGED_BEFORE_KILL_MAX = 600;
const AFTER_ACKNOWLEDGED_MS = 12;

interface Named {
  readonly course: string;
  readonly step: number;
}

const namedIn = (child: ChildProcess, word: string): readonly Named[] =>
  child.linesThatBegin(word).map((line) => {
    const [course = '', step = ''] = line.slice(word.length).split(' ');
    return { course, step: Number(step) };
  });

const nameOf = ({ course, step }: Named): string => commandIdOf(course, step);

/** How many facts of each command stand in the log, and how many it said there are. */
const countsIn = (
  facts: readonly LogRecord[],
): ReadonlyMap<string, { readonly stand: number; readonly parts: number }> => {
  const counts = new Map<string, { stand: number; parts: number }>();
  for (const { metadata } of facts) {
    const counted = counts.get(metadata.commandId) ?? { stand: 0, parts: metadata.parts };
    counts.set(metadata.commandId, { ...counted, stand: counted.stand + 1 });
  }
  return counts;
};

const sealedIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value.startsWith('sealed:') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sealedIn) : [];
};

let folder: TemporaryFolder;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => {
  folder.remove();
});

const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);

it(`carries out commands of every kind once, through ${CYCLES.toString()} kills (KILL_SEED=${seed.toString()})`, async () => {
  const chance = seededChance(seed);
  const types = new Set<string>();
  const inFlight = new Set<string>();
  let [acknowledged, retried, recordedUnanswered, sealed] = [0, 0, 0, 0];
  for (let cycle = 1; cycle <= CYCLES; cycle += 1) {
    const child = new ChildProcess('commanding-child.ts', [folder.path, cycle.toString()]);
    await child.said('ack', 1 + Math.floor(chance() * ACKNOWLEDGED_BEFORE_KILL_MAX));
    await setTimeout(chance() * AFTER_ACKNOWLEDGED_MS);
    await child.kill();
    expect(child.errors).toBe('');

    const store = await openedIn(folder.path);
    const vault = new EmbeddedTextVault({ folder: folder.path, mode: 'write' });
    const facts = await logAfter(store, LOG_START);
    const found = countsIn(facts);
    const acks = namedIn(child, 'ack ');
    const answered = new Set(acks.map(nameOf));
    const open = namedIn(child, 'try ').filter((each) => !answered.has(nameOf(each)));
    // Whole and once, what was acknowledged; whole or not at all, what was not.
    expect([...found.values()].filter(({ stand, parts }) => stand !== parts)).toEqual([]);
    expect(acks.filter((each) => !found.has(nameOf(each)))).toEqual([]);

    const desk = new Desk({ store, vault });
    for (const { course, step } of open) {
      const before = step === 0 ? [] : await takeStepAgain(desk, course, step - 1);
      await takeStep(desk, course, step, before);
      inFlight.add(`${course.split('.')[0] ?? ''} ${step.toString()}`);
    }
    const afterRetry = await logAfter(store, LOG_START);
    expect([...countsIn(afterRetry).values()].filter(({ stand, parts }) => stand !== parts)).toEqual([]);
    const texts = afterRetry.flatMap(({ data }) => sealedIn(data));
    expect(texts.filter((text) => vault.open(text) === undefined)).toEqual([]);

    for (const { type } of afterRetry) types.add(type);
    acknowledged += acks.length;
    retried += open.length;
    recordedUnanswered += open.filter((each) => found.has(nameOf(each))).length;
    sealed = texts.length;
    await vault.close();
    await store.close();
  }
  expect(acknowledged).toBeGreaterThan(CYCLES);
  expect(retried).toBeGreaterThan(CYCLES);
  expect(sealed).toBeGreaterThan(CYCLES);
  const told = [
    `kills: ${CYCLES.toString()}`,
    `acknowledged commands: ${acknowledged.toString()}`,
    `retried: ${retried.toString()} (${recordedUnanswered.toString()} recorded, but not answered)`,
    `kinds of facts: ${types.size.toString()}`,
    `steps in flight at a kill: ${inFlight.size.toString()} of ${STEPS.length.toString()}`,
  ];
  process.stdout.write(`${told.join(', ')} (KILL_SEED=${seed.toString()})\n`);
}, 3_600_000);

/** A command that has been answered gives its first answer again. */
const takeStepAgain = async (desk: Desk, course: string, step: number): ReturnType<typeof takeStep> => {
  const before = step === 0 ? [] : await takeStepAgain(desk, course, step - 1);
  return takeStep(desk, course, step, before);
};
