import { FAULT_PAIRS } from '../../support/eventstoredb/fault-pairs';
import type { Fault } from '../../support/eventstoredb/faults';
import { faultRun, RECOVERED_WITHIN_MS, type RunReport } from './fault-run';

const numberFrom = (name: string, otherwise: number): number => {
  const text = process.env[name];
  return text === undefined ? otherwise : Number(text);
};

/** FAULT_RUNS, else so few that each fault strikes once at each point, and a change can wait for it. */
const RUNS = numberFrom('FAULT_RUNS', 60);
/** Another for each run of the suite, unless FAULT_SEED asks for one again. */
const SEED = numberFrom('FAULT_SEED', Date.now() & 0x7fff_ffff);
/** Runs wait more than they work. */
const RUNS_AT_ONCE = 2;
const RUN_SECONDS_MAX = 5;

const titleOf = ({ kind, point, call }: Fault): string => `${kind} ${point} of ${call}`;

jest.setTimeout(60_000 + RUNS * RUN_SECONDS_MAX * 1_000);

const reports = new Map<string, RunReport[]>(FAULT_PAIRS.map((fault) => [titleOf(fault), []]));
const wrong: string[] = [];

const runOne = async (index: number): Promise<void> => {
  const fault = FAULT_PAIRS[index % FAULT_PAIRS.length];
  if (fault === undefined) throw new Error('There is no such pair.');
  // The pair of a run depends on its number, so that a seed alone does not tell the run.
  const seed = SEED + index;
  try {
    reports.get(titleOf(fault))?.push(await faultRun(fault, seed));
  } catch (error) {
    wrong.push(`run ${index} (seed ${seed}), ${titleOf(fault)}: ${String(error)}`);
  }
};

const said = (): string => {
  const times = [...reports.values()].flat().map(({ recoveredMs }) => recoveredMs);
  const sorted = times.sort((a, b) => a - b);
  const late = sorted.filter((time) => time > RECOVERED_WITHIN_MS).length;
  const [median = 0, worst = 0] = [sorted[sorted.length >> 1], sorted.at(-1)].map((time) => Math.round(time ?? 0));
  return `${sorted.length} runs, recovered after ${median} ms (median) to ${worst} ms, ${late} of them after more than ${RECOVERED_WITHIN_MS} ms`;
};

it('keeps every fact once and in order, whatever goes wrong at whatever point', async () => {
  process.stdout.write(`fault runs: FAULT_SEED=${SEED} FAULT_RUNS=${RUNS}\n`);
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < RUNS) {
      next += 1;
      await runOne(next - 1);
    }
  };
  await Promise.all(Array.from({ length: RUNS_AT_ONCE }, work));

  process.stdout.write(`fault runs: ${said()}\n`);
  expect(wrong).toEqual([]);
  const strikes = [...reports].map(
    ([title, each]) => [title, each.filter(({ hasStruck }) => hasStruck).length] as const,
  );
  // Each pair strikes in all of its runs but those that are over before its moment comes.
  const rare = strikes.filter(([, count]) => count < Math.floor(RUNS / FAULT_PAIRS.length / 2));
  expect(rare).toEqual([]);
});
