import { bodyOf, RunningService, starting } from './running-service';

let service: RunningService;

beforeAll(async () => {
  service = await RunningService.start(undefined, { TIME_ZONE: 'Asia/Tokyo', BASE_CURRENCY: 'JPY' });
});

afterAll(() => service.remove());

describe('where a command comes from', () => {
  const start = (source: string, subscription: string) =>
    service.post(`/v1/subscriptions/${subscription}/start`, starting(), {
      'X-Source': source,
      'Idempotency-Key': 'one',
    });

  it('stands in its facts, and its id is unique there', async () => {
    await start('billing', 'sub-1').expect(201);
    const { body } = await service.get('/v1/subscriptions/sub-1/facts').expect(200);
    expect(body).toMatchObject({ facts: [{ metadata: { source: 'billing', commandId: 'one' } }] });
    expect(bodyOf(await start('billing', 'sub-1').expect(200))).toMatchObject({ replayed: true });
    expect(bodyOf(await start('shop', 'sub-1').expect(409))).toMatchObject({ code: 'subscription-already-started' });
  });

  it.each(['two words', 'x'.repeat(201), 'ümlaut'])('is not %s', async (source) => {
    const encoded = Buffer.from(source).toString('latin1');
    expect(bodyOf(await start(encoded, 'sub-2').expect(400))).toMatchObject({ code: 'source-is-invalid' });
  });
});

it('a refused command says by name what its detail says', async () => {
  await service.post('/v1/subscriptions/sub-3/start', starting()).expect(201);
  const { body } = await service
    .post('/v1/subscriptions/sub-3/start', starting({ effectiveOn: '2025-02-01' }))
    .expect(409);
  expect(body).toMatchObject({ details: { since: '2025-01-01', factId: expect.any(String) } });
});

it('a refused question does so, too', async () => {
  const { body } = await service.get('/v1/arr?knownAt=999').expect(422);
  expect(body).toMatchObject({ details: { sequence: 999, head: expect.any(Number) } });
});

it('a receipt tells from which day each fact counts', async () => {
  const { body } = await service.post('/v1/subscriptions/sub-4/start', starting()).expect(201);
  expect(body).toMatchObject({ facts: [{ type: 'subscription-started', effectiveOn: '2025-01-01' }] });
});

it('the ledger names what never changes of it, and takes no parameters', async () => {
  const { body } = await service.get('/v1/ledger').expect(200);
  expect(body).toEqual({
    timeZone: 'Asia/Tokyo',
    baseCurrency: 'JPY',
    today: expect.stringMatching(/^\d{4}-\d\d-\d\d$/u),
  });
  await service.get('/v1/ledger?day=today').expect(422);
});
