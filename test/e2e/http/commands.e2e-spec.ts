import { bodyOf, listed, RunningService, seats, starting } from './running-service';

let service: RunningService;

beforeAll(async () => {
  service = await RunningService.start();
});

afterAll(() => service.remove());

/** Each story has a subscription and an account of its own, so that the figure of the account is the story's. */
const accountArr = async (accountId: string, asOf: string): Promise<string> => {
  const { body } = await service.get(`/v1/accounts/${accountId}?asOf=${asOf}`).expect(200);
  return (body.figures[0]?.arr ?? '0.00') as string;
};

const start = async (name: string, fields: object = {}): Promise<string> => {
  const sent = starting({ accountId: `account-${name}`, ...fields });
  const { body } = await service.post(`/v1/subscriptions/${name}/start`, sent).expect(201);
  return body.facts[0].id as string;
};

describe('a start', () => {
  it('is in the figure at once', async () => {
    await start('at-once');
    expect(await accountArr('account-at-once', '2025-01-01')).toBe('1200.00');
    expect(await accountArr('account-at-once', '2024-12-31')).toBe('0.00');
  });

  it('says what it recorded and where', async () => {
    const response = await service.post('/v1/subscriptions/receipt/start', starting({ accountId: 'receipt' }));
    expect(response.status).toBe(201);
    expect(response.headers).toMatchObject({ etag: '"0"', 'cache-control': 'no-store' });
    expect(response.headers).not.toHaveProperty('x-powered-by');
    expect(response.body).toEqual({
      facts: [{ id: expect.any(String), type: 'subscription-started', effectiveOn: '2025-01-01' }],
      revision: 0,
      token: expect.any(String),
      replayed: false,
    });
  });

  it('takes every kind of line, and a quantity that goes without saying', async () => {
    const lines = [
      { id: 'base', kind: 'subscription', unitPrice: '19.95', every: { years: 1 } },
      { id: 'contract', kind: 'maintenance', total: '1000.00', over: { months: 32 } },
      { id: 'setup', kind: 'one-time', unitPrice: '500.00' },
      { ...seats('10.00'), discounts: [{ percent: '10' }, { amount: '1.00', until: '2025-07-01' }] },
      { ...seats('5.00'), id: 'trial', trialUntil: '2025-06-01', attributes: { plan: 'pro' } },
    ];
    await start('kinds', { lines });
    expect(await accountArr('account-kinds', '2025-01-31')).toBe('490.95');
    expect(await accountArr('account-kinds', '2025-06-30')).toBe('550.95');
    expect(await accountArr('account-kinds', '2025-07-01')).toBe('562.95');
    const { body } = await service.get('/v1/subscriptions/kinds?asOf=2025-01-31').expect(200);
    expect(body.lines[0]).toEqual({ ...lines[0], quantity: '1', arr: '19.95' });
  });

  it('ends with a term that does not renew', async () => {
    await start('term', { term: { endsOn: '2025-07-01' } });
    expect(await accountArr('account-term', '2025-06-30')).toBe('1200.00');
    expect(await accountArr('account-term', '2025-07-01')).toBe('0.00');
  });

  it('is refused where one stands', async () => {
    const factId = await start('twice');
    const response = await service.post('/v1/subscriptions/twice/start', starting({ accountId: 'account-twice' }));
    expect(response.status).toBe(409);
    expect(bodyOf(response)).toMatchObject({
      code: 'subscription-already-started',
      detail: expect.stringContaining(factId),
      fix: expect.stringContaining(`POST /v1/subscriptions/twice/facts/${factId}/void`),
      errors: [{ pointer: '/effectiveOn', code: 'subscription-already-started' }],
    });
  });
});

describe('a change', () => {
  it('may be recorded late, before one that stands', async () => {
    await start('late');
    await service.post('/v1/subscriptions/late/change', { effectiveOn: '2025-03-01', lines: [seats('150.00')] });
    const late = { effectiveOn: '2025-02-01', lines: [seats('120.00')], cause: 'seats' };
    const response = await service.post('/v1/subscriptions/late/upgrade', late).expect(201);
    expect(bodyOf(response)).toMatchObject({ facts: [{ type: 'subscription-upgraded' }], revision: 2 });
    expect(await accountArr('account-late', '2025-02-15')).toBe('1440.00');
    expect(await accountArr('account-late', '2025-03-15')).toBe('1800.00');
  });

  it('may name one line and what is new about it', async () => {
    await start('one-line', { lines: [seats('10.00', '5'), { ...seats('7.00'), id: 'support' }] });
    const change = { effectiveOn: '2025-02-01', lineId: 'seats', quantity: '8' };
    await service.post('/v1/subscriptions/one-line/change', change).expect(201);
    expect(await accountArr('account-one-line', '2025-02-01')).toBe('1044.00');
  });

  it('that changes nothing is recorded, and moves no figure', async () => {
    await start('same');
    const response = await service
      .post('/v1/subscriptions/same/change', { effectiveOn: '2025-02-01', lines: [seats('100.00')] })
      .expect(201);
    expect(bodyOf(response)).toMatchObject({ facts: [{ type: 'subscription-changed' }], revision: 1, replayed: false });
    expect(await accountArr('account-same', '2025-02-01')).toBe('1200.00');
  });

  it('is refused where its name says another direction', async () => {
    await start('direction');
    const dearer = { effectiveOn: '2025-02-01', lines: [seats('200.00')] };
    const response = await service.post('/v1/subscriptions/direction/downgrade', dearer);
    expect(response.status).toBe(422);
    expect(bodyOf(response)).toMatchObject({ code: 'direction-mismatch' });
  });

  it.each([
    [{ effectiveOn: '2025-02-01' }, [{ pointer: '/lines', code: 'field-required' }]],
    [
      { effectiveOn: '2025-02-01', lines: [seats('1.00')], lineId: 'seats' },
      [{ pointer: '/lineId', code: 'not-in-shape' }],
    ],
    [
      { effectiveOn: '2025-02-01', lines: [seats('1.00')], quantity: '2' },
      [{ pointer: '/quantity', code: 'not-in-shape' }],
    ],
  ])('is refused where %j does not say what changes', async (change, errors) => {
    const response = await service.post('/v1/subscriptions/at-once/change', change);
    expect(response.status).toBe(422);
    expect(bodyOf(response)).toMatchObject({ code: 'request-is-invalid', errors });
  });
});

