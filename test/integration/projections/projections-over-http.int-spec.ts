import type { INestApplication } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import type { Server } from 'node:http';
import request from 'supertest';
import { EVENT_STORE } from '../../../src/kernel/event-store.port';
import { ProblemFilter } from '../../../src/platform/http/problem.filter';
import { ProjectionHost } from '../../../src/platform/projections/projection-host';
import { ProjectionsController } from '../../../src/platform/projections/projections.controller';
import { FOLLOWERS_MAX, Rebuilds } from '../../../src/platform/projections/rebuilds';
import type { StagedLog } from './staged-log';
import { stageTally } from './staged-tally';
import { counting, eventually, type ManualTiming, refusing, tally, type TallyFact } from './tally.builders';

const REBUILD = '/v1/projections/tally/rebuild';

let app: INestApplication<Server>;
let log: StagedLog;
let timing: ManualTiming;
let host: ProjectionHost<TallyFact>;
const fragile = refusing(7);
let address: string;

beforeEach(async () => {
  ({ log, host, timing } = await stageTally());
  fragile.bears = true;
  host.register(tally);
  host.register(fragile);
  for (let by = 1; by <= 9; by += 1) await log.append(counting(by));
  host.start();
  await host.caughtUp();
  const module = await Test.createTestingModule({
    controllers: [ProjectionsController],
    providers: [
      Rebuilds,
      { provide: ProjectionHost, useValue: host },
      { provide: EVENT_STORE, useValue: log },
      { provide: APP_FILTER, useClass: ProblemFilter },
    ],
  }).compile();
  app = module.createNestApplication<INestApplication<Server>>();
  app.useLogger(false);
  await app.listen(0, '127.0.0.1');
  address = await app.getUrl();
});

afterEach(async () => {
  await app.close();
  await host.stop();
});

const get = (path: string): request.Test => request(app.getHttpServer()).get(path).set('Accept', 'application/json');
const post = (path: string): request.Test => request(app.getHttpServer()).post(path);

/** Keeps every fold where it is until the function that it answers is called. */
const holdFolds = (): (() => void) => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  timing.makeWay = () => held;
  return release;
};

interface Followed {
  text: string;
  readonly over: Promise<void>;
  readonly leave: () => void;
}

/** Reads the events of a rebuild for as long as they come. */
const follow = async (path = REBUILD): Promise<Followed> => {
  const leaving = new AbortController();
  const response = await fetch(`${address}${path}`, { signal: leaving.signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      followed.text += decoder.decode(chunk, { stream: true });
    }
  };
  const followed: Followed = { text: '', over: Promise.resolve(), leave: () => leaving.abort() };
  return Object.assign(followed, { over: read().catch(() => undefined) });
};

const eventsIn = (text: string): readonly (readonly [string, unknown])[] =>
  [...text.matchAll(/^event: (?<event>.+)\ndata: (?<data>.+)$/gmu)].map(
    ({ groups = {} }) => [groups['event'] ?? '', JSON.parse(groups['data'] ?? '')] as const,
  );

describe('the list', () => {
  it('says how far each has come', async () => {
    const { body } = await get('/v1/projections').expect(200);
    const live = { version: 1, status: 'live', lag: 0, position: { sequence: 10, recordedAt: expect.any(String) } };
    expect(body).toEqual({
      head: { sequence: 10, recordedAt: expect.any(String) },
      items: [
        { name: 'tally', ...live },
        { name: 'refusing', ...live },
      ],
    });
  });

  it('says at which fact one has stopped, why, and what to do', async () => {
    fragile.bears = false;
    await log.append(counting(7));
    await log.append(counting(1));
    await eventually(() => host.position.sequence === 12);
    const { body } = await get('/v1/projections/refusing').expect(200);
    expect(body).toMatchObject({
      status: 'stopped',
      lag: 2,
      fault: { sequence: 11, detail: expect.stringContaining('cannot bear 7'), fix: expect.any(String) },
    });
  });

  it('says that there is none of that name, and which there are', async () => {
    for (const asked of [get('/v1/projections/taly'), get('/v1/projections/taly/rebuild')]) {
      const { body } = await asked.expect(404);
      expect(body).toMatchObject({ code: 'projection-not-found', detail: expect.stringContaining('tally, refusing') });
    }
    expect((await post('/v1/projections/taly/rebuild').expect(404)).body).toMatchObject({
      code: 'projection-not-found',
    });
  });
});

