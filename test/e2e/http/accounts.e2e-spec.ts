import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bodyOf, RunningService, starting } from './running-service';

let service: RunningService;

beforeAll(async () => {
  service = await RunningService.start();
});

afterAll(() => service.remove());

const NAME = 'Wilhelmina Bakery';
const effectiveOn = '2025-03-01';

const send = (path: string, body: object, headers = {}) => service.post(`/v1/accounts/${path}`, body, headers);

const factIn = (body: unknown): string => (body as { facts: readonly { id: string }[] }).facts[0]?.id ?? 'none';

const arrOf = async (account: string, asOf: string) =>
  bodyOf(await service.get(`/v1/accounts/${account}?asOf=${asOf}`).expect(200));

describe('accounts over HTTP', () => {
  it('are registered once, with a name that no file shows', async () => {
    const { headers } = await send('bakery/register', { effectiveOn, name: NAME }).expect(201);
    expect(headers['etag']).toBe('"0"');
    const refused = await send('bakery/register', { effectiveOn }).expect(409);
    expect(bodyOf(refused)).toMatchObject({ code: 'account-already-registered' });
    const files = readdirSync(service.folder).map((name) => readFileSync(join(service.folder, name)));
    expect(files.filter((bytes) => bytes.includes('Wilhelmina'))).toEqual([]);
  });

  it('answer a repetition as before, a try without a record, and a stale condition with the revision', async () => {
    const key = { 'Idempotency-Key': 'describe/1' };
    const body = { effectiveOn, name: NAME, attributes: { segment: 'smb' } };
    expect(bodyOf(await send('repeat/describe?dryRun=true', body).expect(200))).toMatchObject({ revision: -1 });
    await send('repeat/describe', body, key).expect(201);
    expect(bodyOf(await send('repeat/describe', body, key).expect(200))).toMatchObject({ replayed: true, revision: 0 });
    await send('repeat/describe', { effectiveOn }, key).expect(422);
    await send('repeat/describe', body, { 'If-Match': '"7"' }).expect(412).expect('ETag', '"0"');
  });

  it('read as the survivor from the day of a merge, until it is voided', async () => {
    await service.post('/v1/subscriptions/merging/start', starting({ accountId: 'small' })).expect(201);
    const merge = await send('small/merge', { effectiveOn, intoAccountId: 'large' }).expect(201);
    const before = await arrOf('large', '2025-03-01');
    expect(JSON.stringify(before)).toContain('1200.00');
    await send(`small/facts/${factIn(bodyOf(merge))}/void`, { reason: 'Another company.' }).expect(201);
    expect(JSON.stringify(await arrOf('small', '2025-03-01'))).toContain('1200.00');
  });

  it('close no circle, even with two merges at once', async () => {
    const answers = await Promise.all([
      send('left/merge', { effectiveOn, intoAccountId: 'right' }),
      send('right/merge', { effectiveOn, intoAccountId: 'left' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('take a correction in full, and point at what is wrong in one', async () => {
    const described = await send('fixed/describe', { effectiveOn }).expect(201);
    const path = `fixed/facts/${factIn(bodyOf(described))}/correct`;
    const data = { accountId: 'fixed', effectiveOn: '2025-04-01', name: NAME };
    const statement = { type: 'account-registered', data };
    const wrong = { ...statement, data: { ...data, effectiveOn: 'soon' } };
    const refused = await send(path, { reason: 'Later.', statement: wrong }).expect(422);
    expect(JSON.stringify(bodyOf(refused))).toContain('/statement/data/effectiveOn');
    await send(path, { reason: 'Later.', statement }).expect(201);
  });

  it('show what is said of them on a day, and the facts that say so', async () => {
    await send('told/register', { effectiveOn, name: NAME, attributes: { segment: 'smb' } }).expect(201);
    await send('told/describe', { effectiveOn: '2025-06-01', attributes: { segment: 'enterprise' } }).expect(201);
    const merge = await send('told/merge', { effectiveOn: '2025-07-01', intoAccountId: 'heir' }).expect(201);
    const { headers } = await service.get('/v1/accounts/told?asOf=2025-03-01').expect(200);
    expect(headers['etag']).toBe('"2"');
    expect(await arrOf('told', '2025-02-28')).not.toHaveProperty('name');
    const before = await arrOf('told', '2025-05-31');
    expect(before).toMatchObject({ name: NAME, attributes: { segment: 'smb' }, revision: 2 });
    expect(before).not.toHaveProperty('readsAs');
    const after = await arrOf('told', '2025-07-01');
    expect(after).toMatchObject({ name: NAME, attributes: { segment: 'enterprise' }, readsAs: 'heir' });

    await send(`told/facts/${factIn(bodyOf(merge))}/void`, { reason: 'Two companies.' }).expect(201);
    const told = bodyOf(await service.get('/v1/accounts/told/facts').expect(200));
    expect(told).toMatchObject({
      facts: [
        { type: 'account-registered', data: { name: NAME }, standing: 'stands' },
        { type: 'account-described', standing: 'stands' },
        { type: 'accounts-merged', id: factIn(bodyOf(merge)), standing: 'voided' },
        { type: 'fact-voided', data: { reason: 'Two companies.' }, standing: 'stands' },
      ],
    });
    const early = bodyOf(await service.get('/v1/accounts/told/facts?asOf=2025-03-01').expect(200));
    expect(early).toMatchObject({ facts: [{ type: 'account-registered' }] });
    await service.get('/v1/accounts/nobody/facts').expect(404);
  });

  it('read as they did at an earlier state of knowledge', async () => {
    await send('later/describe', { effectiveOn }).expect(201);
    const answer = bodyOf(await service.get('/v1/arr').expect(200)) as { knownAt: { sequence: number } };
    await send('later/merge', { effectiveOn, intoAccountId: 'heir' }).expect(201);
    const { sequence } = answer.knownAt;
    const known = await service.get(`/v1/accounts/later?asOf=2025-04-01&knownAt=${sequence.toString()}`).expect(200);
    expect(bodyOf(known)).not.toHaveProperty('readsAs');
    expect(await arrOf('later', '2025-04-01')).toMatchObject({ readsAs: 'heir' });
  });
});
