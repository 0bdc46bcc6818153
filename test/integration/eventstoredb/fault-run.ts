import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { type Append, type EventStore, NO_REVISION, StoreUnavailable } from '../../../src/kernel/event-store.port';
import { LOG_START, type LogPosition, positionAfter } from '../../../src/kernel/log-position';
import type { LogRecord } from '../../../src/kernel/log-record';
import { TIMINGS, type Timings } from '../../../src/platform/eventstoredb/timings';
import { appended, appendOf, ledgerOpened, logAfter } from '../../contracts/event-store.builders';
import { seededChance } from '../../support/crash/seeded-chance';
import { FAULTS_OF_READS } from '../../support/eventstoredb/fault-pairs';
import type { Fault, Point } from '../../support/eventstoredb/faults';
import { ServerUnderTest } from './ledger-on-double.builders';
import { Standstill } from './standstill';

/** A run waits a fiftieth of the time that the service does. */
const SPEED = 50;
export const RECOVERED_WITHIN_MS = 30_000 / SPEED;
const SHARED_STREAM = 'subscription-shared';
/** Two of the writers share a stream. */
const STREAMS = ['subscription-a', SHARED_STREAM, SHARED_STREAM];
const APPENDS_EACH = 5;
const RECORDS_MAX = 3;
/** How often an append is sent whose outcome is unknown. A run that needs more has not recovered. */
const SENDS_MAX = 500;
const DELAY_MS_MAX = 120;

const QUICKENED: Timings = {
  callMs: TIMINGS.callMs / SPEED,
  answerMs: TIMINGS.answerMs / SPEED,
  pauseMs: TIMINGS.pauseMs / SPEED,
  watchMs: TIMINGS.watchMs / SPEED,
};

interface Run {
  readonly store: EventStore;
  readonly chance: () => number;
  /** By writer, the names of records whose append was answered, in the order of the answers. */
  readonly acknowledged: Map<string, readonly string[]>;
  /** Aborted where nobody waits for the run any more. */
  readonly signal: AbortSignal;
}

export interface RunReport {
  readonly hasStruck: boolean;
  /** From the last strike of a fault until everything was acknowledged and seen. */
  readonly recoveredMs: number;
  /** For how much of that time this process stood still, by its own work or because others had the machine. */
  readonly stoodStillMs: number;
}

const upTo = (chance: () => number, most: number): number => Math.floor(chance() * (most + 1));

/** Sends an append until its outcome is known, the same each time. */
const sent = async ({ store, signal }: Run, append: Append): ReturnType<EventStore['append']> => {
  for (let sends = 1; ; sends += 1) {
    try {
      return await store.append(append);
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || sends === SENDS_MAX || signal.aborted) throw error;
    }
  }
};

/** Writes to a stream, which others may write to as well: after a conflict it reads where the stream ends and tries again. */
const write = async (run: Run, stream: string, writer: string): Promise<void> => {
  let expected = NO_REVISION;
  for (let count = 0; count < APPENDS_EACH; count += 1) {
    const names = Array.from(
      { length: 1 + upTo(run.chance, RECORDS_MAX - 1) },
      (_, part) => `${writer}.${count}.${part}`,
    );
    for (let isWritten = false; !isWritten;) {
      const outcome = await sent(run, appendOf(stream, expected, ...names));
      isWritten = outcome.outcome === 'appended';
      expected = outcome.outcome === 'appended' ? outcome.revision : await headOf(run, stream);
    }
    run.acknowledged.set(writer, [...(run.acknowledged.get(writer) ?? []), ...names]);
  }
};

const headOf = async ({ store, signal }: Run, stream: string): Promise<number> => {
  for (let reads = 1; ; reads += 1) {
    try {
      let head = NO_REVISION;
      for await (const { revision } of store.readStream(appendOf(stream, 0).stream)) head = revision;
      return head;
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || reads === SENDS_MAX || signal.aborted) throw error;
    }
  }
};

/** Follows the log as a projection does: after an error it goes on from the last fact that it has. */
class Reader {
  readonly seen: LogRecord[] = [];
  private failure: Error | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly signal: AbortSignal,
  ) {}

  async read(): Promise<void> {
    let position: LogPosition = LOG_START;
    while (!this.signal.aborted && this.failure === undefined) {
      try {
        for await (const { records } of this.store.follow(position, this.signal)) {
          this.seen.push(...records);
          position = records.reduce(positionAfter, position);
        }
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) this.failure = error as Error;
      }
    }
  }

  /** Resolves when so many facts have been seen. */
  async hasSeen(count: number): Promise<void> {
    while (this.seen.length < count) {
      if (this.failure !== undefined) throw this.failure;
      this.signal.throwIfAborted();
      await setTimeout(1);
    }
  }
}

