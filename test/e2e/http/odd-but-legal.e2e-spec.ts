import { bodyOf, RunningService, starting } from './running-service';

let service: RunningService;

beforeAll(async () => {
  service = await RunningService.start();
});

afterAll(() => service.remove());

const effectiveOn = '2025-01-01';

const factIn = (body: unknown): string => (body as { facts: readonly { id: string }[] }).facts[0]?.id ?? 'none';

const shown = async (path: string): Promise<unknown> => bodyOf(await service.get(path).expect(200));

describe('what is odd and legal', () => {
  it.each(['constructor', 'toString', 'hasOwnProperty', 'prototype', '0', '1e3'])(
    'is an id that means something to JavaScript: %s',
    async (id) => {
      const attributes = { region: 'EU' };
      await service.post(`/v1/accounts/${id}/register`, { effectiveOn, name: id, attributes }).expect(201);
      await service.post(`/v1/subscriptions/${id}/start`, starting({ accountId: id })).expect(201);
      expect(await shown(`/v1/accounts/${id}`)).toMatchObject({ accountId: id, name: id, attributes });
      expect(await shown(`/v1/accounts/${id}/arr`)).toMatchObject({ steps: [{ from: effectiveOn, arr: '1200.00' }] });
      expect(await shown(`/v1/accounts/${id}/movements`)).toMatchObject({ movements: [{ accountId: id }] });
      await service.post(`/v1/accounts/${id}/merge`, { effectiveOn, intoAccountId: 'all' }).expect(201);
      expect(await shown(`/v1/accounts/${id}`)).toMatchObject({ readsAs: 'all', figures: [] });
    },
  );

  it.each(['sealed:v1:', 'sealed:v1:a', `sealed:v1:${'A'.repeat(80)}`])(
    'is a text that looks sealed: %s',
    async (text) => {
      const id = `sealed-${text.length.toString()}`;
      const attributes = { name: text, plan: text };
      const origin = { metadata: { source: text, sourceId: text } };
      const data = { subscriptionId: id, ...starting({ accountId: id, attributes }) };
      await service.post('/v1/facts', [{ type: 'subscription-started', data, ...origin }]).expect(200);
      await service.post(`/v1/accounts/${id}/describe`, { effectiveOn, name: text, attributes }).expect(201);
      const { facts: bySubscription } = bodyOf(await service.get(`/v1/subscriptions/${id}/facts`).expect(200)) as {
        facts: unknown;
      };
      expect(bySubscription).toMatchObject([{ data: { attributes }, metadata: { source: text, sourceId: text } }]);
      expect(await shown(`/v1/accounts/${id}`)).toMatchObject({ name: text, attributes });
      expect(await shown(`/v1/accounts/${id}/facts`)).toMatchObject({ facts: [{ data: { name: text, attributes } }] });
    },
  );

  it('is a name of as many emojis as it may have characters, also in a correction', async () => {
    const name = '😀'.repeat(256);
    const registered = await service.post('/v1/accounts/emoji/register', { effectiveOn, name }).expect(201);
    const statement = { type: 'account-registered', data: { accountId: 'emoji', effectiveOn, name } };
    const path = `/v1/accounts/emoji/facts/${factIn(bodyOf(registered))}/correct`;
    await service.post(path, { reason: '😀'.repeat(1000), statement }).expect(201);
    const tooLong = { ...statement, data: { ...statement.data, name: `${name}😀` } };
    await service.post(path, { reason: 'Longer.', statement: tooLong }).expect(422);
    expect(await shown('/v1/accounts/emoji')).toMatchObject({ name });
  });

  it('is a long row of merges, which no merge closes to a circle', async () => {
    const last = 60;
    for (let step = 0; step < last; step += 1) {
      const [from, into] = [`row-${step.toString()}`, `row-${(step + 1).toString()}`];
      await service.post(`/v1/accounts/${from}/merge`, { effectiveOn, intoAccountId: into }).expect(201);
    }
    const closing = { effectiveOn, intoAccountId: 'row-0' };
    const refused = await service.post(`/v1/accounts/row-${last.toString()}/merge`, closing).expect(409);
    expect(bodyOf(refused)).toMatchObject({ code: 'merge-closes-a-circle' });
    expect(await shown('/v1/accounts/row-0')).toMatchObject({ readsAs: `row-${last.toString()}` });
  });

  it('is nothing that a merge of an account into itself would be', async () => {
    const refused = await service.post('/v1/accounts/self/merge', { effectiveOn, intoAccountId: 'self' }).expect(409);
    expect(bodyOf(refused)).toMatchObject({ code: 'merge-closes-a-circle' });
  });
});
