import { traceparentOf } from '../../support/traceparent.builders';
import { bodyOf, listed, RunningService, seats, starting } from './running-service';

let service: RunningService;

beforeAll(async () => {
  service = await RunningService.start();
});

afterAll(() => service.remove());

const changeTo = (unitPrice: string, effectiveOn = '2025-02-01'): object => ({
  effectiveOn,
  lines: [seats(unitPrice)],
});

describe('a repeated command', () => {
  it('gets its first answer and records nothing', async () => {
    const key = { 'Idempotency-Key': 'start/repeated' };
    const first = await service.post('/v1/subscriptions/repeated/start', starting(), key).expect(201);
    const count = await service.factCount();
    const again = await service.post('/v1/subscriptions/repeated/start', starting(), key).expect(200);
    expect(again.headers).toMatchObject({ 'idempotency-replayed': 'true', etag: '"0"' });
    expect(first.headers).not.toHaveProperty('idempotency-replayed');
    expect(again.body).toEqual({ ...first.body, replayed: true });
    expect(await service.factCount()).toBe(count);
  });

  it('gets it also after others have come', async () => {
    const key = { 'Idempotency-Key': 'change/later' };
    await service.post('/v1/subscriptions/later/start', starting()).expect(201);
    const first = await service.post('/v1/subscriptions/later/change', changeTo('120.00'), key).expect(201);
    await service.post('/v1/subscriptions/later/change', changeTo('130.00', '2025-03-01')).expect(201);
    const again = await service.post('/v1/subscriptions/later/change', changeTo('120.00'), key).expect(200);
    expect(again.body).toEqual({ ...first.body, replayed: true });
  });

  it('is refused where its content is another', async () => {
    const key = { 'Idempotency-Key': 'start/other' };
    await service.post('/v1/subscriptions/other/start', starting(), key).expect(201);
    const count = await service.factCount();
    const other = starting({ lines: [seats('101.00')] });
    const response = await service.post('/v1/subscriptions/other/start', other, key);
    expect(response.status).toBe(422);
    expect(bodyOf(response)).toMatchObject({ code: 'command-id-reused', fix: expect.any(String) });
    expect(await service.factCount()).toBe(count);
  });

  it.each(['', 'with a blank', 'x'.repeat(256)])('cannot have the key %j', async (key) => {
    const response = await service.post('/v1/subscriptions/key/start', starting(), { 'Idempotency-Key': key });
    expect(response.status).toBe(400);
    expect(bodyOf(response)).toMatchObject({ code: 'idempotency-key-is-invalid' });
  });

  it('may have a key of 255 characters', async () => {
    const key = { 'Idempotency-Key': 'x'.repeat(255) };
    await service.post('/v1/subscriptions/long-key/start', starting(), key).expect(201);
  });
});

describe('a command on a condition', () => {
  it('is taken at the revision that was read', async () => {
    await service.post('/v1/subscriptions/match/start', starting()).expect(201);
    const read = await service.get('/v1/subscriptions/match').expect(200);
    const condition = { 'If-Match': read.headers['etag'] ?? '' };
    const response = await service.post('/v1/subscriptions/match/change', changeTo('120.00'), condition);
    expect(response.status).toBe(201);
    expect(response.headers).toMatchObject({ etag: '"1"' });
  });

  it('is refused at an earlier one', async () => {
    await service.post('/v1/subscriptions/stale/start', starting()).expect(201);
    await service.post('/v1/subscriptions/stale/change', changeTo('120.00')).expect(201);
    const count = await service.factCount();
    const response = await service.post('/v1/subscriptions/stale/change', changeTo('130.00'), { 'If-Match': '"0"' });
    expect(response.status).toBe(412);
    expect(response.headers).toMatchObject({ etag: '"1"' });
    expect(bodyOf(response)).toMatchObject({ code: 'revision-is-stale' });
    expect(await service.factCount()).toBe(count);
  });

  it.each(['0', '*', 'W/"0"', '"-1"', '"0", "1"', '"1e3"'])('cannot be %j', async (condition) => {
    const response = await service.post('/v1/subscriptions/stale/change', changeTo('140.00'), {
      'If-Match': condition,
    });
    expect(response.status).toBe(400);
    expect(bodyOf(response)).toMatchObject({ code: 'if-match-is-invalid' });
  });
});

