import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { once } from 'node:events';
import http, { type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { correlationIdMiddleware } from '../../../src/platform/http/correlation-id.middleware';
import { ProblemFilter } from '../../../src/platform/http/problem.filter';
import { BODY_LIMITS, readBody } from '../../../src/platform/http/request-body.middleware';
import { RequestValidationPipe } from '../../../src/platform/http/validation.pipe';
import { OrdersController } from './orders-edge';

let app: INestApplication<Server>;

beforeAll(async () => {
  const module = await Test.createTestingModule({ controllers: [OrdersController] }).compile();
  app = module.createNestApplication<INestApplication<Server>>({ bodyParser: false, logger: false });
  app.use(correlationIdMiddleware);
  app.use(readBody({ ...BODY_LIMITS, bytesMax: 20_000, texts: ['application/x-ndjson'] }));
  app.useGlobalPipes(new RequestValidationPipe());
  app.useGlobalFilters(new ProblemFilter());
  await app.listen(0, '127.0.0.1');
});

afterAll(async () => {
  await app.close();
});

const order = { effectiveOn: '2025-03-01', parts: [{ amount: '1.00', kind: 'a' }] };

const post = (path: string, body: object): request.Test => request(app.getHttpServer()).post(path).send(body);

const send = (type: string, body: string | Buffer): request.Test =>
  request(app.getHttpServer())
    .post('/anything')
    .set('Content-Type', type)
    .serialize((sent) => sent as string)
    .send(body as string);

interface Refusal {
  readonly status: number;
  readonly code: string;
}

/** Every refusal is a whole problem under the request's correlation id. */
const expectRefusal = ({ status, headers, body }: request.Response, { code, status: expected }: Refusal): void => {
  expect({ status, body: body as unknown }).toMatchObject({
    status: expected,
    body: {
      type: `/problems/${code}`,
      title: expect.any(String),
      status: expected,
      code,
      detail: expect.any(String),
      fix: expect.any(String),
      correlationId: headers['x-correlation-id'],
    },
  });
  expect(headers['content-type']).toMatch(/^application\/problem\+json/u);
};

describe('a request that is taken', () => {
  it('comes to its handler as the class that the handler declares', async () => {
    const sent = { ...order, occurredAt: '2025-03-01T10:00:00+01:00', attributes: { plan: 'pro' } };
    const { body } = await post('/orders', sent).expect(201);
    expect(body).toEqual({ isOrder: true, order: { ...sent, occurredAt: '2025-03-01T09:00:00.000Z' } });
  });

  it('may have another text that is read elsewhere', async () => {
    const { body } = await send('application/x-ndjson', '{"a":1}\n{"a":1,"a":2}\n').expect(201);
    expect(body).toEqual({ body: { text: '{"a":1}\n{"a":1,"a":2}\n' } });
  });

  it('may say its charset', async () => {
    await send('Application/JSON; charset="UTF-8"', '{"a":1}').expect(201, { body: { a: 1 } });
  });

  it('may have no body', async () => {
    await request(app.getHttpServer()).post('/anything').expect(201, {});
  });
});

describe('fields that are not taken', () => {
  it.each([
    [{ ...order, effectiveOn: '2025-02-30' }, '/effectiveOn', 'not-a-calendar-date'],
    [{ parts: order.parts }, '/effectiveOn', 'field-required'],
    [{ ...order, effectiveOn: null }, '/effectiveOn', 'not-a-calendar-date'],
    [{ ...order, when: 1 }, '/when', 'field-unknown'],
    [{ ...order, occurredAt: '2025-03-01T10:00:00' }, '/occurredAt', 'not-an-instant'],
    [{ ...order, occurredAt: null }, '/occurredAt', 'not-an-instant'],
    [{ ...order, reason: 'longer' }, '/reason', 'too-long'],
    [{ ...order, reason: '' }, '/reason', 'too-short'],
    [{ ...order, reason: 'a\u0000' }, '/reason', 'not-plain-text'],
    [{ ...order, reason: 5 }, '/reason', 'not-a-text'],
    [{ ...order, voluntary: 'yes' }, '/voluntary', 'not-a-boolean'],
    [{ ...order, count: 0 }, '/count', 'too-small'],
    [{ ...order, count: 10 }, '/count', 'too-large'],
    [{ ...order, count: 1.5 }, '/count', 'not-a-whole-number'],
    [{ ...order, attributes: [] }, '/attributes', 'not-an-object'],
    [{ ...order, attributes: { 'a:b': 'x' } }, '/attributes', 'not-an-attribute-key'],
    [{ ...order, attributes: { plan: 7 } }, '/attributes', 'not-in-shape'],
    [{ ...order, parts: [1, 2, 3] }, '/parts', 'too-many'],
    [{ ...order, parts: 'none' }, '/parts', 'not-a-list'],
    [{ ...order, parts: [{ amount: 1, kind: 'a' }] }, '/parts/0/amount', 'not-a-decimal-amount'],
    [{ ...order, parts: [...order.parts, { amount: '1', kind: 'c' }] }, '/parts/1/kind', 'not-one-of'],
    [{ ...order, parts: [{ ...order.parts[0], 'a/b': 1 }] }, '/parts/0/a~1b', 'field-unknown'],
  ])('%j: %s %s', async (sent, pointer, code) => {
    const response = await post('/orders', sent);
    expectRefusal(response, { status: 422, code: 'request-is-invalid' });
    expect(response.body).toMatchObject({ errors: expect.arrayContaining([{ pointer, code }]) });
  });

  it('are named all at once', async () => {
    const { body } = await post('/orders', { effectiveOn: 'soon', parts: [{ amount: '-1', kind: 'a' }] });
    expect(body).toMatchObject({
      detail:
        '/effectiveOn is not a day of the calendar, YYYY-MM-DD, from 1970 to 2200. ' +
        '/parts/0/amount is not a decimal text of at most 18 digits, like "49.00".',
      errors: [
        { pointer: '/effectiveOn', code: 'not-a-calendar-date' },
        { pointer: '/parts/0/amount', code: 'not-a-decimal-amount' },
      ],
    });
  });

  it.each([[[order]], ['"text"'], ['7'], ['null']])('are none where the body is not an object: %j', async (sent) => {
    const response = await request(app.getHttpServer())
      .post('/orders')
      .set('Content-Type', 'application/json')
      .send(typeof sent === 'string' ? sent : JSON.stringify(sent));
    expectRefusal(response, { status: 422, code: 'request-is-invalid' });
    expect(response.body).toMatchObject({ errors: [{ pointer: '', code: 'not-an-object' }] });
  });

  it('may be parameters', async () => {
    const response = await request(app.getHttpServer()).get('/figures?currency=eur');
    expectRefusal(response, { status: 422, code: 'request-is-invalid' });
    expect(response.body).toMatchObject({ errors: [{ pointer: '/currency', code: 'not-a-currency' }] });
  });
});

describe('a body that is not read', () => {
  const utf16 = Buffer.from('{}', 'utf16le');

  it.each([
    ['not JSON', 'application/json', '{"a":', 400, 'json-malformed'],
    ['a key twice', 'application/json', '{"a":1,"a":2}', 400, 'json-key-repeated'],
    ['a prototype', 'application/json', '{"__proto__":{}}', 400, 'json-key-reserved'],
    ['half a character', 'application/json', '"\\ud800"', 400, 'json-lone-surrogate'],
    ['thousands of levels', 'application/json', '['.repeat(8000), 400, 'json-too-deep'],
    ['bytes that are not UTF-8', 'application/json', Buffer.from([0x22, 0xff, 0x22]), 400, 'body-not-utf-8'],
    [
      'surrogates written as bytes',
      'application/json',
      Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]),
      400,
      'body-not-utf-8',
    ],
    ['a byte order mark', 'application/json', '\ufeff{}', 400, 'json-malformed'],
    ['another form', 'application/x-www-form-urlencoded', 'a=1', 415, 'content-type-not-supported'],
    ['another charset', 'application/json; charset=utf-16', utf16, 415, 'charset-not-supported'],
    ['too much', 'application/json', `"${'x'.repeat(20_000)}"`, 413, 'body-too-large'],
  ])('%s', async (_, type, sent, status, code) => {
    expectRefusal(await send(type, sent), { status, code });
  });

  it('is one that does not say its form', async () => {
    const response = await request(app.getHttpServer()).post('/anything').set('Content-Type', '').send('{}');
    expectRefusal(response, { status: 415, code: 'content-type-not-supported' });
  });

  it('is one that is compressed', async () => {
    const response = await send('application/json', '{}').set('Content-Encoding', 'gzip');
    expectRefusal(response, { status: 415, code: 'encoding-not-supported' });
  });

  it('is one that turns out too large on the way', async () => {
    const { port } = app.getHttpServer().address() as AddressInfo;
    const headers = { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' };
    const sending = http.request({ host: '127.0.0.1', port, path: '/anything', method: 'POST', headers });
    sending.write(`"${'x'.repeat(30_000)}"`);
    // A service that would read on has all of it here, and answers otherwise.
    sending.end();
    const [answer] = (await once(sending, 'response')) as [IncomingMessage];
    answer.setEncoding('utf8');
    const text = (await answer.toArray()).join('');
    expect(answer.statusCode).toBe(413);
    expect(JSON.parse(text)).toMatchObject({ status: 413, code: 'body-too-large' });
  });
});

