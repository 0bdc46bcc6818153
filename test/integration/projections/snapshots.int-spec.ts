import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Projection, Recorded } from '../../../src/kernel/projection';
import { type HostNotice, ProjectionHost } from '../../../src/platform/projections/projection-host';
import { SnapshotFiles } from '../../../src/platform/projections/snapshot-file';
import { Snapshots } from '../../../src/platform/projections/snapshots';
import { StagedLog } from './staged-log';
import {
  type Counted,
  counting,
  decodeTally,
  ManualTiming,
  opening,
  tally,
  type Tally,
  type TallyFact,
} from './tally.builders';

let folder: string;
let log: StagedLog;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'arr-ledger-'));
  log = new StagedLog();
  await log.append(opening());
  for (const by of [1, 2, 3, 4, 5, 6]) await log.append(counting(by, by));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Terms {
  readonly code?: string;
  readonly version?: number;
  readonly isWriter?: boolean;
  readonly over?: StagedLog;
  readonly factsBetween?: number;
  readonly beside?: Projection<Tally, TallyFact>;
  readonly onNotice?: (notice: HostNotice) => void;
}

/** Runs a process's worth of following, and tells what it folded and came to. */
const run = async (terms: Terms = {}) => {
  const { code = 'a', version = 1, isWriter = true, over = log, factsBetween = 1000, beside, onNotice } = terms;
  const folded: number[] = [];
  const notices: HostNotice[] = [];
  const notify = (notice: HostNotice): void => {
    notices.push(notice);
    onNotice?.(notice);
  };
  const files = new SnapshotFiles(folder, isWriter);
  const snapshots = new Snapshots({ files, store: over, code, notify, factsBetween, factsAtEnd: 4 });
  const pause = { beforeAttempt: () => setImmediate() };
  const timing = new ManualTiming();
  const host = new ProjectionHost<TallyFact>({ store: over, decode: decodeTally, pause, timing, notify, snapshots });
  const counted = tally.on.counted as (state: Tally, fact: Recorded<Counted>) => void;
  const watched: Projection<Tally, TallyFact> = {
    ...tally,
    version,
    stateClasses: [],
    on: {
      ...tally.on,
      counted: (state, fact) => {
        folded.push(fact.sequence);
        counted(state, fact);
      },
    },
  };
  const model = host.register(watched);
  if (beside !== undefined) host.register(beside);
  host.start();
  await host.caughtUp();
  const { state, position } = await model.view();
  const told = { sum: state.sum, settled: [...state.settled], sequence: position.sequence };
  await host.stop();
  return { ...told, folded, reasons: notices.map((notice) => ('reason' in notice ? notice.reason : notice.notice)) };
};

const WHOLE = { sum: 42, settled: [0, 2, 6, 12, 20, 30, 42], sequence: 13 };
const ALL = Array.from({ length: 12 }, (_, index) => index + 2);
const fileOf = (name = 'tally'): string => join(folder, 'snapshots', `${name}.snapshot`);
const notWritten = ({ notice }: HostNotice): boolean => notice === 'snapshot-not-written';

/** Makes a whole and sound file of a snapshot with another graph. */
const rewrite = async (name: string, graph: string): Promise<void> => {
  const files = new SnapshotFiles(folder, true);
  const read = await files.read(name);
  if (read.outcome !== 'read') throw new Error(`${name} is ${read.outcome}`);
  await files.write(read.snapshot.header, { graph: [Buffer.from(graph)], blocks: [] });
};