describe('a dry run', () => {
  it('says what the journal then says, and records nothing', async () => {
    const path = '/v1/subscriptions/dry';
    await service.post(`${path}/start`, starting({ accountId: 'dry' })).expect(201);
    await service.post(`${path}/change`, changeTo('150.00', '2025-03-01')).expect(201);
    const count = await service.factCount();

    const late = changeTo('120.00', '2025-02-10');
    const tried = await service.post(`${path}/change?dryRun=true`, late).expect(200);
    expect(bodyOf(tried)).toMatchObject({ facts: [{ type: 'subscription-upgraded' }], revision: 1, replayed: false });
    expect(tried.body.effect).toEqual([
      { effectiveOn: '2025-02-10', currency: 'EUR', delta: '240.00' },
      { effectiveOn: '2025-03-01', currency: 'EUR', delta: '-240.00' },
    ]);
    expect(await service.factCount()).toBe(count);

    const before = await service.get('/v1/accounts/dry/movements').expect(200);
    await service.post(`${path}/change`, late).expect(201);
    const after = await service.get('/v1/accounts/dry/movements').expect(200);
    const deltas = ({ movements }: { movements: { effectiveOn: string; delta: string }[] }): Map<string, number> =>
      new Map(movements.map(({ effectiveOn, delta }) => [effectiveOn, Number(delta)] as const));
    const [old, now] = [deltas(before.body), deltas(after.body)];
    const changed = [...now.keys()].map((day) => [day, (now.get(day) ?? 0) - (old.get(day) ?? 0)] as const);
    expect(changed.filter(([, delta]) => delta !== 0)).toEqual([
      ['2025-02-10', 240],
      ['2025-03-01', -240],
    ]);
  });

  it('of a start has an effect before there is a subscription', async () => {
    const response = await service.post('/v1/subscriptions/dry-start/start?dryRun=true', starting()).expect(200);
    expect(bodyOf(response)).toMatchObject({ revision: -1, effect: [{ effectiveOn: '2025-01-01', delta: '1200.00' }] });
    expect(response.headers).not.toHaveProperty('etag');
    await service.get('/v1/subscriptions/dry-start').expect(404);
  });

  it('is not asked for in other words, and is told which there are', async () => {
    const response = await service.post('/v1/subscriptions/dry-words/start?dryRun=yes', starting());
    expect(response.status).toBe(422);
    expect(bodyOf(response)).toMatchObject({ errors: [{ pointer: '/dryRun', code: 'not-one-of' }] });
    expect(JSON.stringify(bodyOf(response))).toContain('possible here: true, false.');
    await service.get('/v1/subscriptions/dry-words').expect(404);
  });
});

it('answers under the correlation id that was sent', async () => {
  const sent = { 'X-Correlation-Id': 'order-4711' };
  const { headers } = await service.post('/v1/subscriptions/correlated/start', starting(), sent).expect(201);
  expect(headers).toMatchObject({ 'x-correlation-id': 'order-4711' });
  const { body } = await service.get('/v1/subscriptions/correlated/facts').expect(200);
  expect(body.facts[0].metadata).toMatchObject({ correlationId: 'order-4711', source: 'http' });
});

describe('where in a trace a command was sent', () => {
  /** The traces of the facts of a subscription. */
  const tracesOf = async (subscriptionId: string): Promise<readonly unknown[]> => {
    const { body } = await service.get(`/v1/subscriptions/${subscriptionId}/facts`).expect(200);
    return listed<{ metadata: Readonly<Record<string, unknown>> }>(body.facts).map(
      ({ metadata }) => metadata['traceparent'],
    );
  };

  it('is kept with each fact, as the first delivery said it', async () => {
    const path = '/v1/subscriptions/traced/start';
    const key = { 'Idempotency-Key': 'start/traced' };
    await service.post(path, starting(), { ...key, traceparent: traceparentOf(1) }).expect(201);
    for (const again of [{ traceparent: traceparentOf(2) }, {}]) {
      const { headers } = await service.post(path, starting(), { ...key, ...again }).expect(200);
      expect(headers).toMatchObject({ 'idempotency-replayed': 'true' });
    }
    await service.post('/v1/subscriptions/traced/change', changeTo('120.00')).expect(201);
    expect(await tracesOf('traced')).toEqual([traceparentOf(1), undefined]);
  });

  it.each([
    ['capitals', traceparentOf(0xabcdef).toUpperCase()],
    ['zeros', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`],
    ['another-version', `01${traceparentOf(1).slice(2)}`],
    ['no-trace', 'order-4711'],
    ['empty', ''],
  ])('is ignored where it is not well formed, and the command taken: %s', async (name, traceparent) => {
    await service.post(`/v1/subscriptions/trace-${name}/start`, starting(), { traceparent }).expect(201);
    expect(await tracesOf(`trace-${name}`)).toEqual([undefined]);
  });

  it('is that of the request for all facts of a batch', async () => {
    const facts = ['batch-a', 'batch-b'].map((subscriptionId) => ({
      type: 'subscription-started',
      data: { subscriptionId, ...starting({ accountId: subscriptionId }) },
    }));
    await service.post('/v1/facts', facts, { traceparent: traceparentOf(3) }).expect(200);
    for (const name of ['batch-a', 'batch-b']) expect(await tracesOf(name)).toEqual([traceparentOf(3)]);
  });
});
