import { FAR_TOKEN } from '../../support/eventstoredb/server-of-tests';
import { bodyOf, listed, RunningService, seats, starting } from './running-service';

let service: RunningService;

beforeAll(async () => {
  service = await RunningService.start();
  await service.post('/v1/subscriptions/sub-1/start', starting()).expect(201);
  const raised = { effectiveOn: '2025-02-15', lines: [seats('150.00')] };
  await service.post('/v1/subscriptions/sub-1/change', raised).expect(201);
  const other = starting({ accountId: 'beta', currency: 'JPY', lines: [seats('1000')] });
  await service.post('/v1/subscriptions/sub-2/start', other).expect(201);
});

afterAll(() => service.remove());

describe('a figure of the past', () => {
  it('is the same after any number of later facts', async () => {
    const asked = await service.get('/v1/arr?asOf=2025-02').expect(200);
    const { asOf, knownAt, policyVersion } = asked.body;
    expect(asked.body).toMatchObject({
      asOf: '2025-02-28',
      stale: false,
      figures: [
        { currency: 'EUR', arr: '1800.00', mrr: '150.00', accounts: 1, subscriptions: 1 },
        { currency: 'JPY', arr: '12000', mrr: '1000', accounts: 1, subscriptions: 1 },
      ],
    });

    const late = { effectiveOn: '2025-02-10', lines: [seats('120.00')] };
    await service.post('/v1/subscriptions/sub-1/change', late).expect(201);
    await service.post('/v1/subscriptions/sub-1/cancel', { effectiveOn: '2025-02-20' }).expect(201);
    expect(await service.arr('2025-02-28')).toBe('0.00');

    const again = `/v1/arr?asOf=${asOf}&knownAt=${knownAt.sequence}&policy=${policyVersion}`;
    expect((await service.get(again).expect(200)).body).toEqual(asked.body);
    const byInstant = `/v1/arr?asOf=${asOf}&knownAt=${encodeURIComponent(knownAt.recordedAt)}`;
    expect((await service.get(byInstant).expect(200)).body.figures).toEqual(asked.body.figures);
    expect(await service.arr('2025-02-12', knownAt.sequence)).toBe('1200.00');
    expect(await service.arr('2025-02-12')).toBe('1440.00');
  });

  it('is read with the facts of a receipt in it', async () => {
    const { body } = await service.post('/v1/subscriptions/sub-3/start', starting({ accountId: 'gamma' })).expect(201);
    const answer = await service.get(`/v1/accounts/gamma?asOf=2025-01-01&minPosition=${body.token}`).expect(200);
    expect(bodyOf(answer)).toMatchObject({
      figures: [{ currency: 'EUR', arr: '1200.00', subscriptions: [{ subscriptionId: 'sub-3', arr: '1200.00' }] }],
    });
  });
});

describe('movements', () => {
  it('lead from the opening to the closing, row by row and in total', async () => {
    const { body } = await service.get('/v1/arr/movements?from=2025-01&to=2025-Q1&native=EUR&knownAt=3').expect(200);
    expect(body).toMatchObject({ from: '2025-01-01', to: '2025-04-01', interval: 'month' });
    expect(body.rows).toMatchObject([
      { from: '2025-01-01', to: '2025-02-01', opening: '0.00', new: '1200.00', closing: '1200.00' },
      { from: '2025-02-01', to: '2025-03-01', opening: '1200.00', expansion: '600.00', closing: '1800.00' },
      { from: '2025-03-01', to: '2025-04-01', opening: '1800.00', closing: '1800.00' },
    ]);
    expect(body.total).toMatchObject([{ new: '1200.00', expansion: '600.00', closing: '1800.00', difference: '0.00' }]);
  });
});

describe('the accounts behind a figure', () => {
  it('come page by page, all at the state of knowledge of the first', async () => {
    const first = await service.get('/v1/arr/accounts?asOf=2025-02-12&limit=1').expect(200);
    expect(first.body.items).toMatchObject([{ accountId: 'acme', currency: 'EUR' }]);
    await service.post('/v1/subscriptions/sub-9/start', starting({ accountId: 'after' })).expect(201);

    const second = await service.get(`/v1/arr/accounts?limit=1000&cursor=${first.body.next}`).expect(200);
    expect(second.body).toMatchObject({ asOf: '2025-02-12', knownAt: first.body.knownAt, next: null });
    const ids = listed<{ accountId: string }>(second.body.items).map(({ accountId }) => accountId);
    expect(ids).toContain('beta');
    expect(ids).not.toContain('after');
  });
});

