import { request as open } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Response } from 'supertest';
import { bodyOf, RunningService, starting } from './running-service';
import { parametersOf, pathWith, WRITE_ROUTES, type WriteRoute } from './write-routes';

let service: RunningService;
let before: object;

const START = '/v1/subscriptions/hostile/start';
const BATCH = '/v1/facts';
const NDJSON = 'application/x-ndjson';

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

const routes = WRITE_ROUTES.map((route) => [route.name, route] as const);

const problem = (status: number, code: string): object => ({
  status,
  problem: { status, code, title: expect.any(String), fix: expect.any(String), correlationId: expect.any(String) },
});

/** Of a whole request, with the name of what was sent, so that a failure says which one it was. */
const refusedWhole = (name: string, { status, body, headers }: Response): object => ({
  name,
  status,
  problem: body as unknown,
  type: headers['content-type'],
});

const expectedWhole = (name: string, status: number, code: string): object => ({
  name,
  ...problem(status, code),
  type: 'application/problem+json; charset=utf-8',
});

const DEEP = `{"a":${'['.repeat(28_000)}${']'.repeat(28_000)}}`;
const MANY_KEYS = `{${Array.from({ length: 2001 }, (_, index) => `"k${index.toString()}":1`).join()}}`;

/** What makes the text of a body unfit, put before the fields that it has otherwise. */
const UNFIT_TEXTS: readonly (readonly [string, (sample: string) => string, string])[] = [
  ['nested deeply', () => DEEP, 'json-too-deep'],
  ['with thousands of keys', () => MANY_KEYS, 'json-too-many-keys'],
  [
    'with thousands of items',
    (sample) => sample.replace('{', `{"a":[${'1,'.repeat(12_500)}1],`),
    'json-too-many-items',
  ],
  ['with a key twice', (sample) => sample.replace('{', '{"a":1,"a":2,'), 'json-key-repeated'],
  ['with a key twice, escaped', (sample) => sample.replace('{', '{"a":1,"\\u0061":2,'), 'json-key-repeated'],
  ['with __proto__', (sample) => sample.replace('{', '{"__proto__":{"x":1},'), 'json-key-reserved'],
  ['with __proto__, escaped', (sample) => sample.replace('{', '{"__proto\\u005f_":{},'), 'json-key-reserved'],
  ['with __proto__ inside', (sample) => sample.replace('{', '{"a":[{"__proto__":1}],'), 'json-key-reserved'],
  ['with constructor', (sample) => sample.replace('{', '{"constructor":{},'), 'json-key-reserved'],
  ['with toString', (sample) => sample.replace('{', '{"toString":"x",'), 'json-key-reserved'],
  ['with half a character', (sample) => sample.replace('{', '{"a":"\\ud800",'), 'json-lone-surrogate'],
  ['with half a character in a key', (sample) => sample.replace('{', '{"\\udc00":1,'), 'json-lone-surrogate'],
  ['with a number beyond all numbers', (sample) => sample.replace('{', '{"a":1e999,'), 'json-number-too-large'],
  ['with a control character', (sample) => sample.replace('{', '{"a":"\u0000",'), 'json-malformed'],
  ['with a byte order mark', (sample) => `\ufeff${sample}`, 'json-malformed'],
  ['with a comma too many', (sample) => sample.replace('{', '{,'), 'json-malformed'],
  ['cut short', (sample) => sample.slice(0, -1), 'json-malformed'],
];

const FORMS: readonly (readonly [string, number, string])[] = [
  ['application/x-www-form-urlencoded', 415, 'content-type-not-supported'],
  ['text/plain', 415, 'content-type-not-supported'],
  ['application/json5', 415, 'content-type-not-supported'],
  ['application/json; charset=utf-16', 415, 'charset-not-supported'],
  ['application/json; charset=iso-8859-1', 415, 'charset-not-supported'],
];

const limitOf = ({ path }: WriteRoute): number => (path === BATCH ? 8 : 1) * 1_048_576;

