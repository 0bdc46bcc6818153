import { RunningService, seats, starting } from './running-service';

let service: RunningService;

beforeAll(async () => {
  service = await RunningService.start();
});

afterAll(() => service.remove());

const RATE = { base: 'USD', quote: 'EUR', effectiveOn: '2025-03-01', rate: '0.9612', source: 'ECB' };

it('publishes, corrects and voids rates, and tells those that stand at any state of knowledge', async () => {
  const { body: receipt } = await service.post('/v1/rates', RATE).expect(201);
  const { facts } = receipt as { facts: readonly { id: string }[] };
  const path = `/v1/rates/USD/EUR/facts/${String(facts[0]?.id)}`;
  await service.post('/v1/subscriptions/sub-1/start', starting({ lines: [seats('100.00')] })).expect(201);
  const { effectiveOn, source } = RATE;
  const right = { effectiveOn, source, rate: '0.9621', reason: 'Two digits changed places.' };
  await service.post(`${path}/correct`, right).expect(201);
  const again = await service.post(`${path}/void`, { reason: 'Twice.' }).expect(409);
  expect(again.body).toMatchObject({ code: 'fact-is-corrected' });

  const { body: then } = await service.get('/v1/rates?knownAt=2').expect(200);
  expect(then).toMatchObject({
    // What stands before the first other fact is known from the beginning.
    items: [{ ...RATE, sequence: 2, recordedAt: '0001-01-01T00:00:00.000Z' }],
    next: null,
  });
  const { body: now } = await service.get('/v1/rates?asOf=2025-03').expect(200);
  expect(now).toMatchObject({ asOf: '2025-03-31', items: [{ rate: '0.9621', sequence: 4 }] });
  const { body: before } = await service.get('/v1/rates?asOf=2025-02-28').expect(200);
  expect(before).toMatchObject({ items: [] });
});

it.each([
  [{ quote: 'USD' }, 'pair-is-one-currency'],
  [{ rate: '0' }, 'rate-is-zero'],
  [{ until: '2025-03-01' }, 'rate-ends-before-its-day'],
  [{ rate: '-1' }, 'request-is-invalid'],
  [{ source: '' }, 'request-is-invalid'],
])('refuses %j', async (wrong, code) => {
  const { body } = await service.post('/v1/rates', { ...RATE, ...wrong }).expect(422);
  expect(body).toMatchObject({ code });
});
