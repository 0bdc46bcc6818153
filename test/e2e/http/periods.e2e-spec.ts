import { RunningService, seats, starting } from './running-service';

let service: RunningService;

beforeAll(async () => {
  service = await RunningService.start();
  await service.post('/v1/subscriptions/sub-1/start', starting({ lines: [seats('100.00')] })).expect(201);
});

afterAll(() => service.remove());

it('closes a month, keeps it as it was, and shows what has become known since', async () => {
  const tried = await service.post('/v1/periods/2025-03/close?dryRun=true', {}).expect(200);
  expect(tried.body).toMatchObject({ facts: [{ type: 'period-closed' }], effect: [], revision: -1 });
  const closed = await service.post('/v1/periods/2025-03/close', {}).set('Idempotency-Key', 'march').expect(201);
  const again = await service.post('/v1/periods/2025-03/close', {}).set('Idempotency-Key', 'march').expect(200);
  expect(again.body).toEqual({ ...(closed.body as object), replayed: true });
  await service.post('/v1/subscriptions/sub-1/change', { effectiveOn: '2025-02-15', lines: [seats('150.00')] });

  const { body } = await service.get('/v1/periods/2025-03').expect(200);
  expect(body).toMatchObject({
    closing: { closedAtSequence: 2, sequence: 3, totals: [{ currency: 'EUR', arr: '1200.00' }] },
    verified: true,
    figures: [{ currency: 'EUR', before: '1200.00', after: '1800.00', difference: '600.00' }],
  });
  const view = await service.get(String(body.closedView)).expect(200);
  expect(view.body).toMatchObject({
    figures: [{ arr: '1200.00' }],
    digest: (body.closing as { digest: string }).digest,
  });
  const difference = await service.get(String(body.restatement)).expect(200);
  expect(difference.body).toMatchObject({ figures: body.figures, effects: [{ cause: 'late', effect: '600.00' }] });
});

it('lists the closed months and reopens the last of them', async () => {
  await service.post('/v1/periods/2025-04/close', {}).expect(201);
  const both = await service.get('/v1/periods').expect(200);
  expect(both.body).toMatchObject({
    items: [{ period: '2025-03' }, { period: '2025-04', closedBy: 'anonymous' }],
    next: null,
  });
  const early = await service.post('/v1/periods/2025-03/reopen', {}).expect(409);
  expect(early.body).toMatchObject({ code: 'later-period-is-closed', details: { lastClosed: '2025-04' } });
  await service.post('/v1/periods/2025-04/reopen', {}).expect(201);
  await service.get('/v1/periods/2025-04').expect(404);
  await service.get('/v1/periods/2025-04?knownAt=5').expect(200);
});

it.each([
  ['2025-06/close', 409, 'period-leaves-a-gap'],
  ['2025-03/close', 409, 'period-is-closed'],
  ['2200-12/close', 409, 'period-is-not-over'],
  ['2025-07/reopen', 409, 'period-is-not-closed'],
  ['2025-13/close', 422, 'request-is-invalid'],
])('refuses %s', async (command, status, code) => {
  const { body } = await service.post(`/v1/periods/${command}`, {}).expect(status);
  expect(body).toMatchObject({ code });
});
