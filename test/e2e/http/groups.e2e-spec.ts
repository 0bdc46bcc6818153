import { bodyOf, RunningService, seats, starting } from './running-service';

let service: RunningService;

const pro = { ...seats('100.00'), attributes: { plan: 'pro' } };
const odd = { ...seats('25.00'), id: 'odd', attributes: { plan: 'a,b:c\\d' } };

beforeAll(async () => {
  service = await RunningService.start();
  const described = { effectiveOn: '2025-01-01', attributes: { segment: 'large' } };
  await service.post('/v1/accounts/acme/register', described).expect(201);
  const start = starting({ lines: [pro, odd], attributes: { region: 'EU' } });
  await service.post('/v1/subscriptions/sub-1/start', start).expect(201);
  await service.post('/v1/subscriptions/sub-2/start', starting({ accountId: 'beta' })).expect(201);
  const team = { ...seats('150.00'), attributes: { plan: 'team' } };
  const change = { effectiveOn: '2025-02-15', lines: [team, odd], attributes: { region: 'EU' } };
  await service.post('/v1/subscriptions/sub-1/change', change).expect(201);
});

afterAll(() => service.remove());

/** A parameter as a caller writes it into an address. */
const encoded = (parameters: Readonly<Record<string, string>>): string => new URLSearchParams(parameters).toString();

const NONE = { plan: null, segment: null };

describe('ARR by group', () => {
  it('stands beside the figure, and can be asked for again', async () => {
    const asked = await service.get(`/v1/arr?${encoded({ asOf: '2025-01', groupBy: 'plan,segment' })}`).expect(200);
    expect(asked.body).toMatchObject({
      groupBy: 'plan,segment',
      figures: [
        {
          ...{ currency: 'EUR', arr: '2700.00', accounts: 2, subscriptions: 2 },
          groups: [
            { by: NONE, arr: '1200.00', mrr: '100.00', accounts: 1, subscriptions: 1 },
            { by: { plan: 'a,b:c\\d', segment: 'large' }, arr: '300.00', mrr: '25.00', accounts: 1, subscriptions: 1 },
            { by: { plan: 'pro', segment: 'large' }, arr: '1200.00', mrr: '100.00', accounts: 1, subscriptions: 1 },
          ],
        },
      ],
    });
    const { asOf, knownAt, groupBy, digest } = asked.body;
    await service.post('/v1/subscriptions/sub-9/start', starting({ accountId: 'later' })).expect(201);
    const again = encoded({ asOf, knownAt: String(knownAt.sequence), groupBy });
    expect(bodyOf(await service.get(`/v1/arr?${again}`).expect(200))).toEqual(asked.body);
    const whole = await service.get(`/v1/arr?asOf=${asOf}&knownAt=${knownAt.sequence}`).expect(200);
    expect(whole.body.digest).not.toBe(digest);
  });

  it.each([
    ['plan:pro', '1200.00'],
    ['plan:', '1200.00'],
    ['plan:,segment:large', '0.00'],
    ['plan:,plan:pro', '2400.00'],
    [String.raw`plan:a\,b:c\\d`, '300.00'],
    [String.raw`plan:\e`, '0.00'],
  ])('of %s only is %s', async (filter, arr) => {
    const { body } = await service.get(`/v1/arr?${encoded({ asOf: '2025-01', knownAt: '4', filter })}`).expect(200);
    expect(body).toMatchObject({ filter, figures: [{ currency: 'EUR', arr }] });
  });
});

describe('movements by group', () => {
  it('show what left one group and entered another', async () => {
    const asked = { from: '2025-02', to: '2025-02', groupBy: 'plan', knownAt: '5' };
    const { body } = await service.get(`/v1/arr/movements?${encoded(asked)}`).expect(200);
    expect(body.rows).toMatchObject([
      { by: { plan: null }, opening: '1200.00', closing: '1200.00' },
      { by: { plan: 'a,b:c\\d' }, opening: '300.00', closing: '300.00' },
      { by: { plan: 'pro' }, opening: '1200.00', left: '-1200.00', closing: '0.00', difference: '0.00' },
      { by: { plan: 'team' }, opening: '0.00', entered: '1200.00', expansion: '600.00', closing: '1800.00' },
    ]);
    expect(body.total).toMatchObject([
      { opening: '2700.00', expansion: '600.00', entered: '1200.00', left: '-1200.00', closing: '3300.00' },
    ]);
    expect(body.total[0].groups).toEqual(body.rows);
    expect(body.total[0]).not.toHaveProperty('by');
  });

  it('show a transfer out of one group and into another, which is zero for the whole ledger', async () => {
    const transfer = { effectiveOn: '2025-05-01', toAccountId: 'beta' };
    await service.post('/v1/subscriptions/sub-1/transfer', transfer).expect(201);
    const window = 'from=2025-05&to=2025-05';
    const { body } = await service.get(`/v1/arr/movements?${window}&groupBy=segment`).expect(200);
    expect(body.rows).toMatchObject([
      { by: { segment: null }, transfer: '2100.00', churn: '0.00', new: '0.00' },
      { by: { segment: 'large' }, transfer: '-2100.00', churn: '0.00', closing: '0.00' },
    ]);
    const whole = await service.get(`/v1/arr/movements?${window}`).expect(200);
    expect(whole.body.rows).toMatchObject([{ transfer: '0.00', entered: '0.00', left: '0.00', difference: '0.00' }]);
    expect(whole.body.rows[0]).not.toHaveProperty('by');
    const large = await service.get(`/v1/arr/movements?${window}&filter=segment:large`).expect(200);
    expect(large.body.rows).toMatchObject([{ transfer: '-2100.00', difference: '0.00' }]);
  });
});

describe('a grouping or a filter that is not clear', () => {
  it.each([
    ['groupBy=', 'group-by-is-invalid', '/groupBy'],
    ['groupBy=plan,', 'group-by-is-invalid', '/groupBy'],
    ['groupBy=plan,plan', 'group-by-is-invalid', '/groupBy'],
    ['groupBy=a,b,c,d,e', 'group-by-is-invalid', '/groupBy'],
    ['groupBy=__proto__', 'group-by-is-invalid', '/groupBy'],
    ['groupBy=plan&groupBy=region', 'request-is-invalid', '/groupBy'],
    [`groupBy=${'x'.repeat(6000)}`, 'request-is-invalid', '/groupBy'],
    ['groupby=plan', 'request-is-invalid', '/groupby'],
    ['filter=', 'filter-is-invalid', '/filter'],
    ['filter=pro', 'filter-is-invalid', '/filter'],
    ['filter=plan:a%2Cb', 'filter-is-invalid', '/filter'],
    ['filter=plan:%5Cx', 'filter-is-invalid', '/filter'],
    ['filter[plan]=pro', 'request-is-invalid', '/filter[plan]'],
  ])('%s is refused with what to do', async (parameter, code, pointer) => {
    for (const path of ['/v1/arr?', '/v1/arr/movements?from=2025-01&to=2025-01&']) {
      const response = await service.get(`${path}${parameter}`);
      expect({ status: response.status, body: bodyOf(response) }).toMatchObject({
        status: 422,
        body: { code, fix: expect.any(String), errors: expect.arrayContaining([expect.objectContaining({ pointer })]) },
      });
    }
  });
});
