import { PositionNotReached, type ReadModel } from '../../../src/kernel/read-model.port';
import { type HostNotice, type ProjectionHost } from '../../../src/platform/projections/projection-host';
import { FollowingEnded } from '../../../src/platform/projections/log-follower';
import type { StagedLog } from './staged-log';
import { stageTally } from './staged-tally';
import {
  counting,
  eventually,
  type ManualTiming,
  refusing,
  type Tally,
  tally,
  type TallyFact,
  unknownFact,
} from './tally.builders';

let log: StagedLog;
let timing: ManualTiming;
let notices: HostNotice[];
let host: ProjectionHost<TallyFact>;

beforeEach(async () => {
  ({ log, timing, notices, host } = await stageTally());
});

afterEach(async () => {
  await host.stop();
});

const sumOf = async (model: ReadModel<Tally>): Promise<number> => (await model.view()).state.sum;

const statusOf = (name: string) => host.statuses().find((status) => status.name === name);

describe('a fact that cannot be folded', () => {
  it('stops the projection that cannot, where it is, and no other', async () => {
    const model = host.register(tally);
    host.register(refusing(13));
    await log.append(counting(1, 13, 2));
    await log.append(counting(3));
    host.start();
    await host.caughtUp();
    expect(statusOf('refusing')).toMatchObject({ status: 'stopped', sequence: 3, error: 'cannot bear 13' });
    expect(statusOf('tally')).toMatchObject({ status: 'live', position: { sequence: 5 } });
    expect(await sumOf(model)).toBe(19);
    expect(notices).toMatchObject([{ notice: 'projection-stopped', name: 'refusing', failure: { sequence: 3 } }]);
  });

  it('leaves the state of the append before, without what its handler had done by then', async () => {
    const model = host.register(refusing(13));
    await log.append(counting(5));
    await log.append(counting(1, 13, 2));
    host.start();
    const view = await model.view();
    expect({ sum: view.state.sum, sequence: view.position.sequence, stale: view.stale }).toEqual({
      sum: 5,
      sequence: 2,
      stale: true,
    });
  });

  it('shows nothing until that state has been folded again', async () => {
    const model = host.register(refusing(13));
    await log.append(counting(1, 13));
    log.isDown = true;
    host.start();
    await eventually(() => statusOf('refusing')?.status === 'stopped');
    const asked = model.view();
    timing.expire();
    await expect(asked).rejects.toThrow(PositionNotReached);
    log.isDown = false;
    expect(await sumOf(model)).toBe(0);
  });

  it('is passed by a rebuild once the projection can fold it', async () => {
    const projection = refusing(13);
    const model = host.register(projection);
    await log.append(counting(1, 13));
    await log.append(counting(2));
    host.start();
    await eventually(() => statusOf('refusing')?.status === 'stopped' && host.position.sequence === 4);
    expect(await host.rebuild('refusing')).toMatchObject({ outcome: 'failed', failure: { sequence: 3 } });
    projection.bears = true;
    expect(await host.rebuild('refusing')).toMatchObject({ outcome: 'rebuilt', position: { sequence: 4 } });
    expect(statusOf('refusing')).toMatchObject({ status: 'live' });
    await log.append(counting(4));
    expect(await sumOf(model)).toBe(20);
  });
});

describe('a fact that cannot be read', () => {
  it('stops all where it stands', async () => {
    const model = host.register(tally);
    await log.append(counting(1));
    await log.append(unknownFact());
    await log.append(counting(2));
    host.start();
    await expect(host.caughtUp()).rejects.toThrow(FollowingEnded);
    expect(statusOf('tally')).toMatchObject({ status: 'stopped', sequence: 3, error: 'unheard-of is unknown' });
    const view = await model.view();
    expect({ sum: view.state.sum, stale: view.stale }).toEqual({ sum: 1, stale: true });
    expect(log.subscriptions).toEqual([0]);
  });

  it('does not keep a rebuild from coming as far', async () => {
    const model = host.register(tally);
    log.pageLength = 100;
    await log.append(counting(1));
    await log.append(unknownFact());
    host.start();
    await eventually(() => statusOf('tally')?.status === 'stopped');
    expect(await host.rebuild('tally')).toMatchObject({ outcome: 'rebuilt', position: { sequence: 2 } });
    expect((await model.view()).state.sum).toBe(1);
  });
});
