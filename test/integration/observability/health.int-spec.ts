import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { Server } from 'node:http';
import request from 'supertest';
import { type EventStore, StoreUnavailable } from '../../../src/kernel/event-store.port';
import { LOG_START, type LogPosition } from '../../../src/kernel/log-position';
import type { ProjectionStatus } from '../../../src/platform/projections/projection-status';
import { checkInTime, eventStoreProbe, projectionsProbe } from '../../../src/platform/observability/health-probes';
import { HealthModule } from '../../../src/platform/observability/health.module';
import { HEALTH_PROBES, HOLDER } from '../../../src/platform/observability/health.port';

const STARTED_AT = '2025-03-01T09:30:00.000Z';

const at = (sequence: number): LogPosition => ({ ...LOG_START, sequence });

const base = { name: 'arr-journal', version: 1, position: at(7) };

let app: INestApplication<Server>;
let head: () => Promise<LogPosition>;
let host: { hasCaughtUp: boolean; statuses: () => readonly ProjectionStatus[] };

beforeEach(async () => {
  head = () => Promise.resolve(at(7));
  host = { hasCaughtUp: true, statuses: () => [{ ...base, status: 'live' }] };
  const store: Pick<EventStore, 'head'> = { head: () => head() };
  const probes = {
    provide: HEALTH_PROBES,
    useFactory: () => [
      eventStoreProbe(store),
      projectionsProbe(store, {
        get hasCaughtUp() {
          return host.hasCaughtUp;
        },
        statuses: () => host.statuses(),
      }),
    ],
  };
  const module = await Test.createTestingModule({
    imports: [HealthModule.with([probes, { provide: HOLDER, useValue: { startedAt: STARTED_AT } }])],
  }).compile();
  app = module.createNestApplication<INestApplication<Server>>();
  app.useLogger(false);
  await app.listen(0, '127.0.0.1');
});

afterEach(async () => {
  await app.close();
});

const get = (path: string): request.Test => request(app.getHttpServer()).get(path);

const standing = (status: ProjectionStatus): void => {
  host.statuses = () => [{ ...base, name: 'other', status: 'live' }, status];
};

describe('live', () => {
  it('looks at nothing else', async () => {
    head = () => Promise.reject(new StoreUnavailable('gone'));
    await get('/health/live').expect(200, { status: 'live', startedAt: STARTED_AT });
  });
});

describe('ready', () => {
  it('answers positions and lag', async () => {
    const { body } = await get('/health/ready').expect(200);
    expect(body).toMatchObject({
      status: 'ready',
      checks: {
        'event-store': { isReady: true, head: { sequence: 7 } },
        projections: {
          isReady: true,
          projections: [{ name: 'arr-journal', status: 'live', lag: 0, position: { sequence: 7 } }],
        },
      },
    });
  });

  it('says that the store does not answer', async () => {
    head = () => Promise.reject(new StoreUnavailable('nobody is there'));
    const { body, headers } = await get('/health/ready').expect(503);
    expect(headers).toMatchObject({ 'content-type': expect.stringMatching(/^application\/problem\+json/u) });
    expect(headers).toMatchObject({ 'retry-after': expect.stringMatching(/^[1-9]/u) });
    expect(body).toMatchObject({
      type: '/problems/not-ready',
      correlationId: headers['x-correlation-id'],
      fix: expect.any(String),
      status: 503,
      code: 'not-ready',
      detail: 'Not ready: event-store, projections.',
      checks: { 'event-store': { isReady: false, error: 'nobody is there' } },
    });
  });

  it('is refused while a projection catches up, and says how far it is behind', async () => {
    standing({ ...base, position: at(3), status: 'catching-up', fault: 'connection lost' });
    const { body } = await get('/health/ready').expect(503);
    expect(body).toMatchObject({
      detail: 'Not ready: projections.',
      checks: { projections: { projections: [{ lag: 0 }, { lag: 4, fault: 'connection lost' }] } },
    });
  });

  it('is refused once a projection has stopped, and names the fact', async () => {
    standing({ ...base, status: 'stopped', sequence: 8, error: 'cannot bear it' });
    const { body } = await get('/health/ready').expect(503);
    expect(body).toMatchObject({
      checks: { projections: { projections: [{}, { status: 'stopped', sequence: 8, error: 'cannot bear it' }] } },
    });
  });

  it.each([
    ['live', 200],
    ['stopped', 503],
  ] as const)('takes a projection under rebuild for what answers meanwhile: %s', async (answering, status) => {
    standing({ ...base, status: 'rebuilding', answering, progress: { folded: 1, total: 7 } });
    await get('/health/ready').expect(status);
  });
});

describe('startup', () => {
  it('is refused until the head has been reached once, and holds from then on', async () => {
    host.hasCaughtUp = false;
    standing({ ...base, status: 'catching-up' });
    const { body } = await get('/health/startup').expect(503);
    expect(body).toMatchObject({
      code: 'not-started',
      detail: 'Not started: projections. The log is being read from its beginning.',
    });

    host.hasCaughtUp = true;
    await get('/health/startup').expect(200, { status: 'started' });

    head = () => Promise.reject(new StoreUnavailable('gone'));
    await get('/health/startup').expect(200, { status: 'started' });
  });

  it('counts as done where the log cannot be read to its head, since a restart would not mend that', async () => {
    host.hasCaughtUp = false;
    host.statuses = () => [{ ...base, status: 'stopped', sequence: 8, error: 'cannot be read' }];
    await get('/health/startup').expect(200, { status: 'started' });
    await get('/health/ready').expect(503);
  });
});

it('takes a probe that never answers for one that is not ready', async () => {
  const silent = { name: 'silent', check: () => new Promise<never>(() => undefined) };
  expect(await checkInTime(silent, 1)).toEqual({
    isReady: false,
    hasStarted: false,
    details: { error: 'No answer within 1 ms.' },
  });
});
