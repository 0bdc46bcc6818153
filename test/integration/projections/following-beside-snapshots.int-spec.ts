import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { ProjectionHost } from '../../../src/platform/projections/projection-host';
import { SnapshotFiles } from '../../../src/platform/projections/snapshot-file';
import { Snapshots } from '../../../src/platform/projections/snapshots';
import { StagedLog } from './staged-log';
import { counting, decodeTally, ManualTiming, opening, tally, type TallyFact } from './tally.builders';

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

/** Begins to write, and goes on when it is let. */
class HeldFiles extends SnapshotFiles {
  release: () => void = () => undefined;
  private begin: () => void = () => undefined;
  readonly hasBegun = new Promise<void>((resolve) => {
    this.begin = resolve;
  });

  override async write(...written: Parameters<SnapshotFiles['write']>): Promise<void> {
    const isReleased = new Promise<void>((resolve) => {
      this.release = resolve;
    });
    this.begin();
    await isReleased;
    await super.write(...written);
  }
}

describe('while a snapshot is written', () => {
  it('nobody waits for facts that came since but who asks for them', async () => {
    const files = new HeldFiles(folder, true);
    const ports = { store: log, decode: decodeTally, pause: { beforeAttempt: () => setImmediate() } };
    const snapshots = new Snapshots({ files, store: log, code: 'a', notify: () => undefined, factsBetween: 14 });
    const host = new ProjectionHost<TallyFact>({ ...ports, timing: new ManualTiming(), snapshots });
    const model = host.register({ ...tally, stateClasses: [] });
    host.start();
    await host.caughtUp();
    await log.append(counting(7));
    await files.hasBegun;
    const before = await model.view();
    await log.append(counting(8));
    const { token } = await log.head();
    const meanwhile = await model.view();
    expect([before.state.sum, before.stale, meanwhile.state.sum, meanwhile.stale]).toEqual([49, false, 49, true]);
    const told: number[] = [];
    const asked = model.view(token).then(({ state }) => told.push(state.sum));
    await setImmediate();
    expect(told).toEqual([]);
    log.deliverUpTo = 14;
    files.release();
    while (snapshots.isKeeping) await setImmediate();
    // Nor do they wait then until what came meanwhile has been folded.
    const behind = await model.view();
    expect([behind.state.sum, behind.stale, told]).toEqual([49, true, []]);
    log.deliverUpTo = 15;
    log.stir();
    await asked;
    expect(told).toEqual([57]);
    expect(await model.view()).toMatchObject({ stale: false });
    await host.stop();
  });
});

describe('a snapshot within a page', () => {
  it('leaves the log caught up with once the page is folded, and no later', async () => {
    log.pageLength = 1000;
    const files = new SnapshotFiles(folder, true);
    const ports = { store: log, decode: decodeTally, pause: { beforeAttempt: () => setImmediate() } };
    const snapshots = new Snapshots({ files, store: log, code: 'a', notify: () => undefined, factsBetween: 5 });
    const host = new ProjectionHost<TallyFact>({ ...ports, timing: new ManualTiming(), snapshots });
    const model = host.register({ ...tally, stateClasses: [] });
    host.start();
    await host.caughtUp();
    expect([host.hasCaughtUp, host.position.sequence]).toEqual([true, 13]);
    expect(await model.view()).toMatchObject({ state: { sum: 42 }, stale: false });
    await host.stop();
  });
});
