import { InvariantViolated } from '../../../src/kernel/invariant-violated';
import type { Token } from '../../../src/kernel/log-record';
import { PositionNotReached, type ReadModel } from '../../../src/kernel/read-model.port';
import { type HostNotice, type ProjectionHost } from '../../../src/platform/projections/projection-host';
import { FollowingEnded } from '../../../src/platform/projections/log-follower';
import type { StagedLog } from './staged-log';
import { stageTally } from './staged-tally';
import { counting, eventually, type ManualTiming, type Tally, tally, type TallyFact } from './tally.builders';

let log: StagedLog;
let timing: ManualTiming;
let attempts: number[];
let notices: HostNotice[];
let host: ProjectionHost<TallyFact>;

beforeEach(async () => {
  ({ log, timing, attempts, notices, host } = await stageTally());
});

afterEach(async () => {
  await host.stop();
});

const sumOf = async (model: ReadModel<Tally>): Promise<number> => (await model.view()).state.sum;

const statusOf = (name: string) => host.statuses().find((status) => status.name === name);

describe('following', () => {
  it('folds what the log holds, and then what is appended', async () => {
    const model = host.register(tally);
    await log.append(counting(1, 2, 3));
    host.start();
    await host.caughtUp();
    expect(statusOf('tally')).toMatchObject({ status: 'live', version: 1, position: { sequence: 4 } });
    expect(await sumOf(model)).toBe(6);

    await log.append(counting(4));
    const { state, position, stale } = await model.view();
    expect({ sum: state.sum, sequence: position.sequence, stale }).toEqual({ sum: 10, sequence: 5, stale: false });
  });

  it('settles once an append, wherever the pages were cut', async () => {
    log.pageLength = 3;
    const model = host.register(tally);
    for (const append of [counting(1, 2, 3), counting(4), counting(5, 6, 7, 8, 9)]) await log.append(append);
    host.start();
    await host.caughtUp();
    expect((await model.view()).state.settled).toEqual([0, 6, 10, 45]);
  });

  it('never shows half an append', async () => {
    const model = host.register(tally);
    await log.append(counting(1));
    await log.append(counting(10, 20, 30));
    log.deliverUpTo = 4;
    host.start();
    const asked = model.view();
    await eventually(() => host.position.sequence === 2);
    expect(statusOf('tally')).toMatchObject({ status: 'catching-up' });
    timing.expire();
    const view = await asked;
    expect({ sum: view.state.sum, sequence: view.position.sequence, stale: view.stale }).toEqual({
      sum: 1,
      sequence: 2,
      stale: true,
    });
  });

  it('gives others their turn between appends while it catches up', async () => {
    const model = host.register(tally);
    for (let by = 1; by <= 20; by += 1) await log.append(counting(by));
    log.pageLength = 100;
    host.start();
    await eventually(() => host.position.sequence > 1);
    expect(host.position.sequence).toBeLessThan(21);
    await host.caughtUp();
    expect(await sumOf(model)).toBe(210);
  });

  it('refuses a projection whose name is taken, and one that comes late', () => {
    host.register(tally);
    expect(() => host.register(tally)).toThrow(InvariantViolated);
    host.start();
    expect(() => host.register({ ...tally, name: 'late' })).toThrow(InvariantViolated);
    expect(() => host.start()).toThrow(InvariantViolated);
  });
});

describe('views', () => {
  it('waits for what the store held when it was asked', async () => {
    const model = host.register(tally);
    log.deliverUpTo = 1;
    await log.append(counting(7));
    host.start();
    const asked = model.view();
    await eventually(() => host.position.sequence === 1);
    log.deliverUpTo = 2;
    log.stir();
    const view = await asked;
    expect({ sum: view.state.sum, stale: view.stale }).toEqual({ sum: 7, stale: false });
  });

  it('throws where the record that the reader has seen is not there in time', async () => {
    const model = host.register(tally);
    host.start();
    await host.caughtUp();
    const asked = model.view('2' as Token);
    await eventually(() => statusOf('tally')?.status === 'live');
    timing.expire();
    await expect(asked).rejects.toThrow(PositionNotReached);
  });

  it('waits for the record that the reader has seen', async () => {
    const model = host.register(tally);
    host.start();
    await host.caughtUp();
    const asked = model.view('3' as Token);
    await log.append(counting(1, 1));
    expect((await asked).state.sum).toBe(2);
  });

  it('answers stale while the store cannot tell its head', async () => {
    const model = host.register(tally);
    await log.append(counting(5));
    host.start();
    await host.caughtUp();
    log.isDown = true;
    const view = await model.view();
    expect({ sum: view.state.sum, stale: view.stale }).toEqual({ sum: 5, stale: true });
  });

  it('answers stale once the host was stopped', async () => {
    const model = host.register(tally);
    host.start();
    await host.caughtUp();
    await host.stop();
    expect((await model.view()).stale).toBe(true);
    expect(statusOf('tally')).toMatchObject({ status: 'stopped' });
    await expect(host.caughtUp()).rejects.toThrow(FollowingEnded);
  });
});

describe('a broken subscription', () => {
  it('is taken up again after the last whole append, and folds nothing twice', async () => {
    const model = host.register(tally);
    await log.append(counting(1, 2));
    host.start();
    await host.caughtUp();
    log.redelivers = 2;
    log.break(new Error('connection lost'));
    await log.append(counting(4));
    await eventually(() => host.position.sequence === 4);
    expect(await sumOf(model)).toBe(7);
    expect((await model.view()).state.settled).toEqual([0, 3, 7]);
    expect(log.subscriptions).toEqual([0, 3]);
  });

  it('drops the half append that it had, and takes it from its beginning', async () => {
    const model = host.register(tally);
    await log.append(counting(1, 2, 3));
    log.deliverUpTo = 3;
    host.start();
    await eventually(() => host.position.sequence === 1 && log.subscriptions.length === 1);
    log.break(new Error('connection lost'));
    await eventually(() => log.subscriptions.length === 2);
    log.deliverUpTo = 4;
    log.stir();
    expect(await sumOf(model)).toBe(6);
  });

  it('shows its fault, and waits longer from attempt to attempt', async () => {
    host.register(tally);
    host.start();
    await host.caughtUp();
    const follow = log.follow.bind(log);
    log.follow = () => {
      throw new Error('nobody answers');
    };
    log.break(new Error('connection lost'));
    await eventually(() => attempts.length === 3);
    expect(attempts).toEqual([1, 2, 3]);
    expect(statusOf('tally')).toMatchObject({ status: 'catching-up', fault: 'nobody answers' });
    log.follow = follow;
    await eventually(() => statusOf('tally')?.status === 'live');
    log.break(new Error('connection lost again'));
    await eventually(() => attempts.at(-1) === 1);
    expect(notices.at(-1)).toMatchObject({ notice: 'subscription-broken', attempt: 1 });
  });

  it('takes a fact that was left out for a break', async () => {
    const model = host.register(tally);
    await log.append(counting(1));
    await log.append(counting(2));
    log.redelivers = -1;
    log.pageLength = 1;
    host.start();
    await eventually(() => attempts.length > 0);
    expect(statusOf('tally')).toMatchObject({ fault: 'Sequence 1 is missing before 2.' });
    log.redelivers = 0;
    expect(await sumOf(model)).toBe(3);
  });
});
