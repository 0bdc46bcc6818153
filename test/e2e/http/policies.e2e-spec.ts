import { RunningService, seats, starting } from './running-service';

let service: RunningService;

beforeAll(async () => {
  service = await RunningService.start();
  await service.post('/v1/subscriptions/sub-1/start', starting({ lines: [seats('100.00')] })).expect(201);
  await service.post('/v1/subscriptions/sub-1/pause', { effectiveOn: '2025-02-01' }).expect(201);
});

afterAll(() => service.remove());

const march = async (question = '') => {
  const { body } = await service.get(`/v1/arr?asOf=2025-03-31${question}`).expect(200);
  const { policyVersion, figures } = body as { policyVersion: number; figures: readonly { arr: string }[] };
  return [policyVersion, figures[0]?.arr];
};

it('adopts a policy, answers under it from then on, and keeps what was known before as it was', async () => {
  expect(await march()).toEqual([1, '0.00']);
  await service.post('/v1/periods/2025-03/close', undefined).expect(201);
  const tried = await service.post('/v1/policies?dryRun=true', { policy: { pauses: 'keep' } }).expect(200);
  expect(tried.body).toMatchObject({ facts: [{ type: 'policy-adopted' }], revision: -1 });
  await service.post('/v1/policies', { policy: { pauses: 'keep' } }).expect(201);

  expect(await march()).toEqual([2, '1200.00']);
  expect(await march('&knownAt=3')).toEqual([1, '0.00']);
  expect(await march('&policy=1')).toEqual([1, '0.00']);
  expect(await march('&knownAt=3&policy=2')).toEqual([2, '1200.00']);

  const { body: restated } = await service.get('/v1/arr/restatement?asOf=2025-03-31&fromKnownAt=3').expect(200);
  expect(restated).toMatchObject({
    fromPolicyVersion: 1,
    policyVersion: 2,
    figures: [{ before: '0.00', after: '1200.00', difference: '1200.00' }],
    effects: [{ type: 'policy-adopted', cause: 'policy', accountId: 'acme', effect: '1200.00' }],
  });
  const { body: period } = await service.get('/v1/periods/2025-03').expect(200);
  expect(period).toMatchObject({ closing: { policyVersion: 1 }, verified: true, figures: [{ difference: '1200.00' }] });
  const { body: listed } = await service.get('/v1/policies').expect(200);
  expect(listed).toMatchObject({
    items: [{ version: 1 }, { version: 2, sequence: 5, changes: [{ treatment: 'pauses', from: 'zero', to: 'keep' }] }],
  });
  const { body: projections } = await service.get('/v1/projections').expect(200);
  expect(projections).toMatchObject({
    items: [
      { name: 'arr-journal', status: 'live' },
      { name: 'arr-journal-policy-1', status: 'live' },
    ],
  });
});

it('refuses what is no policy, and the one in force', async () => {
  const refusals = [
    [{ policy: { pauses: 'keep' } }, 409, 'policy-is-in-force'],
    [{ policy: { pauses: 'never' } }, 422, 'treatment-value-unknown'],
    [{ policy: { naps: 'keep' } }, 422, 'treatment-unknown'],
    [{ policy: {} }, 422, 'request-is-invalid'],
    [{ policy: { pauses: 1 } }, 422, 'request-is-invalid'],
    [{ pauses: 'keep' }, 422, 'request-is-invalid'],
  ] as const;
  for (const [body, status, code] of refusals) {
    const refused = await service.post('/v1/policies', body).expect(status);
    expect(refused.body).toMatchObject({ code });
  }
  const unknown = await service.get('/v1/arr?policy=7').expect(404);
  expect(unknown.body).toMatchObject({ code: 'policy-not-found', details: { known: [1, 2] } });
});

it('begins again under the policy adopted last, and still answers of what was known before under the one before', async () => {
  const { folder } = service;
  await service.close();
  service = await RunningService.start(folder);
  expect(await march()).toEqual([2, '1200.00']);
  const { body } = await service.get('/v1/projections').expect(200);
  expect(body).toMatchObject({ items: [{ name: 'arr-journal' }] });
  expect(body.items).toHaveLength(1);
  expect(await march('&knownAt=3')).toEqual([1, '0.00']);
});
