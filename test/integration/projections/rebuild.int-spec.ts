import { StoreUnavailable } from '../../../src/kernel/event-store.port';
import type { ReadModel } from '../../../src/kernel/read-model.port';
import type { ProjectionHost } from '../../../src/platform/projections/projection-host';
import type { RefoldProgress } from '../../../src/platform/projections/refold';
import type { StagedLog } from './staged-log';
import { stageTally } from './staged-tally';
import { counting, type Tally, tally, type TallyFact } from './tally.builders';

let log: StagedLog;
let host: ProjectionHost<TallyFact>;
let model: ReadModel<Tally>;
let created: Tally[];

beforeEach(async () => {
  ({ log, host } = await stageTally());
  created = [];
  const remembered = (): Tally => {
    const state = tally.create();
    created.push(state);
    return state;
  };
  model = host.register({ ...tally, create: remembered });
  for (let by = 1; by <= 9; by += 1) await log.append(counting(by, by));
  host.start();
  await host.caughtUp();
});

afterEach(async () => {
  await host.stop();
});

it('comes to the running state while appends go on, and takes its place', async () => {
  const seen: RefoldProgress[] = [];
  let appended = 0;
  const outcome = await host.rebuild('tally', (progress) => {
    seen.push(progress);
    if (appended < 5) void log.append(counting(100, 1));
    appended += 1;
  });

  expect(outcome).toMatchObject({ outcome: 'rebuilt', position: { sequence: 29 } });
  const [running, rebuilt] = created;
  const { state, position } = await model.view();
  expect(state).toBe(rebuilt);
  expect(rebuilt).toEqual(running);
  expect({ sum: state.sum, sequence: position.sequence }).toEqual({ sum: 595, sequence: 29 });
  expect(seen.at(-1)).toMatchObject({ folded: 29, total: 29 });
  expect(seen.every(({ ratePerSecond }) => ratePerSecond !== undefined && ratePerSecond > 0)).toBe(true);

  await log.append(counting(1000));
  expect((await model.view()).state.sum).toBe(1595);
  expect(running?.sum).toBe(595);
});

it('lets the running state answer until then', async () => {
  let answering: unknown;
  const looked: Promise<void>[] = [];
  await host.rebuild('tally', ({ folded }) => {
    if (folded !== 3) return;
    answering = host.statuses()[0];
    looked.push(
      model.view().then(({ state, stale }) => expect({ sum: state.sum, stale }).toEqual({ sum: 90, stale: false })),
    );
  });
  expect(answering).toMatchObject({ status: 'rebuilding', answering: 'live', progress: { folded: 3, total: 19 } });
  expect(looked).toHaveLength(1);
  await Promise.all(looked);
  expect(host.statuses()).toMatchObject([{ status: 'live' }]);
});

it('is refused while one runs, and for a projection that is not there', async () => {
  const first = host.rebuild('tally');
  expect(await host.rebuild('tally')).toEqual({ outcome: 'refused', code: 'rebuild-already-running' });
  expect(await host.rebuild('taly')).toEqual({ outcome: 'refused', code: 'projection-not-found' });
  expect(await first).toMatchObject({ outcome: 'rebuilt' });
  expect(await host.rebuild('tally')).toMatchObject({ outcome: 'rebuilt' });
});

it('leaves everything as it was when aborted', async () => {
  const aborting = new AbortController();
  const outcome = await host.rebuild('tally', () => aborting.abort(), aborting.signal);
  expect(outcome).toEqual({ outcome: 'aborted' });
  expect((await model.view()).state).toBe(created[0]);
  expect(host.statuses()).toMatchObject([{ status: 'live' }]);
});

it('ends with the host', async () => {
  const rebuild = host.rebuild('tally');
  await host.stop();
  expect(await rebuild).toEqual({ outcome: 'aborted' });
});

it('throws what the store throws, and leaves everything as it was', async () => {
  log.isDown = true;
  await expect(host.rebuild('tally')).rejects.toThrow(StoreUnavailable);
  log.isDown = false;
  expect((await model.view()).state).toBe(created[0]);
});
