import { bodyOf, listed, RunningService, seats, starting } from './running-service';

let service: RunningService;
const ACCOUNTS = 230;

beforeAll(async () => {
  service = await RunningService.start();
  const facts = Array.from({ length: ACCOUNTS }, (_, at) => {
    const own = { accountId: `account-${at.toString()}`, currency: at === 0 ? 'JPY' : 'EUR' };
    const lines = [seats((at + 1).toString())];
    const data = { subscriptionId: `sub-${at.toString()}`, ...starting({ ...own, lines }) };
    return JSON.stringify({ type: 'subscription-started', data });
  });
  await service.send('/v1/facts', facts.join('\n'), 'application/x-ndjson').expect(200);
});

afterAll(() => service.remove());

const linesOf = (text: string): readonly string[] => text.trimEnd().split('\n');

/** In the minor unit of a currency, of a column of a file. */
const sumOf = (lines: readonly string[], column: number, currency: string): bigint =>
  lines
    .map((line) => line.split(','))
    .filter((cells) => cells.includes(currency))
    .reduce((sum, cells) => sum + BigInt((cells[column] ?? '').replace('.', '')), 0n);

describe('the accounts behind a figure as a file', () => {
  it('have a row for each, which add up to the figure', async () => {
    const figure = bodyOf(await service.get('/v1/arr?asOf=2025-12-31').expect(200)) as {
      figures: { currency: string; arr: string }[];
    };
    const file = await service.get('/v1/arr/accounts?asOf=2025-12-31&format=csv').expect(200);
    expect(file.headers).toMatchObject({ 'content-type': expect.stringContaining('text/csv') as string });
    expect(file.headers['content-disposition']).toMatch(
      /filename="arr-accounts-2025-12-31-known-at-\d+-policy-1\.csv"/u,
    );
    const [header = '', ...rows] = linesOf(file.text);
    expect(rows).toHaveLength(ACCOUNTS);
    const column = header.split(',').indexOf('arr');
    for (const { currency, arr } of figure.figures) {
      expect(sumOf(rows, column, currency)).toBe(BigInt(arr.replace('.', '')));
    }
  });

  it('are of the part, the day and the moment that are asked for', async () => {
    const one = await service.get('/v1/arr/accounts?asOf=2025-12-31&native=JPY&format=ndjson').expect(200);
    const [account = ''] = linesOf(one.text);
    expect(JSON.parse(account)).toMatchObject({ accountId: 'account-0', currency: 'JPY', arr: '12', subscriptions: 1 });
    const none = await service.get('/v1/arr/accounts?asOf=2025-12-31&knownAt=1&format=ndjson').expect(200);
    expect(none.text).toBe('');
  });

  it('come as the caller accepts them where the question does not say', async () => {
    const asked = (accept: string) => service.get('/v1/arr/accounts?asOf=2025-12-31', { Accept: accept });
    const types = ['text/csv', 'application/x-ndjson', 'application/vnd.apache.parquet', '*/*', 'application/json'];
    const answers = await Promise.all(types.map((type) => asked(type).expect(200)));
    expect(answers.map(({ headers }) => headers['content-type'])).toEqual([
      expect.stringMatching(/^text\/csv/u),
      expect.stringMatching(/^application\/x-ndjson/u),
      'application/vnd.apache.parquet',
      expect.stringMatching(/^application\/json/u),
      expect.stringMatching(/^application\/json/u),
    ]);
  });

  it('have no pages', async () => {
    const { body } = await service.get('/v1/arr/accounts?asOf=2025-12-31&format=csv&limit=3&cursor=a').expect(422);
    expect(body).toMatchObject({
      code: 'request-is-invalid',
      errors: [
        { pointer: '/limit', code: 'field-unknown' },
        { pointer: '/cursor', code: 'field-unknown' },
      ],
    });
  });
});

describe('the movements behind a report as a file', () => {
  const WINDOW = 'from=2025-01&to=2025-12';

  it('are those of the list, which is in another order', async () => {
    const file = await service.get(`/v1/arr/movements/list?${WINDOW}&format=ndjson`).expect(200);
    const rows = linesOf(file.text).map((line) => JSON.parse(line) as { movementId: string; delta: string });
    const { body } = await service.get(`/v1/arr/movements/list?${WINDOW}&limit=1000`).expect(200);
    const list = listed<{ id: string; delta: string }>(body.items);
    const inOrder = (pairs: readonly string[]) => [...pairs].sort();
    expect(inOrder(rows.map(({ movementId, delta }) => `${movementId} ${delta}`))).toEqual(
      inOrder(list.map(({ id, delta }) => `${id} ${delta}`)),
    );
    expect(rows).toHaveLength(ACCOUNTS);
  });

  it('are refused as the list is', async () => {
    const empty = await service.get('/v1/arr/movements/list?from=2025-03&to=2025-01&format=csv').expect(422);
    expect(empty.body).toMatchObject({ code: 'window-is-empty' });
    const unknown = await service.get(`/v1/arr/movements/list?${WINDOW}&filter=nope:1&format=parquet`).expect(422);
    expect(unknown.body).toMatchObject({ code: 'attribute-not-known' });
  });
});