describe('a cancellation', () => {
  it('may lie ahead', async () => {
    await start('ahead');
    const cancel = { effectiveOn: '2030-01-01', requestedOn: '2025-05-01', reason: 'Moved on.', voluntary: true };
    await service.post('/v1/subscriptions/ahead/cancel', cancel).expect(201);
    expect(await accountArr('account-ahead', '2029-12-31')).toBe('1200.00');
    expect(await accountArr('account-ahead', '2030-01-01')).toBe('0.00');
    const { body } = await service.get('/v1/accounts/account-ahead/arr').expect(200);
    expect(body.steps).toEqual([
      { from: '2025-01-01', currency: 'EUR', arr: '1200.00' },
      { from: '2030-01-01', currency: 'EUR', arr: '0.00' },
    ]);
  });
});

describe('a void', () => {
  it('restores what was before, and a void of it what it undid', async () => {
    await start('void');
    const changed = { effectiveOn: '2025-02-01', lines: [seats('150.00')] };
    const { body: change } = await service.post('/v1/subscriptions/void/change', changed).expect(201);
    const facts = '/v1/subscriptions/void/facts';
    const reason = { reason: 'Recorded on the wrong subscription.' };

    const voided = await service.post(`${facts}/${change.facts[0].id}/void`, reason).expect(201);
    expect(await accountArr('account-void', '2025-02-01')).toBe('1200.00');

    await service.post(`${facts}/${voided.body.facts[0].id}/void`, reason).expect(201);
    expect(await accountArr('account-void', '2025-02-01')).toBe('1800.00');
    const { body } = await service.get(facts).expect(200);
    expect(listed<{ standing: string }>(body.facts).map(({ standing }) => standing)).toEqual([
      'stands',
      'stands',
      'voided',
      'stands',
    ]);
  });

  it('needs a fact that is there', async () => {
    await start('no-fact');
    const path = '/v1/subscriptions/no-fact/facts/5b0c8d3e-1f4a-5c6b-8d7e-000000000003/void';
    const response = await service.post(path, { reason: 'Wrong.' });
    expect(response.status).toBe(404);
    expect(bodyOf(response)).toMatchObject({ code: 'fact-not-found', fix: expect.stringContaining('/facts') });
  });
});

describe('a correction', () => {
  const statementOf = (name: string, data: object = {}): object => ({
    type: 'subscription-started',
    data: { subscriptionId: name, ...starting({ accountId: `account-${name}` }), ...data },
  });

  it('takes the place of the fact it replaces', async () => {
    const factId = await start('correct');
    const correction = {
      reason: 'The contract says 90.',
      statement: statementOf('correct', { lines: [seats('90.00')] }),
    };
    await service.post(`/v1/subscriptions/correct/facts/${factId}/correct`, correction).expect(201);
    expect(await accountArr('account-correct', '2025-01-01')).toBe('1080.00');
    const { body } = await service.get('/v1/subscriptions/correct/timeline').expect(200);
    expect(body.steps).toMatchObject([{ from: '2025-01-01', status: 'active', arr: '1080.00' }]);
  });

  it('may make a change of a cancellation whose supersedes goes without saying', async () => {
    await start('correct-cancel');
    const changed = { effectiveOn: '2025-02-01', lines: [seats('150.00')] };
    const { body } = await service.post('/v1/subscriptions/correct-cancel/change', changed).expect(201);
    const identity = { subscriptionId: 'correct-cancel', accountId: 'account-correct-cancel', currency: 'EUR' };
    const statement = { type: 'subscription-cancelled', data: { ...identity, effectiveOn: '2025-02-01' } };
    const path = `/v1/subscriptions/correct-cancel/facts/${body.facts[0].id as string}/correct`;
    await service.post(path, { reason: 'They left.', statement }).expect(201);
    expect(await accountArr('account-correct-cancel', '2025-02-01')).toBe('0.00');
  });

  it('points to what is wrong in its statement', async () => {
    const factId = await start('correct-wrong');
    const statement = statementOf('correct-wrong', { effectiveOn: '2025-02-30', plan: 'pro' });
    const path = `/v1/subscriptions/correct-wrong/facts/${factId}/correct`;
    const response = await service.post(path, { reason: 'Wrong day.', statement });
    expect(response.status).toBe(422);
    expect(bodyOf(response)).toMatchObject({ code: 'request-is-invalid' });
    expect(response.body.errors).toEqual(
      expect.arrayContaining([
        { pointer: '/statement/data/effectiveOn', code: 'not-a-calendar-date' },
        { pointer: '/statement/data/plan', code: 'field-unknown' },
      ]),
    );
  });
});
