import { request as open } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bodyOf, RunningService, seats, starting } from './running-service';

let service: RunningService;
let factsBefore: number;

const START = '/v1/subscriptions/hostile/start';

beforeAll(async () => {
  service = await RunningService.start();
  await service.post('/v1/subscriptions/standing/start', starting()).expect(201);
  factsBefore = await service.factCount();
});

/** Whatever was sent, the ledger holds what it held, and the service answers. */
afterEach(async () => {
  expect(await service.factCount()).toBe(factsBefore);
});

afterAll(() => service.remove());

const text = (fields: object = {}): string => JSON.stringify(starting(fields));

describe('a body that must not be read', () => {
  it.each<[string, string | Buffer, string, number, string]>([
    ['nested deeply', `{"a":${'['.repeat(28_000)}${']'.repeat(28_000)}}`, 'application/json', 400, 'json-too-deep'],
    [
      'with thousands of keys',
      `{${Array.from({ length: 2001 }, (_, index) => `"k${index.toString()}":1`).join()}}`,
      'application/json',
      400,
      'json-too-many-keys',
    ],
    ['with a key twice', text().replace('{', '{"currency":"USD",'), 'application/json', 400, 'json-key-repeated'],
    ['with __proto__', text().replace('{', '{"__proto__":{"x":1},'), 'application/json', 400, 'json-key-reserved'],
    ['with constructor', text().replace('{', '{"constructor":{},'), 'application/json', 400, 'json-key-reserved'],
    ['with toString', text().replace('{', '{"toString":"x",'), 'application/json', 400, 'json-key-reserved'],
    ['with half a character', text({ accountId: '\ud800' }), 'application/json', 400, 'json-lone-surrogate'],
    [
      'in bytes that are not UTF-8',
      Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
      'application/json',
      400,
      'body-not-utf-8',
    ],
    ['cut short', text().slice(0, -1), 'application/json', 400, 'json-malformed'],
    ['in another form', 'accountId=acme', 'application/x-www-form-urlencoded', 415, 'content-type-not-supported'],
    ['in another charset', text(), 'application/json; charset=utf-16', 415, 'charset-not-supported'],
    ['of NDJSON for one command', text(), 'application/x-ndjson', 415, 'content-type-not-supported'],
    ['of more than a mebibyte', text({ padding: 'x'.repeat(1_048_576) }), 'application/json', 413, 'body-too-large'],
  ])('is refused: %s', async (_name, body, type, status, code) => {
    const response = await service.send(START, body, type);
    expect({ status: response.status, body: bodyOf(response) }).toMatchObject({
      status,
      body: { status, code, fix: expect.any(String), correlationId: expect.any(String) },
    });
  });

  it('is refused in a batch of more than eight mebibytes', async () => {
    const response = await service.send('/v1/facts', JSON.stringify(['x'.repeat(8 * 1_048_576)]));
    expect(response.status).toBe(413);
    expect(bodyOf(response)).toMatchObject({ code: 'body-too-large' });
  });

  it('is refused while it is still coming', async () => {
    const { port } = service.server.address() as AddressInfo;
    const headers = { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' };
    const status = await new Promise<number | undefined>((answered, failed) => {
      const sending = open({ port, method: 'POST', path: START, headers }, ({ statusCode }) => {
        answered(statusCode);
        sending.destroy();
      });
      sending.on('error', failed);
      for (let sent = 0; sent < 20; sent += 1) sending.write(' '.repeat(65_536));
    });
    expect(status).toBe(413);
  });
});

describe('a field that must not be taken', () => {
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

  it('is refused where there is no body', async () => {
    const response = await service.post(START, undefined);
    expect(response.status).toBe(422);
    expect(bodyOf(response)).toMatchObject({ code: 'request-is-invalid' });
  });
});