describe('a question that has no answer', () => {
  it('names the parameter that was probably meant', async () => {
    const detail = expect.stringContaining('/asof is not a field here. Did you mean asOf?') as string;
    expect(bodyOf(await service.get('/v1/arr?asof=2025-01-01'))).toMatchObject({ detail });
  });

  it.each([
    ['/v1/arr?asOf=2025-02-30', 422, 'request-is-invalid', '/asOf'],
    ['/v1/arr?asOf=2025-W05', 422, 'request-is-invalid', '/asOf'],
    ['/v1/arr?asOf=2025-01-01&asOf=2025-01-02', 422, 'request-is-invalid', '/asOf'],
    ['/v1/arr?asof=2025-01-01', 422, 'request-is-invalid', '/asof'],
    ['/v1/arr?toString=x', 422, 'request-is-invalid', '/toString'],
    ['/v1/arr?knownAt=2025-01-01T00:00:00', 422, 'request-is-invalid', '/knownAt'],
    ['/v1/arr?knownAt=-1', 422, 'request-is-invalid', '/knownAt'],
    ['/v1/arr?knownAt=999999', 422, 'known-at-is-ahead', '/knownAt'],
    ['/v1/arr?policy=0', 422, 'request-is-invalid', '/policy'],
    ['/v1/arr?policy=7', 404, 'policy-not-found', '/policy'],
    ['/v1/arr?currency=eur', 422, 'request-is-invalid', '/currency'],
    ['/v1/arr/movements?from=2025-01', 422, 'request-is-invalid', '/to'],
    ['/v1/arr/movements?from=2025-03-01&to=2025-03-01', 422, 'window-is-empty', '/to'],
    ['/v1/arr/movements?from=1970&to=2200&interval=day', 422, 'window-too-long', '/interval'],
    ['/v1/arr/movements?from=2025-01&to=2025-02&interval=fortnight', 422, 'request-is-invalid', '/interval'],
    ['/v1/arr/accounts?limit=1001', 422, 'request-is-invalid', '/limit'],
    ['/v1/arr/accounts?cursor=bm90LW9uZQ', 422, 'cursor-is-invalid', '/cursor'],
    ['/v1/accounts/nobody', 404, 'account-not-found', '/accountId'],
    ['/v1/accounts/nobody/arr', 404, 'account-not-found', '/accountId'],
    ['/v1/accounts/nobody/movements', 404, 'account-not-found', '/accountId'],
    ['/v1/accounts/-acme', 422, 'request-is-invalid', '/accountId'],
    ['/v1/subscriptions/sub-1?knownAt=1', 404, 'subscription-not-found', '/subscriptionId'],
    ['/v1/subscriptions/none/facts', 404, 'subscription-not-found', '/subscriptionId'],
    ['/v1/subscriptions/none/timeline', 404, 'subscription-not-found', '/subscriptionId'],
    ['/v1/subscriptions/a%2Fb', 422, 'request-is-invalid', '/subscriptionId'],
  ])('%s says what is wrong with it', async (path, status, code, pointer) => {
    const response = await service.get(path);
    expect({ status: response.status, body: bodyOf(response) }).toMatchObject({
      status,
      body: {
        code,
        fix: expect.any(String),
        detail: expect.any(String),
        errors: expect.arrayContaining([{ pointer, code: expect.any(String) }]),
      },
    });
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/u);
  });

  it('says how a zone ahead of UTC is written in an address', async () => {
    const response = await service.get('/v1/arr?knownAt=2025-01-01T00:00:00+01:00').expect(422);
    expect(response.text).toContain('%2B');
    await service.get('/v1/arr?knownAt=2025-01-01T00:00:00%2B01:00').expect(200);
  });

  it('is told of a fact it is to have seen that never comes', async () => {
    const response = await service.get(`/v1/arr?minPosition=${FAR_TOKEN}`);
    expect(response.status).toBe(503);
    expect(response.headers).toMatchObject({ 'retry-after': expect.any(String) });
    expect(bodyOf(response)).toMatchObject({ code: 'position-not-reached' });
  });

  it.each(['not-a-token', '12x', '-1', '1.5'])('is refused at once for %s, which no receipt gave', async (text) => {
    const response = await service.get(`/v1/arr?minPosition=${text}`);
    expect(response.status).toBe(422);
    expect(bodyOf(response)).toMatchObject({ errors: [{ pointer: '/minPosition', code: 'not-in-shape' }] });
  });

  it('leads nowhere, or is asked in a way that is not taken', async () => {
    expect(bodyOf(await service.get('/v1/nothing').expect(404))).toMatchObject({ code: 'not-found' });
    expect(bodyOf(await service.post('/v1/arr', {}).expect(405))).toMatchObject({ code: 'method-not-allowed' });
  });
});