/** What does not hold of the log after a run, though it must. */
const faultsIn = (log: readonly LogRecord[], seen: readonly LogRecord[], { acknowledged }: Run): readonly string[] => {
  const names = log.map(({ metadata }) => metadata.commandId);
  const wrong: string[] = [];
  for (const [writer, written] of acknowledged) {
    const standing = names.filter((name) => name.startsWith(`${writer}.`));
    if (standing.join() !== written.join())
      wrong.push(`acknowledged ${written.join()}, and there is ${standing.join()}`);
  }
  if (new Set(log.map(({ id }) => id)).size !== log.length) wrong.push('a fact stands twice');
  if (log.some(({ sequence }, index) => sequence !== index + 1)) wrong.push('the log is not numbered without gaps');
  if (JSON.stringify(seen) !== JSON.stringify(log)) wrong.push('the reader has seen something else than the log');
  return wrong;
};

/** How often each point is passed at most before the fault strikes there; what is not named strikes at once. */
const PASSES_MAX: Partial<Record<Point, number>> = {
  'before-commit': 4,
  'after-commit': 4,
  'between-events': 2,
  live: 4,
};

const planned = (fault: Fault, chance: () => number): Fault => ({
  ...fault,
  after: upTo(chance, PASSES_MAX[fault.point] ?? 0),
  times: 1 + upTo(chance, 1),
  delayMs: upTo(chance, DELAY_MS_MAX),
});

/** Facts that stand before anything goes wrong, so that a subscription has something to catch up with. */
const prepare = async (server: ServerUnderTest): Promise<number> => {
  const store = server.open({ timings: TIMINGS });
  await appended(store, ledgerOpened());
  const names = ['a', 'b', 'c', 'd', 'e'];
  await appended(store, appendOf('subscription-before', NO_REVISION, ...names));
  await store.close();
  return 1 + names.length;
};

const isSame = (one: Fault, other: Fault): boolean =>
  one.call === other.call && one.point === other.point && one.kind === other.kind;

/** Whoever waits for a run. */
export interface Waiter {
  /** Is told what the run does next, to tell why it does not end. */
  readonly note: (step: string) => void;
  /** Aborted when nobody waits any more: the run ends then, lest its server keep the process. */
  readonly signal: AbortSignal;
}

/** Three who write and one who reads, while a fault strikes; throws for whatever is not as it must be. */
export const faultRun = async (fault: Fault, seed: number, { note, signal }: Waiter): Promise<RunReport> => {
  note('to prepare');
  const chance = seededChance(seed);
  const server = await ServerUnderTest.start({ version: chance() < 0.5 ? '23.10.0' : '24.10.5' });
  const stop = new AbortController();
  signal.addEventListener('abort', () => stop.abort());
  const standstill = new Standstill();
  try {
    const before = await prepare(server);
    const { faults } = server.double;
    const beside = FAULTS_OF_READS[upTo(chance, 2 * FAULTS_OF_READS.length)];
    faults.plan(planned(fault, chance), ...(beside === undefined ? [] : [planned(beside, chance)]));
    const store = server.open({ timings: QUICKENED });
    const run: Run = { store, chance, acknowledged: new Map(), signal };
    const reader = new Reader(store, stop.signal);
    const reading = reader.read();
    note('to write');
    await Promise.all(STREAMS.map((stream, writer) => write(run, stream, `w${writer}`)));
    note('to have the reader see all of it');
    await reader.hasSeen(before + [...run.acknowledged.values()].flat().length);
    const recoveredMs = performance.now() - faults.lastStruckAt;
    const stoodStillMs = standstill.since(faults.lastStruckAt);
    const hasStruck = faults.struck.some((struck) => isSame(struck, fault));
    faults.clear();
    note('to read the log');
    const wrong = faultsIn(await logAfter(server.open({ timings: TIMINGS }), LOG_START), reader.seen, run);
    stop.abort();
    note('to end the reader');
    await reading;
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
    return { hasStruck, recoveredMs, stoodStillMs };
  } finally {
    note('to stop the server');
    standstill.stop();
    stop.abort();
    await server.stop();
  }
};
