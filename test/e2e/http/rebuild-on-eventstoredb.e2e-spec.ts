import { setTimeout as sleep } from 'node:timers/promises';
import { SystemClock } from '../../../src/platform/system/system-clock.adapter';
import { EventStoreDouble } from '../../support/eventstoredb/event-store-double';
import { RunningService, seats, starting, temporaryFolder } from './running-service';

const REBUILD = '/v1/projections/arr-journal/rebuild';
const SUBSCRIPTIONS = 80;
const FACTS_IN_BATCH = 60;
const LOOK_AGAIN_MS = 10;
/** The rebuild is kept waiting in the midst of the log, so that facts are recorded meanwhile on any machine. */
const HELD_MS = 1_500;
const QUESTIONS = [
  '/v1/arr?asOf=2025-01-31',
  '/v1/arr/accounts?asOf=2025-06-30',
  '/v1/arr/movements?from=2025-01-01&to=2025-12-31&interval=month',
  '/v1/arr?asOf=2026-12-31',
] as const;

const server = new EventStoreDouble({ clock: new SystemClock() });
const services: RunningService[] = [];

beforeAll(() => server.start());
afterAll(async () => {
  for (const service of services) await service.remove();
  await server.stop();
});

/** What a billing system tells of some customers: each starts, most grow, some leave. */
const batch = (from: number): readonly object[] =>
  Array.from({ length: FACTS_IN_BATCH / 3 }, (_, index) => {
    const name = `sub-${(from + index).toString()}`;
    const identity = { subscriptionId: name, accountId: `acc-${(index % 7).toString()}`, currency: 'EUR' };
    return [
      { type: 'subscription-started', data: starting(identity) },
      {
        type: 'subscription-upgraded',
        data: { ...identity, effectiveOn: '2025-03-01', lines: [seats('100.00', (2 + (index % 5)).toString())] },
      },
      {
        type: 'subscription-cancelled',
        data: { ...identity, effectiveOn: index % 3 === 0 ? '2025-09-01' : '2026-06-01' },
      },
    ];
  }).flat();

const BATCHES = Array.from({ length: (SUBSCRIPTIONS * 3) / FACTS_IN_BATCH }, (_, index) =>
  batch(index * (FACTS_IN_BATCH / 3)),
);
const [BEFORE, DURING] = [BATCHES.slice(0, 2), BATCHES.slice(2)];

const record = async (service: RunningService, batches: readonly (readonly object[])[]): Promise<void> => {
  for (const facts of batches) {
    const { body } = await service.post('/v1/facts', facts).expect(200);
    expect(body).toMatchObject({ recorded: facts.length, refused: 0 });
  }
};

const statusOf = async (service: RunningService): Promise<string> => {
  const { body } = await service.get(REBUILD, { Accept: 'application/json' }).expect(200);
  return body.status as string;
};

const ready = async (service: RunningService): Promise<void> => {
  while ((await service.get('/health/ready')).status !== 200) await sleep(LOOK_AGAIN_MS);
};

/** The figures of a service, once it has folded all that it has recorded. */
const figuresOf = async (service: RunningService): Promise<readonly unknown[]> => {
  const answers: unknown[] = [];
  for (const question of QUESTIONS) {
    const { body } = await service.get(question).expect(200);
    expect(body).toMatchObject({ stale: false, knownAt: { sequence: 1 + SUBSCRIPTIONS * 3 } });
    answers.push({ ...(body as object), knownAt: undefined });
  }
  return answers;
};

it('rebuilds from the server while facts are recorded, to the figures of the embedded store', async () => {
  const variables = { EVENT_STORE: 'eventstoredb', EVENTSTOREDB_URL: server.url };
  const folder = temporaryFolder();
  const first = await RunningService.start(folder, variables);
  await record(first, BEFORE);
  await first.close();
  // One that has just started holds no fact in memory, so that a rebuild reads all of them from the server.
  const service = await RunningService.start(folder, variables);
  services.push(service);
  await ready(service);

  server.faults.plan({ call: 'subscribe-to-all', point: 'between-events', kind: 'delay', delayMs: HELD_MS, after: 50 });
  await service.post(REBUILD, undefined).expect(202);
  while (server.faults.struck.length === 0) await sleep(LOOK_AGAIN_MS);
  const [facts = [], ...others] = DURING;
  await record(service, [facts.slice(0, 3)]);
  expect(await statusOf(service)).toBe('running');
  await record(service, [facts.slice(3), ...others]);
  let status = await statusOf(service);
  for (; status === 'running'; status = await statusOf(service)) await sleep(LOOK_AGAIN_MS);
  expect(status).toBe('rebuilt');

  const embedded = await RunningService.start(temporaryFolder(), { EVENT_STORE: 'embedded' });
  services.push(embedded);
  await record(embedded, [...BEFORE, ...DURING]);
  expect(await figuresOf(service)).toEqual(await figuresOf(embedded));
});
