import { bodyOf, listed, RunningService, seats, starting } from './running-service';

let service: RunningService;

beforeAll(async () => {
  service = await RunningService.start();
});

afterAll(() => service.remove());

interface Result {
  readonly line: number;
  readonly status: number;
  readonly problem?: { readonly code: string; readonly errors?: object };
}

const identity = (name: string): object => ({ subscriptionId: name, accountId: name, currency: 'EUR' });

const started = (name: string, fields: object = {}): object => ({
  type: 'subscription-started',
  data: { ...starting(identity(name)), ...fields },
});

const upgraded = (name: string, unitPrice: string, effectiveOn: string): object => ({
  type: 'subscription-upgraded',
  data: { ...identity(name), effectiveOn, lines: [seats(unitPrice)] },
});

const cancelled = (name: string, effectiveOn: string): object => ({
  type: 'subscription-cancelled',
  data: { ...identity(name), effectiveOn },
});

describe('a batch of facts', () => {
  it('records those of one subscription in their order', async () => {
    const facts = [
      started('order'),
      upgraded('order', '110.00', '2025-02-01'),
      started('order-2'),
      upgraded('order', '120.00', '2025-03-01'),
      cancelled('order', '2025-04-01'),
    ];
    const { body } = await service.post('/v1/facts', facts).expect(200);
    expect(body).toMatchObject({ recorded: 5, unchanged: 0, refused: 0 });
    const { body: known } = await service.get('/v1/subscriptions/order/facts').expect(200);
    expect(listed<{ type: string }>(known.facts).map(({ type }) => type)).toEqual([
      'subscription-started',
      'subscription-upgraded',
      'subscription-upgraded',
      'subscription-cancelled',
    ]);
    expect(await service.arr('2025-03-15')).toBe('2640.00');
  });

  it('goes on after a fact that is refused', async () => {
    const facts = [
      started('bad-1'),
      started('bad-2', { currency: 'eur', plan: 'pro' }),
      { type: 'subscription-begun', data: {} },
      upgraded('bad-1', '90.00', '2025-02-01'),
      'a text',
      { ...started('bad-3'), extra: true },
      cancelled('bad-4', '2025-02-01'),
      started('bad-5'),
    ];
    const { body } = await service.post('/v1/facts', facts).expect(200);
    expect(body).toMatchObject({ recorded: 2, unchanged: 0, refused: 6 });
    const summary = listed<Result>(body.results).map(({ line, status, problem }) => [
      line,
      status,
      problem?.code,
      problem?.errors,
    ]);
    const invalid = 'request-is-invalid';
    expect(summary).toEqual([
      [1, 201, undefined, undefined],
      [
        2,
        422,
        invalid,
        expect.arrayContaining([
          { pointer: '/data/currency', code: 'not-a-currency' },
          { pointer: '/data/plan', code: 'field-unknown' },
        ]),
      ],
      [3, 422, invalid, [{ pointer: '/type', code: 'fact-type-unknown' }]],
      [4, 422, 'direction-mismatch', expect.anything()],
      [5, 422, invalid, [{ pointer: '', code: 'not-an-object' }]],
      [6, 422, invalid, [{ pointer: '/extra', code: 'field-unknown' }]],
      [7, 404, 'subscription-not-found', undefined],
      [8, 201, undefined, undefined],
    ]);
    for (const { problem } of body.results) {
      if (problem !== undefined) expect(problem).toMatchObject({ fix: expect.any(String), title: expect.any(String) });
    }
  });

  it('may be NDJSON, of which a line that is no JSON costs that line', async () => {
    const lines = [
      JSON.stringify(started('nd-1')),
      '{"type": "subscription-started", "type": "x"}',
      '',
      '{"__proto__": {}}',
      '{"type":',
      JSON.stringify(started('nd-2')),
    ];
    const { body } = await service.send('/v1/facts', `${lines.join('\r\n')}\r\n`, 'application/x-ndjson').expect(200);
    const codes = listed<Result>(body.results).map(({ line, problem }) => [line, problem?.code]);
    expect(codes).toEqual([
      [1, undefined],
      [2, 'json-key-repeated'],
      [4, 'json-key-reserved'],
      [5, 'json-malformed'],
      [6, undefined],
    ]);
  });

  it('counts an event of a source once, however often it comes', async () => {
    const fact = { ...started('source'), metadata: { source: 'billing', sourceId: 'evt_9', sourceSequence: 9 } };
    await service.post('/v1/facts', [fact]).expect(200);
    const count = await service.factCount();
    const { body } = await service.post('/v1/facts', [fact, fact]).expect(200);
    expect(body).toMatchObject({
      recorded: 0,
      unchanged: 2,
      results: [{ status: 200, receipt: { replayed: true } }, {}],
    });
    expect(await service.factCount()).toBe(count);
    const { body: known } = await service.get('/v1/subscriptions/source/facts').expect(200);
    expect(known.facts[0].metadata).toMatchObject({ source: 'billing', sourceId: 'evt_9', sourceSequence: 9 });
  });

  it('is repeatable where the source gives no ids: the same content counts once', async () => {
    const facts = [started('same-1'), started('same-2')];
    await service.post('/v1/facts', facts).expect(200);
    const { body } = await service.post('/v1/facts', [...facts].reverse()).expect(200);
    expect(body).toMatchObject({ recorded: 0, unchanged: 2, refused: 0 });
  });

  it('has a thousand facts at most', async () => {
    const facts = Array.from({ length: 1000 }, (_, index) => started(`many-${index.toString()}`));
    const { body } = await service.post('/v1/facts', facts).expect(200);
    expect(body).toMatchObject({ recorded: 1000, refused: 0 });
    const count = await service.factCount();
    const response = await service.post('/v1/facts', [...facts, started('many-1001')]);
    expect(response.status).toBe(413);
    expect(bodyOf(response)).toMatchObject({ code: 'batch-too-large', fix: expect.any(String) });
    expect(await service.factCount()).toBe(count);
  });

  it('is counted by its lines that say something', async () => {
    const endless = await service.send('/v1/facts', '1\n'.repeat(4_000_000), 'application/x-ndjson');
    const list = await service.send('/v1/facts', `[${'1,'.repeat(1000)}1]`);
    for (const response of [endless, list]) {
      expect(response.status).toBe(413);
      expect(bodyOf(response)).toMatchObject({ code: 'batch-too-large' });
    }
    const sparse = await service.send('/v1/facts', '\r\n \nx\n'.repeat(1000), 'application/x-ndjson').expect(200);
    expect(bodyOf(sparse)).toMatchObject({ refused: 1000 });
    expect(listed<Result>(sparse.body.results).at(-1)).toMatchObject({ line: 3000, status: 400 });
  });

  it('is not a JSON text that holds NDJSON', async () => {
    const count = await service.factCount();
    const response = await service.send('/v1/facts', JSON.stringify(JSON.stringify(started('smuggled'))));
    expect(response.status).toBe(422);
    expect(bodyOf(response)).toMatchObject({ code: 'batch-is-not-a-list' });
    expect(await service.factCount()).toBe(count);
  });

  it.each([
    [{}, 422, 'batch-is-not-a-list'],
    [undefined, 422, 'batch-is-not-a-list'],
  ])('is not %j', async (sent, status, code) => {
    const response = await service.post('/v1/facts', sent);
    expect(response.status).toBe(status);
    expect(bodyOf(response)).toMatchObject({ code });
  });

  it('takes neither other parameters nor a condition', async () => {
    const parameters = await service.post('/v1/facts?limit=1', [started('never')]);
    expect(parameters.status).toBe(422);
    expect(bodyOf(parameters)).toMatchObject({ errors: [{ pointer: '/limit', code: 'field-unknown' }] });
    const condition = await service.post('/v1/facts', [started('never')], { 'If-Match': '"0"' });
    expect(condition.status).toBe(400);
    expect(bodyOf(condition)).toMatchObject({ code: 'if-match-is-invalid' });
    await service.get('/v1/subscriptions/never').expect(404);
  });
});