describe('what a handler throws', () => {
  const fault = (kind: string): request.Test => request(app.getHttpServer()).get(`/faults/x?kind=${kind}`);

  it('is answered as it says, with its headers', async () => {
    const response = await fault('problem');
    expectRefusal(response, { status: 409, code: 'order-is-closed' });
    expect(response.headers).toMatchObject({ etag: '"4"' });
    expect(response.body).toMatchObject({ errors: [{ pointer: '/effectiveOn', code: 'order-is-closed' }] });
  });

  it.each([
    ['store', 'store-unavailable'],
    ['behind', 'position-not-reached'],
  ])('is to be tried again: %s', async (kind, code) => {
    const response = await fault(kind);
    expectRefusal(response, { status: 503, code });
    expect(response.headers).toMatchObject({ 'retry-after': '2' });
    expect(response.text).not.toContain('10.0.0.7');
  });

  it.each(['bug', 'text'])('is kept inside: %s', async (kind) => {
    const response = await fault(kind);
    expectRefusal(response, { status: 500, code: 'internal-error' });
    expect(response.text).not.toMatch(/hunter2|secret/u);
  });
});

describe('a path or method that leads nowhere', () => {
  it('is not found', async () => {
    expectRefusal(await request(app.getHttpServer()).get('/nowhere'), { status: 404, code: 'not-found' });
  });

  it('names the methods that the path takes', async () => {
    const response = await request(app.getHttpServer()).delete('/figures?currency=EUR');
    expectRefusal(response, { status: 405, code: 'method-not-allowed' });
    expect(response.headers).toMatchObject({ allow: 'GET, HEAD' });
  });

  it('may be one that no decoder takes', async () => {
    expectRefusal(await request(app.getHttpServer()).get('/faults/%E0%A4%A'), { status: 400, code: 'request-refused' });
  });
});

describe('the correlation id', () => {
  const asked = (id: string): request.Test =>
    request(app.getHttpServer()).get('/figures?currency=EUR').set('X-Correlation-Id', id);

  it('is the one that was sent', async () => {
    await asked('trace-7:a.b').expect(200).expect('X-Correlation-Id', 'trace-7:a.b');
  });

  it.each(['a b', '<script>', 'x'.repeat(129)])(
    'is another where what was sent is not fit to be logged: %s',
    async (id) => {
      const { headers } = await asked(id).expect(200);
      expect(headers).toMatchObject({ 'x-correlation-id': expect.stringMatching(/^[0-9a-f-]{36}$/u) });
    },
  );
});