describe('a rebuild', () => {
  it('is begun, followed to its end, and remembered', async () => {
    const release = holdFolds();
    const begun = await post(REBUILD).expect(202);
    expect(begun.headers).toMatchObject({ location: REBUILD });
    expect(begun.body).toMatchObject({ name: 'tally', status: 'running', progress: { total: 10 }, follow: REBUILD });
    const followed = await follow();
    expect((await get(REBUILD).expect(200)).body).toMatchObject({ status: 'running', progress: { folded: 1 } });
    expect((await get('/v1/projections/tally')).body).toMatchObject({ status: 'rebuilding', answering: 'live' });

    release();
    await followed.over;
    const rebuilt = { name: 'tally', status: 'rebuilt', progress: { folded: 10, total: 10, secondsLeft: 0 } };
    const events = eventsIn(followed.text);
    expect(events[0]).toMatchObject(['progress', { status: 'running', progress: { folded: 1, total: 10 } }]);
    expect(events.at(-1)).toMatchObject(['rebuilt', rebuilt]);
    expect(events.filter(([event]) => event !== 'progress')).toHaveLength(1);
    expect((await get(REBUILD).expect(200)).body).toMatchObject(rebuilt);
    const later = await follow();
    await later.over;
    expect(eventsIn(later.text)).toMatchObject([['rebuilt', rebuilt]]);
  });

  it('has not been there before it is begun', async () => {
    expect((await get(REBUILD).expect(404)).body).toMatchObject({ code: 'rebuild-not-found' });
  });

  it('is refused while one runs', async () => {
    const release = holdFolds();
    await post(REBUILD).expect(202);
    expect((await post(REBUILD).expect(409)).body).toMatchObject({
      code: 'rebuild-already-running',
      fix: expect.stringContaining(`GET ${REBUILD}`),
    });
    await post('/v1/projections/refusing/rebuild').expect(202);
    release();
    await (
      await follow()
    ).over;
    await post(REBUILD).expect(202);
  });

  it('says at which fact it failed, and what to do', async () => {
    fragile.bears = false;
    await post('/v1/projections/refusing/rebuild').expect(202);
    const { over } = await follow('/v1/projections/refusing/rebuild');
    await over;
    expect((await get('/v1/projections/refusing/rebuild').expect(200)).body).toMatchObject({
      status: 'failed',
      fault: { sequence: 8, detail: expect.stringContaining('cannot bear 7'), fix: expect.any(String) },
    });
    expect((await get('/v1/projections/refusing')).body).toMatchObject({ status: 'live' });
  });

  it('says that the store does not answer', async () => {
    log.isDown = true;
    await post(REBUILD).expect(202);
    await eventually(() => !host.statuses().some(({ status }) => status === 'rebuilding'));
    expect((await get(REBUILD).expect(200)).body).toMatchObject({
      status: 'failed',
      fault: { detail: expect.stringContaining('down'), fix: expect.any(String) },
    });
    expect((await get('/v1/projections').expect(503)).body).toMatchObject({ code: 'store-unavailable' });
  });
});

describe('those who follow', () => {
  it('may leave without ending it, and make room for others', async () => {
    const release = holdFolds();
    await post(REBUILD).expect(202);
    const followers = await Promise.all(Array.from({ length: FOLLOWERS_MAX }, () => follow()));
    const refused = await fetch(`${address}${REBUILD}`);
    expect([refused.status, await refused.json()]).toMatchObject([503, { code: 'too-many-followers' }]);
    await get(REBUILD).expect(200);

    for (const { leave } of followers) leave();
    await Promise.all(followers.map(({ over }) => over));
    const again = async (): Promise<Followed> => {
      for (;;) {
        const { status } = await fetch(`${address}${REBUILD}`, { signal: AbortSignal.timeout(1000) });
        if (status === 200) return follow();
      }
    };
    const last = await again();
    release();
    await last.over;
    expect(eventsIn(last.text).at(-1)).toMatchObject(['rebuilt', { status: 'rebuilt' }]);
  });

  it('learn that the service ends it, and do not hold up the end', async () => {
    const release = holdFolds();
    await post(REBUILD).expect(202);
    const followed = await follow();
    const closed = app.close();
    release();
    await followed.over;
    expect(eventsIn(followed.text).at(-1)).toMatchObject(['aborted', { status: 'aborted' }]);
    await closed;
  });

  it('are not kept waiting where they only look for the headers', async () => {
    const release = holdFolds();
    await post(REBUILD).expect(202);
    expect((await fetch(`${address}${REBUILD}`, { method: 'HEAD' })).status).toBe(200);
    release();
  });
});