describe('a history', () => {
  it.each([
    ['subscriptions', 'facts', 'facts'],
    ['subscriptions', 'timeline', 'steps'],
    ['accounts', 'arr', 'steps'],
    ['accounts', 'movements', 'movements'],
  ])('of %s is told up to a day, as %s', async (resource, path, list) => {
    const name = `history-${path}`;
    await service.post(`/v1/subscriptions/${name}/start`, starting({ accountId: name })).expect(201);
    const change = { effectiveOn: '2025-02-01', lines: [seats('200.00')] };
    await service.post(`/v1/subscriptions/${name}/change`, change).expect(201);
    const whole = await service.get(`/v1/${resource}/${name}/${path}`).expect(200);
    expect(whole.body[list]).toHaveLength(2);
    expect(whole.body).not.toHaveProperty('asOf');
    const early = await service.get(`/v1/${resource}/${name}/${path}?asOf=2025-01`).expect(200);
    expect(early.body).toMatchObject({ asOf: '2025-01-31', [list]: [{}] });
    await service.get(`/v1/${resource}/${name}/${path}?asOf=January`).expect(422);
  });
});

describe('a machine', () => {
  it('is not told to come by HTTPS, which is for the proxy in front to say', async () => {
    const { headers } = await service.get('/health/live').expect(200);
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
  });

  it('is told how the service is', async () => {
    await service.get('/health/live').expect(200);
    await service.get('/health/startup').expect(200);
    const { body } = await service.get('/health/ready').expect(200);
    expect(body.checks.projections.projections).toMatchObject([{ name: 'arr-journal', status: 'live', lag: 0 }]);
  });

  it('is told how much of it there is', async () => {
    const { text } = await service
      .get('/metrics')
      .expect(200)
      .expect('Content-Type', /^text\/plain/u);
    const [, head] = /^arr_log_head_sequence (\d+)$/mu.exec(text) ?? [];
    expect(text).toContain(`arr_projection_sequence{projection="arr-journal"} ${head ?? ''}\n`);
    expect(Number(head)).toBeGreaterThanOrEqual(4);
    expect(text).toContain('process_cpu_seconds_total');
  });

  it('reads what there is to be called', async () => {
    const response = await service
      .get('/openapi.json')
      .expect(200)
      .expect('Content-Type', /^application\/json/u);
    expect(response.body.openapi).toBe('3.1.0');
    expect(Object.keys(response.body.paths as object)).toEqual(
      expect.arrayContaining(['/v1/facts', '/v1/arr', '/v1/subscriptions/{subscriptionId}/facts/{factId}/correct']),
    );
  });

  it.each(['/v1/arr', '/v1/journal/1/0'])('is told where what it has of %s is still so', async (path) => {
    const read = await service.get(path).expect(200);
    await service.get(path, { 'If-None-Match': read.headers['etag'] ?? '' }).expect(304);
  });

  it('gets the whole answer even if it has one of the same revision', async () => {
    const read = await service.get('/v1/subscriptions/sub-1?asOf=2025-01-15').expect(200);
    const condition = { 'If-None-Match': read.headers['etag'] ?? '' };
    await service.get('/v1/subscriptions/sub-1?asOf=2025-02-12', condition).expect(200);
  });
});