describe('a body that must not be read', () => {
  it.each(routes)('is refused for what its text is: %s', async (_, route) => {
    for (const [name, spoil, code] of UNFIT_TEXTS) {
      // Of a batch as one JSON text the keys are counted fact by fact.
      const text = route.write(spoil(JSON.stringify(route.sample)));
      const refused = route.refusalIn(await service.send(pathWith(route), text, route.mediaType));
      expect({ name, ...refused }).toMatchObject({ name, ...problem(400, code) });
    }
  });

  it.each(routes)('is refused for its bytes, its form and its size: %s', async (_, route) => {
    const path = pathWith(route);
    const bytes = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);
    const noUtf8 = await service.send(path, bytes, route.mediaType);
    expect(refusedWhole('bytes', noUtf8)).toMatchObject(expectedWhole('bytes', 400, 'body-not-utf-8'));
    const surrogate = Buffer.from([0x7b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x3a, 0x31, 0x7d]);
    const half = await service.send(path, surrogate, route.mediaType);
    expect(refusedWhole('half', half)).toMatchObject(expectedWhole('half', 400, 'body-not-utf-8'));
    for (const [type, status, code] of FORMS) {
      const refused = await service.send(path, JSON.stringify(route.sample), type);
      expect(refusedWhole(type, refused)).toMatchObject(expectedWhole(type, status, code));
    }
    const large = await service.send(path, `"${'x'.repeat(limitOf(route))}"`, route.mediaType);
    expect(refusedWhole('large', large)).toMatchObject(expectedWhole('large', 413, 'body-too-large'));
    const packed = await service.send(path, 'x', route.mediaType).set('Content-Encoding', 'gzip');
    expect(refusedWhole('packed', packed)).toMatchObject(expectedWhole('packed', 415, 'encoding-not-supported'));
  });

  it.each(routes)('is refused where it is no object: %s', async (_, route) => {
    for (const text of ['[]', '[1]', '"text"', '7', 'null', 'true']) {
      const sent = route.write(text);
      const { status, problem: said } = route.refusalIn(await service.send(pathWith(route), sent, route.mediaType));
      expect({ text, status, said }).toMatchObject({
        text,
        status: 422,
        said: { code: 'request-is-invalid', errors: [{ pointer: '', code: 'not-an-object' }] },
      });
    }
    const none = await service.post(pathWith(route), undefined).expect(route.isSampleNeeded ? 422 : 404);
    expect(bodyOf(none)).toMatchObject({ fix: expect.any(String) });
  });

  it('is refused as one command where it is NDJSON', async () => {
    const response = await service.send(START, JSON.stringify(starting()), NDJSON);
    expect(refusedWhole('', response)).toMatchObject(expectedWhole('', 415, 'content-type-not-supported'));
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

/** The bytes of the heap that something still holds. */
const heldBytes = (): number => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
};

describe('bodies that are refused, one after another', () => {
  it('leave nothing behind in memory', async () => {
    const mebibyte = 1_048_576;
    const sendMany = async (count: number): Promise<void> => {
      for (let sent = 0; sent < count; sent += 1) {
        await service.send(START, `{"padding":"${'x'.repeat(mebibyte - 100)}"}`).expect(422);
        await service.send(BATCH, `[[${'1,'.repeat(mebibyte)}1]]`).expect(400);
      }
    };
    await sendMany(3);
    const heldBefore = heldBytes();
    await sendMany(15);
    expect(heldBytes() - heldBefore).toBeLessThan(10 * mebibyte);
  });
});

/** As they stand in a path, already encoded, with what refuses each: the id's form, or that it cannot be decoded. */
const HOSTILE_IDS: readonly (readonly [string, number, string])[] = [
  ['acme%20corp', 422, 'request-is-invalid'],
  ['%00', 422, 'request-is-invalid'],
  ['%0d%0aX-Injected:%201', 422, 'request-is-invalid'],
  ['..%2f..%2fetc', 422, 'request-is-invalid'],
  ['.acme', 422, 'request-is-invalid'],
  ['__proto__', 422, 'request-is-invalid'],
  ['acm%C3%A9', 422, 'request-is-invalid'],
  ['a'.repeat(65), 422, 'request-is-invalid'],
  ['a'.repeat(8000), 422, 'request-is-invalid'],
  ['%E0%A4%A', 400, 'request-refused'],
  ['%ED%A0%80', 400, 'request-refused'],
];

const HOSTILE_QUERIES: readonly (readonly [string, string])[] = [
  ['dryRun=maybe', '/dryRun'],
  ['dryRun=', '/dryRun'],
  ['dryRun=true&dryRun=true', '/dryRun'],
  ['dryrun=true', '/dryrun'],
  ['dryRun[a]=true', '/dryRun[a]'],
  ['__proto__=x', '/__proto__'],
  ['constructor=x', '/constructor'],
  ['force=true', '/force'],
];

const [UUID_1, UUID_2] = ['5b0c8d3e-1f4a-5c6b-8d7e-000000000001', '5b0c8d3e-1f4a-5c6b-8d7e-000000000002'];

const HOSTILE_HEADERS: readonly (readonly [string, string | readonly string[]])[] = [
  ['Idempotency-Key', ''],
  ['Idempotency-Key', 'two words'],
  ['Idempotency-Key', 'caf\u00e9'],
  ['Idempotency-Key', 'x'.repeat(256)],
  ['Idempotency-Key', [UUID_1, UUID_2]],
  ['If-Match', ''],
  ['If-Match', '0'],
  ['If-Match', '*'],
  ['If-Match', 'W/"0"'],
  ['If-Match', '"-1"'],
  ['If-Match', '"00"'],
  ['If-Match', '"1e3"'],
  ['If-Match', '"9999999999999999"'],
  ['If-Match', '"0", "1"'],
  ['If-Match', ['"0"', '"0"']],
];

/** Sends a header as it is given, twice where it is a list. */
const sendWith = (route: WriteRoute, header: string, value: string | readonly string[]): Promise<object> =>
  new Promise((answered, failed) => {
    const { port } = service.server.address() as AddressInfo;
    const headers = [
      'Host',
      'localhost',
      'Content-Type',
      route.mediaType,
      'Connection',
      'close',
      'Transfer-Encoding',
      'chunked',
    ];
    for (const each of [value].flat()) headers.push(header, each);
    const sending = open({ port, method: 'POST', path: pathWith(route), headers }, (answer) => {
      answer.setEncoding('utf8');
      void answer.toArray().then((parts) => {
        answered({ status: answer.statusCode, problem: JSON.parse(parts.join('')) as unknown });
      }, failed);
    });
    sending.on('error', failed);
    sending.end(route.write(JSON.stringify(route.sample)));
  });

describe('what stands around a body', () => {
  it.each(routes)('is refused for an id in its path: %s', async (_, route) => {
    for (const name of parametersOf(route)) {
      for (const [id, status, code] of HOSTILE_IDS) {
        const response = await service.send(pathWith(route, { [name]: id }), JSON.stringify(route.sample));
        expect(refusedWhole(id, response)).toMatchObject(expectedWhole(id, status, code));
        expect(response.headers).not.toHaveProperty('x-injected');
      }
    }
  });

  it.each(routes)('is refused for a parameter: %s', async (_, route) => {
    for (const [query, pointer] of HOSTILE_QUERIES) {
      const response = await service.send(`${pathWith(route)}?${query}`, '{}', route.mediaType);
      expect(refusedWhole(query, response)).toMatchObject(expectedWhole(query, 422, 'request-is-invalid'));
      const { errors } = response.body as { readonly errors: readonly { readonly pointer: string }[] };
      expect(errors.map((fault) => fault.pointer)).toContain(pointer);
    }
  });

  it.each(routes)('is refused for a header: %s', async (_, route) => {
    for (const [header, value] of HOSTILE_HEADERS) {
      const code = `${header.toLowerCase()}-is-invalid`;
      expect({ header, value, ...(await sendWith(route, header, value)) }).toMatchObject({
        header,
        value,
        ...problem(400, code),
      });
    }
  });

  it.each(['/v1/facts/', '/V1/Facts', '//v1/facts', '/v1/./facts/x', `${START}/`])(
    'is not found under another spelling of its path, %s',
    async (path) => {
      expect(bodyOf(await service.send(path, '[]').expect(404))).toMatchObject({ code: 'not-found' });
    },
  );
});
