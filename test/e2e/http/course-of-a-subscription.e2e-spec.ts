import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bodyOf, RunningService, starting } from './running-service';

let service: RunningService;

beforeAll(async () => {
  service = await RunningService.start();
});

afterAll(() => service.remove());

const REASON = 'Wilhelmina closes for the winter';

const send = (verb: string, body: object, headers = {}) =>
  service.post(`/v1/subscriptions/course/${verb}`, body, headers);

const stateOn = async (day: string) => bodyOf(await service.get(`/v1/subscriptions/course?asOf=${day}`).expect(200));

describe('the course of a subscription over HTTP', () => {
  it('is recorded step by step, and shown as it stands on each day', async () => {
    await send('start', starting({ effectiveOn: '2026-01-01' })).expect(201);
    await send('pause', { effectiveOn: '2026-02-01', reason: REASON }).expect(201);
    await send('resume', { effectiveOn: '2026-03-01' }).expect(201);
    await send('past-due', { effectiveOn: '2026-03-10' }).expect(201);
    await send('payment-recovered', { effectiveOn: '2026-03-20' }).expect(201);
    await send('renew', { effectiveOn: '2026-04-01', term: { endsOn: '2190-01-01', renews: true } }).expect(201);
    await send('cancel', { effectiveOn: '2180-01-01' }).expect(201);
    await send('revoke-cancellation', {}).expect(201);
    await send('transfer', { effectiveOn: '2026-06-01', toAccountId: 'bolt' }).expect(201);
    expect(await stateOn('2026-02-10')).toMatchObject({ status: 'paused', since: '2026-02-01', arr: '0.00' });
    expect(await stateOn('2026-03-15')).toMatchObject({ status: 'active', pastDueSince: '2026-03-10' });
    expect(await stateOn('2026-06-01')).toMatchObject({
      status: 'active',
      accountId: 'bolt',
      term: { endsOn: '2190-01-01', renews: true },
    });
    expect(await stateOn('2185-01-01')).toMatchObject({ status: 'active' });
  });

  it('shows reasons to those who ask, and keeps them out of the files', async () => {
    const facts = JSON.stringify(bodyOf(await service.get('/v1/subscriptions/course/facts').expect(200)));
    expect(facts).toContain(REASON);
    expect(facts).toContain('"standing":"revoked"');
    const files = readdirSync(service.folder).map((name) => readFileSync(join(service.folder, name)));
    expect(files.filter((bytes) => bytes.includes('Wilhelmina'))).toEqual([]);
  });

  it('gives a repeated command with a reason its first answer, and refuses another reason under its id', async () => {
    const key = { 'Idempotency-Key': 'pause/again' };
    const pause = { effectiveOn: '2026-08-01', reason: 'sealed, and known again' };
    const first = await send('pause', pause, key).expect(201);
    const again = await send('pause', pause, key).expect(200);
    expect(again.body).toEqual({ ...first.body, replayed: true });
    expect(bodyOf(await send('pause', { ...pause, reason: 'another' }, key).expect(422))).toMatchObject({
      code: 'command-id-reused',
    });
  });

  it('refuses what does not fit, with a fix', async () => {
    const refused = bodyOf(await send('pause', { effectiveOn: '2026-09-01' }).expect(409));
    expect(refused).toMatchObject({
      code: 'subscription-is-paused',
      fix: expect.stringContaining('/v1/subscriptions/course/resume') as unknown,
    });
    await send('transfer', { effectiveOn: '2026-09-01', toAccountId: 'bolt' }).expect(422);
    await send('renew', { effectiveOn: '2026-09-01', attributes: { plan: 'pro' } }).expect(422);
  });

  it('is voided as a whole, once', async () => {
    await send('void', { reason: 'under the wrong id' }).expect(201);
    expect(await stateOn('2026-01-15')).toMatchObject({ status: 'not-started' });
    expect(bodyOf(await send('void', { reason: 'again' }).expect(409))).toMatchObject({ code: 'subscription-is-void' });
  });
});
