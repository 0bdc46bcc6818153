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

const inFolder = (...findings: readonly Finding[]): Partial<Surroundings> => besideWriter(findings);

const besideWriter = (findings: readonly Finding[], hasBrokers = false): Partial<Surroundings> => {
  async function* examine(): AsyncGenerator<Finding> {
    yield* findings;
  }
  return { besideWriter: () => Promise.resolve({ examine, hasBrokers } as unknown as FolderWork) };
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

  const answering = (health: object): Partial<Surroundings> => {
    const isReady = !('code' in health);
    const get = (path: string) => {
      if (path !== '/health/ready') return { data: { items: [] }, response: new Response() };
      return { [isReady ? 'data' : 'error']: health, response: new Response() };
    };
    const api = { GET: (path: string) => Promise.resolve(get(path)) };
    const service = { address: 'http://127.0.0.1:3000', api } as unknown as RunningService;
    return { ...inFolder(), findService: () => Promise.resolve(service) };
  };

  const allFound = async (given: Partial<Surroundings>): Promise<readonly Finding[]> => {
    const { printed } = await examined(given);
    const { findings } = printed as { readonly findings: readonly Finding[] };
    return findings.filter(({ check }) => check === 'publishing');
  };

  const found = async (given: Partial<Surroundings>): Promise<Finding | undefined> => (await allFound(given))[0];

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
    const unready = { code: 'not-ready', detail: 'Not ready: log.', fix: 'Wait.', checks: { publishing } };
    expect(await found(answering(unready))).toEqual(finding);
  });

  it('is told of each kind of trouble with its own fix, and those that stand alike as one', async () => {
    const ahead = { state: 'diverged', reason: 'It is ahead.', fix: 'Open another epoch.' };
    const large = { state: 'refused', reason: 'Too large.' };
    const relays = [large, ahead, ahead, large].map((relay, shard) => ({ ...relay, shard }));
    const facts = { state: 'diverged', reason: 'Another fact.', fix: 'Delete.' };
    const told = await allFound(answering({ checks: { publishing: { ...WELL, relays, facts } } }));
    const fix = 'Change what it says; GET /health/ready has all of it.';
    expect(told.map((finding) => [finding.status, finding.detail, finding.fix])).toEqual([
      ['fail', 'shard 0 and 1 other: refused, Too large.', fix],
      ['fail', 'shard 1 and 1 other: diverged, It is ahead.', 'Open another epoch.'],
      ['fail', 'the facts: diverged, Another fact.', 'Delete.'],
    ]);
  });

  it('is told so also where parts wait for different things', async () => {
    const relays = [0, 1].map((shard) => ({ shard, state: 'unavailable', reason: 'The broker is away.' }));
    const facts = { state: 'unavailable', reason: 'The store is away.' };
    const told = await allFound(answering({ checks: { publishing: { ...WELL, relays, facts } } }));
    expect(told.map((finding) => [finding.status, finding.detail])).toEqual([
      ['warn', 'shard 0 and 1 other: unavailable, The broker is away.'],
      ['warn', 'the facts: unavailable, The store is away.'],
    ]);
  });

  it('is one that was told of the brokers, as the command was', async () => {
    expect(await found(answering({ checks: {} }))).toBeUndefined();
    const withBrokers = { ...answering({ checks: {} }), ...besideWriter([], true) };
    expect(await found(withBrokers)).toMatchObject({ status: 'warn' });
  });
});

it('says what else it has found where the store of the service does not answer', async () => {
  const error = { status: 503, code: 'store-unavailable', title: 'None', detail: 'It is full.', fix: 'Wait.' };
  const api = { GET: () => Promise.resolve({ error, response: new Response() }) };
  const service = { address: 'http://127.0.0.1:3000', api } as unknown as RunningService;
  const given = { ...inFolder(finding('ok')), findService: () => Promise.resolve(service) };
  expect(await examined(given)).toMatchObject({
    exit: 1,
    printed: {
      findings: [
        { check: 'log' },
        { check: 'service' },
        { check: 'projection', detail: 'It is full.' },
        { check: 'publishing', detail: 'It is full.' },
      ],
    },
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
