import { bodyOf, listed, RunningService, seats, starting } from './running-service';

let service: RunningService;

beforeAll(async () => {
  service = await RunningService.start();
});

afterAll(() => service.remove());

const attributesOf = (count: number): object =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key-${index.toString()}`, 'ü'.repeat(256)]));

/** Legal in each of its fields, and larger altogether than a fact may be. */
const large = (name: string): object => ({
  ...starting({ accountId: name }),
  lines: Array.from({ length: 30 }, (_, index) => ({
    ...seats('1.00'),
    id: `line-${index.toString()}`,
    attributes: attributesOf(30),
  })),
});

const stated = (name: string, data: object): object => ({
  type: 'subscription-started',
  data: { subscriptionId: name, ...data },
});

describe('a fact that is too large', () => {
  it('is refused as a command, and records nothing', async () => {
    const response = await service.post('/v1/subscriptions/large/start', large('large'));
    expect(response.status).toBe(413);
    expect(bodyOf(response)).toMatchObject({ code: 'fact-too-large', fix: expect.stringContaining('attributes') });
    await service.get('/v1/subscriptions/large').expect(404);
  });

  it('costs its own line of a batch only', async () => {
    const facts = [stated('large-1', large('large-1')), stated('small', starting())];
    const { body } = await service.post('/v1/facts', facts).expect(200);
    expect(body.results).toMatchObject([
      { line: 1, status: 413, problem: { code: 'fact-too-large' } },
      { line: 2, status: 201 },
    ]);
  });

  it.each(['application/json', 'application/x-ndjson'])('has no more than a command may have, as %s', async (type) => {
    const keys = Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`k${index.toString()}`, '']));
    const items = Array.from({ length: 12_501 }, () => 1);
    const few = stated(`few-${type.length.toString()}`, starting());
    const facts = [stated('keys', keys), stated('items', { items }), few].map((fact) => JSON.stringify(fact));
    const text = type === 'application/json' ? `[${facts.join()}]` : facts.join('\n');
    const { body } = await service.send('/v1/facts', text, type).expect(200);
    const results = listed<{ status: number; problem?: { code: string } }>(body.results);
    expect(results.map(({ status, problem }) => [status, problem?.code])).toEqual([
      [400, 'json-too-many-keys'],
      [400, 'json-too-many-items'],
      [201, undefined],
    ]);
  });
});