describe('a snapshot', () => {
  it('lets the next process go on where the last one ended', async () => {
    expect(await run()).toMatchObject({ ...WHOLE, folded: ALL, reasons: [] });
    expect(await run()).toMatchObject({ ...WHOLE, folded: [], reasons: [] });
    await log.append(counting(7));
    expect(await run()).toMatchObject({ sum: 49, sequence: 14, folded: [14], reasons: [] });
  });

  it('is written while the log is followed, and nothing is lost between it and the end', async () => {
    await run({ factsBetween: 5 });
    writeFileSync(join(folder, 'kept'), readFileSync(fileOf()));
    expect(await run({ factsBetween: 5 })).toMatchObject({ ...WHOLE, reasons: [] });
  });

  it('is not written where few facts have come, nor by one who looks on', async () => {
    const few = new StagedLog();
    await few.append(opening());
    await few.append(counting(1));
    await run({ over: few });
    await run({ isWriter: false });
    expect(() => readdirSync(join(folder, 'snapshots'))).toThrow('ENOENT');
  });

  it('is read by one who looks on', async () => {
    await run();
    expect(await run({ isWriter: false })).toMatchObject({ ...WHOLE, folded: [] });
  });

  it('of other code or of another version is refused, and the log is folded', async () => {
    await run();
    expect(await run({ code: 'b', isWriter: false })).toMatchObject({ ...WHOLE, folded: ALL, reasons: ['other-code'] });
    expect(await run({ version: 2, isWriter: false })).toMatchObject({ folded: ALL, reasons: ['other-code'] });
  });

  it('of another log, a shorter or a longer one, is refused', async () => {
    await run();
    const other = new StagedLog();
    await other.append(opening());
    for (const by of [9, 9, 9, 9, 9, 9, 9, 9]) await other.append(counting(by, by));
    const shorter = new StagedLog();
    await shorter.append(opening());
    await shorter.append(counting(9));
    expect(await run({ over: other, isWriter: false })).toMatchObject({ sum: 144, reasons: ['other-log'] });
    expect(await run({ over: shorter, isWriter: false })).toMatchObject({ sum: 9, reasons: ['other-log'] });
  });

  it('that is cut anywhere, or has one byte changed, is refused', async () => {
    await run();
    const bytes = readFileSync(fileOf());
    for (let at = 0; at < bytes.length; at += 41) {
      writeFileSync(fileOf(), bytes.subarray(0, at));
      expect(await run({ isWriter: false })).toMatchObject({ ...WHOLE, folded: ALL, reasons: ['torn'] });
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(fileOf(), changed);
      expect(await run({ isWriter: false })).toMatchObject({ ...WHOLE, folded: ALL, reasons: ['torn'] });
    }
  });

  it('that cannot be written is told, and the process goes on', async () => {
    writeFileSync(join(folder, 'snapshots'), 'a file stands where the folder should be');
    const reasons = ['unreadable', 'snapshot-not-written', 'snapshot-not-written', 'snapshot-not-written'];
    expect(await run({ factsBetween: 5 })).toMatchObject({ ...WHOLE, folded: ALL, reasons });
    rmSync(join(folder, 'snapshots'));
    expect(await run()).toMatchObject({ folded: ALL });
  });

  it('that is a pipe is not waited for', async () => {
    mkdirSync(join(folder, 'snapshots'));
    execFileSync('mkfifo', [fileOf()]);
    expect(await run({ isWriter: false })).toMatchObject({ ...WHOLE, folded: ALL, reasons: ['unreadable'] });
  });

  it('is written to a file of its own, whatever stands in its place', async () => {
    mkdirSync(join(folder, 'snapshots'));
    const other = join(folder, 'other');
    writeFileSync(other, 'precious');
    symlinkSync(other, `${fileOf()}.draft`);
    await run();
    expect(readFileSync(other, 'utf8')).toBe('precious');
    expect(await run()).toMatchObject({ ...WHOLE, folded: [] });
  });

  it('that could not be written is written at the end, however few facts have come since', async () => {
    writeFileSync(join(folder, 'snapshots'), 'a file stands where the folder should be');
    const onNotice = (notice: HostNotice): void => {
      if (notWritten(notice)) rmSync(join(folder, 'snapshots'), { force: true });
    };
    expect(await run({ factsBetween: 11, onNotice })).toMatchObject({ folded: ALL });
    expect(await run()).toMatchObject({ ...WHOLE, folded: [] });
  });

  it.each([
    'not JSON',
    '[]',
    '[{"is":"object","fields":{}}]',
    '[{"is":"numbers","of":"Int32Array","at":0,"length":99}]',
  ])('that is sound but holds no state, as %s does not, is refused', async (graph) => {
    await run();
    await rewrite('tally', graph);
    expect(await run({ isWriter: false })).toMatchObject({ ...WHOLE, folded: ALL, reasons: ['no-state'] });
  });

  it('waits for a store that does not answer, and is of the same log still', async () => {
    await run();
    log.isDown = true;
    const onNotice = ({ notice }: HostNotice): void => {
      if (notice === 'subscription-broken') log.isDown = false;
    };
    expect(await run({ onNotice })).toMatchObject({ ...WHOLE, folded: [], reasons: ['subscription-broken'] });
  });
});

describe('snapshots of several projections', () => {
  const other = { ...tally, name: 'other', stateClasses: [] };

  it('are used all together or not at all', async () => {
    await run({ beside: other });
    expect(await run({ beside: other })).toMatchObject({ ...WHOLE, folded: [], reasons: [] });
    await rewrite('other', '[]');
    expect(await run({ beside: other })).toMatchObject({ ...WHOLE, folded: ALL, reasons: ['no-state'] });
  });

  it('that stand at different positions are refused', async () => {
    await run({ beside: other });
    const early = readFileSync(fileOf('other'));
    for (const by of [7, 8]) await log.append(counting(by, by));
    await run({ beside: other });
    writeFileSync(fileOf('other'), early);
    expect(await run({ beside: other })).toMatchObject({ sum: 72, reasons: ['apart'] });
  });

  it('are not written where one of them has stopped', async () => {
    const counted = (): never => {
      throw new Error('It cannot count.');
    };
    await run({ beside: { ...other, on: { ...tally.on, counted } } });
    expect(() => readdirSync(join(folder, 'snapshots'))).toThrow('ENOENT');
  });

  it('are not written where one of them cannot be', async () => {
    await run({ beside: { ...tally, name: 'other' } });
    expect(() => readdirSync(join(folder, 'snapshots'))).toThrow('ENOENT');
  });
});
