import { bodyOf, listed, RunningService, seats, starting } from './running-service';

let service: RunningService;

const inPlan = (unitPrice: string, plan: string): object => ({ ...seats(unitPrice), attributes: { plan } });

beforeAll(async () => {
  service = await RunningService.start();
  await service.post('/v1/subscriptions/sub-1/start', starting({ lines: [inPlan('100.00', 'pro')] })).expect(201);
  const raised = { effectiveOn: '2025-02-15', lines: [inPlan('150.00', 'team')] };
  await service.post('/v1/subscriptions/sub-1/change', raised).expect(201);
  const other = starting({ accountId: 'beta', lines: [inPlan('10.00', 'pro')] });
  await service.post('/v1/subscriptions/sub-2/start', other).expect(201);
});

afterAll(() => service.remove());

describe('ARR over time', () => {
  it('is, at the end of each interval, what is answered of that day', async () => {
    const asked = 'from=2025-01&to=2025-03&interval=month&groupBy=plan';
    const { body } = await service.get(`/v1/arr/series?${asked}`).expect(200);
    expect(body).toMatchObject({ from: '2025-01-01', to: '2025-04-01', interval: 'month', groupBy: 'plan' });
    expect(body.points).toMatchObject([
      { asOf: '2025-01-31', figures: [{ currency: 'EUR', arr: '1320.00', groups: [{ by: { plan: 'pro' } }] }] },
      {
        asOf: '2025-02-28',
        figures: [
          {
            ...{ arr: '1920.00', mrr: '160.00' },
            groups: [
              { by: { plan: 'pro' }, arr: '120.00' },
              { by: { plan: 'team' }, arr: '1800.00' },
            ],
          },
        ],
      },
      { asOf: '2025-03-31' },
    ]);
    for (const point of listed<{ asOf: string; figures: object[] }>(body.points)) {
      const there = await service.get(`/v1/arr?asOf=${point.asOf}&groupBy=plan`).expect(200);
      expect(there.body).toMatchObject({ figures: point.figures });
    }
  });

  it('tells growth and the targets beside it where they are asked for', async () => {
    const asked = 'from=2025-01&to=2025-03&native=EUR&growth=month&targets=2025-02:40,2025-03:-2.5';
    const { body } = await service.get(`/v1/arr/series?${asked}`).expect(200);
    expect(body).toMatchObject({ growth: 'month', targets: '2025-02:40,2025-03:-2.5' });
    const growths = listed<{ figures: { growth: object }[] }>(body.points).map(({ figures }) => figures[0]?.growth);
    expect(growths).toEqual([
      { since: '2024-12-31', value: null, why: 'nothing-then', numerator: '1320.00', denominator: '0.00' },
      {
        ...{ since: '2025-01-31', value: '0.454545', numerator: '600.00', denominator: '1320.00' },
        ...{ target: '0.400000', aheadOfTarget: '0.054545' },
      },
      {
        ...{ since: '2025-02-28', value: '0.000000', numerator: '0.00', denominator: '1920.00' },
        ...{ target: '-0.025000', aheadOfTarget: '0.025000' },
      },
    ]);
  });

  it.each([
    ['growth=week', 'request-is-invalid', '/growth'],
    ['growth=month&growth=year', 'request-is-invalid', '/growth'],
    ['targets=2025-01:3', 'targets-are-invalid', '/targets'],
    ['growth=month&targets=', 'targets-are-invalid', '/targets'],
    ['growth=month&targets=2025-01:3&targets=2025-02:3', 'request-is-invalid', '/targets'],
    [`growth=month&targets=${'2025-01:3,'.repeat(900)}`, 'request-is-invalid', '/targets'],
  ])('refuses %s', async (asked, code, pointer) => {
    const { body } = await service.get(`/v1/arr/series?from=2025-01&to=2025-03&${asked}`).expect(422);
    expect(body).toMatchObject({ code, errors: [{ pointer }] });
  });

  it('has a bounded number of points', async () => {
    const response = await service.get('/v1/arr/series?from=1970&to=2200&interval=day').expect(422);
    expect(bodyOf(response)).toMatchObject({ code: 'window-too-long', errors: [{ pointer: '/interval' }] });
  });
});

