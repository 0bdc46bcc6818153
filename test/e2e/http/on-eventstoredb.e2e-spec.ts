import { setTimeout as sleep } from 'node:timers/promises';
import type { Finding } from '../../../src/cli/finding';
import { examineFolder } from '../../../src/folder-examination';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { SystemClock } from '../../../src/platform/system/system-clock.adapter';
import { EventStoreDouble } from '../../support/eventstoredb/event-store-double';
import { bodyOf, RunningService, starting, temporaryFolder } from './running-service';

const LOOK_AGAIN_MS = 20;

const server = new EventStoreDouble({ clock: new SystemClock() });
let folder: string;
let service: RunningService | undefined;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(async () => {
  await service?.remove();
  service = undefined;
  await server.stop();
});

/** Each folder is a ledger of its own on the server. */
const variables = () => ({
  EVENT_STORE: 'eventstoredb',
  EVENTSTOREDB_URL: server.url,
  STREAM_PREFIX: `${folder
    .slice(-6)
    .toLowerCase()
    .replaceAll(/[^a-z]/gu, 'x')}_`,
});

const started = async (): Promise<RunningService> => {
  service = await RunningService.start(folder, variables());
  return service;
};

const ready = async (running: RunningService): Promise<void> => {
  while ((await running.get('/health/ready')).status !== 200) await sleep(LOOK_AGAIN_MS);
};

const findings = async (): Promise<readonly Finding[]> => {
  const sources = { env: { DATA_DIR: folder, ...variables() }, readFile: () => '' };
  const found: Finding[] = [];
  for await (const each of examineFolder({ sources, clock: new SystemClock(), calendar: new IntlZoneCalendar() })) {
    found.push(each);
  }
  return found;
};

it('keeps facts on the server, and has them again when it is started again', async () => {
  await server.start();
  const first = await started();
  const receipt = bodyOf(await first.post('/v1/subscriptions/sub-1/start', starting()).expect(201));
  expect(await first.arr('2025-01-31')).toBe('1200.00');
  await first.close();
  const again = await started();
  expect(await again.arr('2025-01-31')).toBe('1200.00');
  const { token } = receipt as { readonly token: string };
  await again.get(`/v1/arr?asOf=2025-01-31&minPosition=${token}`).expect(200);
});

it('comes up without the server, live and not ready, and takes commands when the server is there', async () => {
  await server.start();
  const address = variables();
  await server.stop();
  service = await RunningService.start(folder, address);
  await service.get('/health/live').expect(200);
  await service.get('/health/ready').expect(503);
  const refused = await service.post('/v1/subscriptions/sub-1/start', starting()).expect(503);
  expect(refused.headers).toMatchObject({ 'retry-after': expect.any(String) });
  await server.start();
  await ready(service);
  await service.post('/v1/subscriptions/sub-1/start', starting()).expect(201);
});

it('is examined by the doctor, server and all', async () => {
  await server.start();
  const running = await started();
  await running.post('/v1/subscriptions/sub-1/start', starting()).expect(201);
  await ready(running);
  const found = await findings();
  expect(Object.fromEntries(found.map(({ check, status }) => [check, status]))).toMatchObject({
    configuration: 'ok',
    lock: 'ok',
    server: 'ok',
    cluster: 'ok',
    streams: 'ok',
    log: 'ok',
    ledger: 'ok',
    clock: 'ok',
  });
  await server.stop();
  expect((await findings()).at(-1)).toMatchObject({
    check: 'server',
    status: 'fail',
    fix: expect.stringContaining('EVENTSTOREDB_URL'),
  });
  await server.start();
});
