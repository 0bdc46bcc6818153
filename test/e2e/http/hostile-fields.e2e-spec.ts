import { type HostileBody, hostileBodies } from './hostile-fields';
import { isOnServer } from '../../support/eventstoredb/server-of-tests';
import { bodyOf, RunningService, seats, starting } from './running-service';
import { pathWith, WRITE_ROUTES, type WriteRoute } from './write-routes';

let service: RunningService;
let before: object;

const START = '/v1/subscriptions/hostile/start';

beforeAll(async () => {
  service = await RunningService.start();
  await service.post('/v1/subscriptions/standing/start', starting()).expect(201);
  before = await service.holdings();
});

/** Whatever was sent, the ledger holds what it held, and the service answers. */
afterEach(async () => {
  expect(await service.holdings()).toEqual(before);
});

afterAll(() => service.remove());

interface Refused {
  readonly code?: string;
  readonly fix?: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string }[];
}

/** Of a value that was wrong in itself a schema says where in it. */
const isAbout = ({ pointer, codes }: HostileBody, { errors = [] }: Refused): boolean =>
  errors.some(
    ({ pointer: at, code }) =>
      (at === pointer || at.startsWith(`${pointer}/`)) && codes.some((expected) => expected === code),
  );

/** What was answered otherwise than it should have been; nothing where the field was refused by its name. */
const mistaken = async (route: WriteRoute, hostile: HostileBody): Promise<object | undefined> => {
  const text = route.write(JSON.stringify(hostile.body));
  const { status, problem } = route.refusalIn(await service.send(pathWith(route), text, route.mediaType));
  const refused = (problem ?? {}) as Refused;
  const isRefused = status === 422 && refused.code === 'request-is-invalid' && (refused.fix ?? '') !== '';
  if (isRefused && isAbout(hostile, refused)) return undefined;
  const { pointer, codes } = hostile;
  return { pointer, codes, sent: text.slice(0, 200), status, problem };
};

describe('each field of each body that is taken', () => {
  const routes = WRITE_ROUTES.map((route) => [route.name, route] as const);

  it.each(routes)('is refused by its name where it must not be taken: %s', async (_, route) => {
    const mistakes: object[] = [];
    for (const hostile of hostileBodies(route.sample)) {
      const mistake = await mistaken(route, hostile);
      if (mistake !== undefined) mistakes.push(mistake);
    }
    expect(mistakes).toEqual([]);
  });
});