describe('the movements behind a bar', () => {
  it('add up to it, and come page by page', async () => {
    const asked = 'from=2025-01&to=2025-12&class=new&native=EUR&limit=1';
    const first = await service.get(`/v1/arr/movements/list?${asked}`).expect(200);
    expect(first.body).toMatchObject({
      sums: [{ currency: 'EUR', class: 'new', delta: '1320.00', movements: 2 }],
      items: [{ accountId: 'acme', delta: '1200.00', causes: ['start'] }],
    });
    const rows = await service.get('/v1/arr/movements?from=2025-01&to=2025-12&interval=year').expect(200);
    expect(rows.body.total).toMatchObject([{ currency: 'EUR', new: '1320.00' }]);
    const second = await service.get(`/v1/arr/movements/list?${asked}&cursor=${first.body.next}`).expect(200);
    expect(second.body).toMatchObject({ items: [{ accountId: 'beta', delta: '120.00' }], next: null });
    await service.get(`/v1/arr/movements/${first.body.items[0].id}`).expect(200);
  });

  it('are not those of another question than the cursor is of', async () => {
    const asked = '/v1/arr/movements/list?from=2025-01&to=2025-12&limit=1';
    const { next } = (await service.get(asked).expect(200)).body;
    const response = await service.get(`${asked}&class=churn&cursor=${next}`).expect(422);
    expect(bodyOf(response)).toMatchObject({ code: 'cursor-is-of-another-question', errors: [{ pointer: '/cursor' }] });
  });
});

describe('a movement', () => {
  it('says why: its lines on both days, and the facts behind them', async () => {
    const listed = await service.get('/v1/accounts/acme/movements').expect(200);
    const { id } = listed.body.movements[1];
    const { body } = await service.get(`/v1/arr/movements/${id}`).expect(200);
    expect(body).toMatchObject({
      ...{ id, stands: true, class: 'expansion', delta: '600.00', stale: false },
      contributions: [
        { formula: '-1200.00', before: { formula: '(100.00 × 1) × 12 = 1200.00' } },
        { formula: '1800.00', after: { formula: '(150.00 × 1) × 12 = 1800.00', line: { unitPrice: '150.00' } } },
      ],
      facts: [{ type: 'subscription-started' }, { type: 'subscription-upgraded' }],
    });
  });

  it('is not found by an id that no entry has', async () => {
    const response = await service.get('/v1/arr/movements/2-9').expect(404);
    expect(bodyOf(response)).toMatchObject({ code: 'movement-not-found', errors: [{ pointer: '/movementId' }] });
  });
});

describe('an attribute that no fact states', () => {
  it.each([
    ['/v1/arr?', 'groupBy=paln', '/groupBy'],
    ['/v1/arr?', 'filter=paln:pro', '/filter'],
    ['/v1/arr/series?from=2025-01&to=2025-01&', 'groupBy=plan,paln', '/groupBy'],
    ['/v1/arr/movements?from=2025-01&to=2025-01&', 'groupBy=paln', '/groupBy'],
    ['/v1/arr/movements/list?from=2025-01&to=2025-01&', 'filter=paln:pro', '/filter'],
    ['/v1/arr/accounts?', 'filter=paln:', '/filter'],
  ])('is refused with those that there are: %s%s', async (path, query, pointer) => {
    const response = await service.get(`${path}${query}`).expect(422);
    expect(bodyOf(response)).toMatchObject({
      ...{ code: 'attribute-not-known', fix: 'Ask by one of plan.' },
      errors: [{ pointer, code: 'attribute-not-known' }],
    });
  });

  it('is refused by name alone: one that is stated later is known, and none at an earlier time', async () => {
    await service.get('/v1/arr?groupBy=plan&knownAt=1').expect(200);
  });
});

describe('an answer about ARR', () => {
  it('has a tag, and is left out for whoever holds it, until it is another', async () => {
    const asked = '/v1/arr?asOf=2025-01';
    const first = await service.get(asked).expect(200).expect('Cache-Control', 'private, no-cache');
    const tag = first.headers['etag'] ?? '';
    expect(tag).toMatch(/^"[0-9a-f]{64}"$/u);
    for (const held of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await service.get(asked, { 'If-None-Match': held }).expect(304);
      expect([again.text, again.headers['etag']]).toEqual(['', tag]);
    }
    await service.get('/v1/arr?asOf=2025-02', { 'If-None-Match': tag }).expect(200);
    await service.get(asked, { 'If-None-Match': '"other"' }).expect(200);
    await service.post('/v1/subscriptions/sub-9/start', starting({ accountId: 'gamma' })).expect(201);
    await service.get(asked, { 'If-None-Match': tag }).expect(200);
  });
});
