import { RunningService, seats, starting } from './running-service';

let service: RunningService;

beforeAll(async () => {
  service = await RunningService.start();
  await service.post('/v1/subscriptions/sub-1/start', starting({ lines: [seats('100.00')] })).expect(201);
});

afterAll(() => service.remove());

/** Opens one once the ledger goes by the policy that it was told of last. */
const openedAbove = async (above: number): Promise<number> => {
  const sent = { reason: 'Restored.', above };
  for (;;) {
    const { status } = await service.post('/v1/journal/epochs', sent).set('Idempotency-Key', 'restored');
    if (status !== 503) return status;
  }
};

interface Page {
  readonly shards: number;
  readonly items: readonly object[];
}

const entriesOf = async (epoch: number): Promise<readonly object[]> => {
  const read = async (shard: number): Promise<Page> =>
    (await service.get(`/v1/journal/${epoch}/${shard}`).expect(200)).body as Page;
  const { shards } = await read(0);
  const pages = await Promise.all(Array.from({ length: shards }, (_, shard) => read(shard)));
  return pages.flatMap(({ items }) => items);
};

it('opens another epoch on command, which tells the same journal again, and keeps to it under the next policy', async () => {
  const { body: before } = await service.get('/v1/journal/epochs').expect(200);
  expect(before).toMatchObject({ current: 1, items: [{ epoch: 1, policyVersion: 1, isOpened: false }] });
  const { body: opened } = await service.post('/v1/journal/epochs', { reason: 'The topics were lost.' }).expect(201);
  const said = { epoch: 2, policyVersion: 1, derivationVersion: 1, reason: 'The topics were lost.' };
  expect(opened).toMatchObject(said);
  const entries = await entriesOf(2);
  expect(entries).toMatchObject([{ epoch: 2, policyVersion: 1, delta: '1200.00' }]);

  await service.post('/v1/policies', { policy: { pauses: 'keep' } }).expect(201);
  expect(await openedAbove(6)).toBe(201);
  const { body: after } = await service.get('/v1/journal/epochs').expect(200);
  expect(after).toMatchObject({
    current: 7,
    items: [
      { ...said, isOpened: true },
      { epoch: 7, policyVersion: 2 },
    ],
  });
  expect(await entriesOf(2)).toEqual(entries);
  expect(await entriesOf(7)).toMatchObject([{ epoch: 7, policyVersion: 2, delta: '1200.00' }]);
  const { body: unknown } = await service.get('/v1/journal/3/0').expect(404);
  expect(unknown).toMatchObject({ code: 'epoch-not-found', fix: 'Ask for one of: 2, 7.' });
});

it('is the same one where it is asked for again under the same id', async () => {
  const asked = async (key: string): Promise<number> => {
    const sent = service.post('/v1/journal/epochs', { reason: 'Again.' }).set('Idempotency-Key', key);
    return ((await sent.expect(201)).body as { epoch: number }).epoch;
  };
  const first = await asked('epoch-a');
  expect([await asked('epoch-a'), await asked('epoch-b')]).toEqual([first, first + 1]);
  const other = service.post('/v1/journal/epochs', { reason: 'Again.', above: 50 }).set('Idempotency-Key', 'epoch-a');
  expect((await other.expect(422)).body).toMatchObject({ code: 'command-id-reused' });
});

it('refuses an epoch for no reason, or above what is no number', async () => {
  const pointersOf = async (sent: object): Promise<readonly (string | undefined)[]> => {
    const { body } = await service.post('/v1/journal/epochs', sent).expect(422);
    return (body as { errors: readonly { pointer: string }[] }).errors.map(({ pointer }) => pointer);
  };
  expect(await pointersOf({})).toEqual(['/reason']);
  expect(await pointersOf({ reason: '', above: -1 })).toEqual(['/reason', '/above']);
  expect(await pointersOf({ reason: 'Lost.', number: 3 })).toEqual(['/number']);
});