const period = (name: string, fields: object = {}, commandId = `period:${name}`): object => ({
  type: 'subscription-period',
  data: { ...identity(name), start: '2025-01-01', lines: [seats('100.00')], ...fields },
  metadata: { source: 'export', commandId },
});

describe('a line that states a period', () => {
  it('records what of it is new, once', async () => {
    const { body: open } = await service.post('/v1/facts', [period('open')]).expect(200);
    expect(open).toMatchObject({ recorded: 1, results: [{ receipt: { facts: [{ type: 'subscription-started' }] } }] });
    const ended = period('open', { end: '2025-07-01' }, 'period:open:ended');
    const { body: closed } = await service.post('/v1/facts', [ended, ended]).expect(200);
    expect(closed).toMatchObject({ recorded: 1, unchanged: 1 });
    expect(closed).toMatchObject({ results: [{ receipt: { facts: [{ type: 'subscription-cancelled' }] } }, {}] });
  });

  it('is refused where the ledger says otherwise, with what that is', async () => {
    await service.post('/v1/facts', [period('other')]).expect(200);
    const differing = period('other', { lines: [seats('90.00')] }, 'period:other:90');
    const { body } = await service.post('/v1/facts', [differing]).expect(200);
    expect(body).toMatchObject({
      results: [{ status: 409, problem: { code: 'row-differs', details: { differsIn: ['lines'] } } }],
    });
  });

  it('is refused by the names of its fields, and without an id', async () => {
    const faulty = period('faulty', { start: '2025-13-01', plan: 'pro' });
    const { body } = await service.post('/v1/facts', [faulty, { ...period('bare'), metadata: {} }]).expect(200);
    expect(body).toMatchObject({
      recorded: 0,
      results: [
        { problem: { errors: [{ pointer: '/data/plan' }, { pointer: '/data/start' }] } },
        { problem: { errors: [{ pointer: '/metadata/commandId', code: 'field-required' }] } },
      ],
    });
  });
});

it('a batch that is tried only writes nothing, and says what each fact would do', async () => {
  const count = await service.factCount();
  const { body } = await service.post('/v1/facts?dryRun=true', [started('tried')]).expect(200);
  expect(body).toMatchObject({ recorded: 0, results: [{ status: 200, receipt: { facts: [{}], replayed: false } }] });
  expect(await service.factCount()).toBe(count);
});
