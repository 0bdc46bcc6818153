import type { Finding } from './finding';
import type { FolderWork } from './folder-work';
import type { RunningService } from './running-service';
import type { ProjectionAnswer } from './service-projections';
import { ServiceUnreachable } from './service-unreachable';
import type { Surroundings } from './surroundings';
import { runCommand } from './surroundings.builders';

const finding = (status: Finding['status'], changes: Partial<Finding> = {}): Finding => ({
  check: 'log',
  status,
  detail: 'Said.',
  ...changes,
});

const inFolder = (...findings: readonly Finding[]): Partial<Surroundings> => {
  async function* examine(): AsyncGenerator<Finding> {
    yield* findings;
  }
  return { besideWriter: () => Promise.resolve({ examine } as unknown as FolderWork) };
};

const projection = (changes: Partial<ProjectionAnswer>): ProjectionAnswer => ({
  name: 'arr-journal',
  version: 1,
  status: 'live',
  lag: 0,
  position: { sequence: 7, recordedAt: '2026-01-01T12:00:00.000Z' },
  ...changes,
});

/** A service with one projection that stands like this. */
const serving = (changes: Partial<ProjectionAnswer>): Partial<Surroundings> => {
  const data = { items: [projection(changes)] };
  const api = { GET: () => Promise.resolve({ data, response: new Response() }) };
  const service = { address: 'http://127.0.0.1:3000', api } as unknown as RunningService;
  return { ...inFolder(), findService: () => Promise.resolve(service) };
};

const examined = (given: Partial<Surroundings>) => runCommand(['doctor', '--json'], given);

it.each([
  [0, 'ok', undefined, [finding('ok')]],
  [0, 'warn', undefined, [finding('warn', { fix: 'Look.' }), finding('ok')]],
  [1, 'fail', { code: 'checks-failed' }, [finding('ok'), finding('fail', { fix: 'Mend it.' })]],
  [7, 'fail', { code: 'log-not-whole' }, [finding('fail', { fix: 'Restore.', isUnverified: true }), finding('fail')]],
] as const)('ends with %i where the worst is %s', async (exit, status, refusal, findings) => {
  const ended = await examined(inFolder(...findings));
  expect(ended).toMatchObject({ exit, printed: { version: 1, status } });
  if (refusal === undefined) expect(ended.refusal).toBeUndefined();
  else expect(ended.refusal).toMatchObject(refusal);
});

it.each([
  ['ok', { status: 'live' }],
  ['ok', { status: 'rebuilding', answering: 'live', progress: { folded: 1, total: 7 } }],
  ['warn', { status: 'catching-up', lag: 4 }],
  ['fail', { status: 'stopped', lag: 2, fault: { sequence: 8, detail: 'It cannot be folded.', fix: 'Mend it.' } }],
] as const)('says %s of a projection that stands like this: %j', async (status, standing) => {
  const { printed } = await examined(serving(standing));
  const { findings } = printed as { readonly findings: readonly Finding[] };
  const found = findings.find(({ check }) => check === 'projection');
  expect(found?.status).toBe(status);
  expect(found?.fix === undefined).toBe(status === 'ok');
});

describe('a service that publishes', () => {
  const ACTIVE = { state: 'active', lag: 0 };
  const WELL = {
    state: 'running',
    epoch: 1,
    relays: [
      { ...ACTIVE, shard: 0 },
      { ...ACTIVE, shard: 1, state: 'standby' },
    ],
  };

  const answering = (health: object, ...findings: readonly Finding[]): Partial<Surroundings> => {
    const isReady = !('code' in health);
    const get = (path: string) => {
      if (path !== '/health/ready') return { data: { items: [] }, response: new Response() };
      return { [isReady ? 'data' : 'error']: health, response: new Response() };
    };
    const api = { GET: (path: string) => Promise.resolve(get(path)) };
    const service = { address: 'http://127.0.0.1:3000', api } as unknown as RunningService;
    return { ...inFolder(...findings), findService: () => Promise.resolve(service) };
  };

  const found = async (given: Partial<Surroundings>): Promise<Finding | undefined> => {
    const { printed } = await examined(given);
    return (printed as { readonly findings: readonly Finding[] }).findings.find(({ check }) => check === 'publishing');
  };

  it.each([
    ['ok', 'epoch 1 in 2 shards, 0 changes and 3 facts behind', { ...WELL, facts: { ...ACTIVE, lag: 3 } }],
    [
      'warn',
      'shard 0 and 1 other: unavailable, Away.',
      { ...WELL, relays: [0, 1].map((shard) => ({ shard, state: 'unavailable', reason: 'Away.' })) },
    ],
    ['warn', 'the journal: starting, Away.', { state: 'starting', reason: 'Away.', relays: [] }],
    ['warn', 'No answer within 2000 ms.', { error: 'No answer within 2000 ms.' }],
    [
      'fail',
      'the facts: diverged, Another fact.',
      { ...WELL, facts: { state: 'diverged', reason: 'Another fact.', fix: 'Delete.' } },
    ],
    ['fail', 'the journal: refused, It has 1 partition.', { state: 'refused', reason: 'It has 1 partition.' }],
  ] as const)('is told as %s: %s', async (status, detail, publishing) => {
    const finding = await found(answering({ checks: { publishing } }));
    expect(finding).toMatchObject({ status, detail });
    expect(finding?.fix === undefined).toBe(status === 'ok');
    // Not ready for another reason, it says the same.
    expect(await found(answering({ code: 'not-ready', checks: { publishing } }))).toEqual(finding);
  });

  it('is one that was told of the brokers, as the command was', async () => {
    expect(await found(answering({ checks: {} }))).toBeUndefined();
    expect(await found(answering({ checks: {} }, finding('ok', { check: 'broker' })))).toMatchObject({
      status: 'warn',
    });
  });
});

it('says what else it has found where the store of the service does not answer', async () => {
  const error = { status: 503, code: 'store-unavailable', title: 'None', detail: 'It is full.', fix: 'Wait.' };
  const api = { GET: () => Promise.resolve({ error, response: new Response() }) };
  const service = { address: 'http://127.0.0.1:3000', api } as unknown as RunningService;
  const given = { ...inFolder(finding('ok')), findService: () => Promise.resolve(service) };
  expect(await examined(given)).toMatchObject({
    exit: 1,
    printed: { findings: [{ check: 'log' }, { check: 'service' }, { check: 'projection', detail: 'It is full.' }] },
  });
});

it('fails where the service does not answer that should', async () => {
  const gone = new ServiceUnreachable('http://127.0.0.1:9', 'refused', 'Start it.');
  const given = { ...inFolder(finding('ok')), findService: () => Promise.reject(gone) };
  expect(await examined(given)).toMatchObject({
    exit: 1,
    printed: { findings: [{ check: 'log' }, { check: 'service', status: 'fail', fix: 'Start it.' }] },
  });
});