describe('a field that must not be taken', () => {
  it('is told by example what to write where a word is sent for an interval', async () => {
    const response = await service.send(
      START,
      JSON.stringify(starting({ lines: [{ ...seats('100.00'), every: 'month' }] })),
    );
    expect(response.text).toContain(String.raw`write { \"months\": 1 } for every month`);
  });

  const text = (fields: object): string => JSON.stringify(starting(fields));
  const line = seats('100.00');

  it.each<[object, string, string]>([
    [{ lines: [{ ...line, unitPrice: '1e3' }] }, '/lines/0/unitPrice', 'not-a-decimal-amount'],
    [{ lines: [{ ...line, unitPrice: '-1.00' }] }, '/lines/0/unitPrice', 'not-a-decimal-amount'],
    [{ lines: [{ ...line, unitPrice: 49 }] }, '/lines/0/unitPrice', 'not-a-decimal-amount'],
    [{ lines: [{ ...line, unitPrice: '1234567890123456789' }] }, '/lines/0/unitPrice', 'not-a-decimal-amount'],
    [{ lines: [{ ...line, quantity: null }] }, '/lines/0/quantity', 'not-a-decimal-amount'],
    [{ lines: [{ ...line, every: { months: 0 } }] }, '/lines/0/every/months', 'too-small'],
    [{ lines: [{ ...line, every: { months: 1, days: 1 } }] }, '/lines/0/every/months', 'field-unknown'],
    [{ lines: [{ ...line, every: {} }] }, '/lines/0/every/months', 'field-required'],
    [{ lines: [{ ...line, every: 'month' }] }, '/lines/0/every', 'not-an-object'],
    [{ lines: [{ ...line, total: '5.00' }] }, '/lines/0/every', 'field-unknown'],
    [{ lines: [{ ...line, kind: 'metered' }] }, '/lines/0/kind', 'not-one-of'],
    [{ lines: [{ ...line, discounts: [{ percent: '101' }] }] }, '/lines/0/discounts/0/percent', 'not-a-percentage'],
    [{ lines: [{ ...line, attributes: { 'a,b': 'x' } }] }, '/lines/0/attributes', 'not-an-attribute-key'],
    [{ lines: [{ ...line, attributes: { plan: 5 } }] }, '/lines/0/attributes', 'not-in-shape'],
    [{ lines: [null] }, '/lines/0', 'not-an-object'],
    [{ lines: {} }, '/lines', 'not-a-list'],
    [{ lines: [[{}]] }, '/lines/0', 'not-an-object'],
    [{ lines: [{ ...line, every: [{ months: 1 }] }] }, '/lines/0/every', 'not-an-object'],
    [{ lines: Array.from({ length: 101 }, () => line) }, '/lines', 'too-many'],
    [{ lines: [line, line] }, '/lines', 'line-id-repeated'],
    [{ lines: undefined }, '/lines', 'field-required'],
    [{ currency: 'eur' }, '/currency', 'not-a-currency'],
    [{ currency: 'XAU' }, '/currency', 'not-a-currency'],
    [{ effectiveOn: '2025-02-30' }, '/effectiveOn', 'not-a-calendar-date'],
    [{ effectiveOn: '1969-12-31' }, '/effectiveOn', 'not-a-calendar-date'],
    [{ effectiveOn: '2025-W01-1' }, '/effectiveOn', 'not-a-calendar-date'],
    [{ occurredAt: '2025-01-01T10:00:00' }, '/occurredAt', 'not-an-instant'],
    [{ accountId: 'acme corp' }, '/accountId', 'not-an-account-id'],
    [{ accountId: 'a'.repeat(65) }, '/accountId', 'not-an-account-id'],
    [{ term: { endsOn: '2024-01-01' } }, '/term/endsOn', 'term-is-empty'],
    [{ term: { endsOn: '2026-01-01', renews: 'yes' } }, '/term/renews', 'not-a-boolean'],
    [{ plan: 'pro' }, '/plan', 'field-unknown'],
  ])('is refused: %j at %s', async (fields, pointer, code) => {
    const response = await service.send(START, text(fields));
    expect({ status: response.status, body: bodyOf(response) }).toMatchObject({
      status: 422,
      body: { fix: expect.any(String), errors: expect.arrayContaining([{ pointer, code }]) },
    });
  });

  it('is refused in a text that people read', async () => {
    for (const reason of ['', 'x'.repeat(1001), 'bell \u0007', 5]) {
      const path = '/v1/subscriptions/standing/facts/5b0c8d3e-1f4a-5c6b-8d7e-000000000003/void';
      const response = await service.send(path, JSON.stringify({ reason }));
      expect(response.status).toBe(422);
      expect(bodyOf(response)).toMatchObject({ errors: [{ pointer: '/reason' }] });
    }
  });

  it.each(['/v1/facts/', '/V1/Facts', `${START}/`])(
    'is not found under another spelling of its path, %s',
    async (path) => {
      const response = await service.send(path, '[]');
      expect(response.status).toBe(404);
      expect(bodyOf(response)).toMatchObject({ code: 'not-found' });
    },
  );

  it('is seen where it is taken after all', async () => {
    const { facts, 'ledger.mdb': ledger, 'keys.mdb': keys } = await service.holdings();
    const pause = { effectiveOn: '2025-02-01', reason: 'The winter.' };
    await service.post('/v1/subscriptions/standing/pause', pause).expect(201);
    const after = await service.holdings();
    expect(after).toMatchObject({ facts: Number(facts) + 1 });
    expect([after['ledger.mdb'] === ledger, after['keys.mdb'] === keys]).toEqual([isOnServer, false]);
    before = after;
  });

  it('is refused where there is no body', async () => {
    const response = await service.post(START, undefined);
    expect(response.status).toBe(422);
    expect(bodyOf(response)).toMatchObject({ code: 'request-is-invalid' });
  });
});
