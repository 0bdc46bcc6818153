import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { RunningService, starting } from './running-service';

let service: RunningService;
let before: object;

beforeAll(async () => {
  service = await RunningService.start();
  await service.post('/v1/subscriptions/standing/start', starting()).expect(201);
  before = await service.holdings();
});

afterEach(async () => {
  expect(await service.holdings()).toEqual(before);
});

afterAll(() => service.remove());

const START = '/v1/subscriptions/hostile/start';
const BODY = JSON.stringify(starting());
const SIZE = Buffer.byteLength(BODY).toString();

const connected = async (): Promise<Socket> => {
  const { port } = service.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.setEncoding('latin1');
  await once(socket, 'connect');
  return socket;
};

/** All that comes over the connection until the service ends it. */
const everythingFrom = async (socket: Socket): Promise<string> => (await socket.toArray()).join('');

const answerTo = async (...lines: readonly string[]): Promise<string> => {
  const socket = await connected();
  socket.write(lines.join('\r\n'));
  return everythingFrom(socket);
};

interface Answer {
  readonly status: number;
  readonly head: string;
  readonly problem: unknown;
}

/** The only answer, with the body that its length says. */
const parsed = (answer: string): Answer => {
  const end = answer.indexOf('\r\n\r\n');
  const [head, body] = [answer.slice(0, end), answer.slice(end + 4)];
  expect(head).toMatch(new RegExp(`^content-length: ${body.length.toString()}$`, 'imu'));
  return { status: Number(/^HTTP\/1\.1 (?<status>\d{3}) /u.exec(head)?.[1]), head, problem: JSON.parse(body) };
};

const expectProblem = (answer: string, status: number, code: string): void => {
  const { head, ...said } = parsed(answer);
  const texts = { title: expect.any(String), detail: expect.any(String), fix: expect.any(String) };
  const correlationId = /^x-correlation-id: (?<id>\S+)$/imu.exec(head)?.[1] ?? 'none';
  expect(said).toEqual({
    status,
    problem: { type: `/problems/${code}`, status, code, ...texts, correlationId },
  });
  expect(head).toMatch(/^content-type: application\/problem\+json; charset=utf-8$/imu);
  expect(head).toMatch(/^cache-control: no-store$/imu);
  expect(head).toMatch(/^connection: close$/imu);
};

const post = (...headers: readonly string[]): readonly string[] => [
  `POST ${START} HTTP/1.1`,
  'Host: localhost',
  'Content-Type: application/json',
  ...headers,
  '',
];

describe('what is no request', () => {
  it.each<[string, readonly string[]]>([
    ['no line of a request', ['hello', '', '']],
    ['the hello of TLS', ['\u0016\u0003\u0001\u0002\u0000\u0001', '', '']],
    ['a method that is none', ['FETCH / HTTP/1.1', 'Host: localhost', '', '']],
    ['another protocol', ['GET / HTTP/9.9', 'Host: localhost', '', '']],
    ['a path with a space', ['GET /a b HTTP/1.1', 'Host: localhost', '', '']],
    ['a header without a name', ['GET / HTTP/1.1', 'Host: localhost', ': x', '', '']],
    ['a space before the colon', ['GET / HTTP/1.1', 'Host : localhost', '', '']],
    ['a control character in a header', ['GET / HTTP/1.1', 'Host: localhost', 'X-A: a\u0000b', '', '']],
    ['a header folded over lines', ['GET / HTTP/1.1', 'Host: localhost', 'X-A: a', '\u000bb: c', '', '']],
    ['a length that is no number', [...post('Content-Length: ten'), BODY]],
    ['a length below zero', [...post('Content-Length: -1'), BODY]],
    ['a length beyond all numbers', [...post(`Content-Length: ${'9'.repeat(40)}`), BODY]],
    ['two lengths', [...post(`Content-Length: ${SIZE}`, 'Content-Length: 5'), BODY]],
    ['a length and chunks', [...post(`Content-Length: ${SIZE}`, 'Transfer-Encoding: chunked'), '0', '', '']],
    ['chunks and a length', [...post('Transfer-Encoding: chunked', 'Content-Length: 3'), '0', '', '']],
    ['chunks that are not last', [...post('Transfer-Encoding: chunked, gzip'), '0', '', '']],
    ['chunks by another name', [...post('Transfer-Encoding: xchunked'), '0', '', '']],
    ['a chunk of no size', [...post('Transfer-Encoding: chunked'), 'zz', BODY, '0', '', '']],
    ['a chunk longer than it says', [...post('Transfer-Encoding: chunked'), '1', BODY, '0', '', '']],
  ])('is refused with a problem: %s', async (_, lines) => {
    expectProblem(await answerTo(...lines), 400, 'request-malformed');
  });

  it('is refused where its headers are too large', async () => {
    const large = `X-Large: ${'x'.repeat(20_000)}`;
    expectProblem(await answerTo('GET / HTTP/1.1', 'Host: localhost', large, '', ''), 431, 'headers-too-large');
    expectProblem(
      await answerTo(`GET /${'x'.repeat(20_000)} HTTP/1.1`, 'Host: localhost', '', ''),
      431,
      'headers-too-large',
    );
  });

  it('is refused where its chunks say too much about themselves', async () => {
    const chunk = `1;a=${'x'.repeat(20_000)}`;
    const answer = await answerTo(...post('Transfer-Encoding: chunked'), chunk, '{', '0', '', '');
    expectProblem(answer, 413, 'chunk-extensions-too-large');
  });

  it('is refused where it does not come in time', async () => {
    const accepted = once(service.server, 'connection') as Promise<[Socket]>;
    const socket = await connected();
    socket.write(`POST ${START} HTTP/1.1\r\nHost: loc`);
    const [ours] = await accepted;
    const late = Object.assign(new Error('Request timeout'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
    service.server.emit('clientError', late, ours);
    expectProblem(await everythingFrom(socket), 408, 'request-timeout');
  });
});

describe('a request that Node would refuse without a word', () => {
  it.each<[string, readonly string[]]>([
    ['no host', ['GET /v1/arr HTTP/1.1', '', '']],
    ['two hosts', ['GET /v1/arr HTTP/1.1', 'Host: a', 'Host: b', '', '']],
    ['no host for a command', [`POST ${START} HTTP/1.1`, `Content-Length: ${SIZE}`, '', BODY]],
  ])('is refused with a problem: %s', async (_, lines) => {
    expectProblem(await answerTo(...lines), 400, 'host-is-invalid');
  });

  it('is taken without a host where HTTP has none yet', async () => {
    expect(await answerTo('GET /health/live HTTP/1.0', '', '')).toMatch(/^HTTP\/1\.1 200 /u);
  });

  it('is refused with a problem where it expects what is not done', async () => {
    const lines = post('Expect: 200-ok', 'X-Correlation-Id: trace-7', `Content-Length: ${SIZE}`);
    const answer = await answerTo(...lines, BODY);
    expectProblem(answer, 417, 'expectation-not-met');
    expect(answer).toContain('trace-7');
  });

  it('is told to go on where it expects that', async () => {
    const lines = post('Expect: 100-continue', 'Connection: close', 'Content-Length: 2');
    const answer = await answerTo(...lines, '{}');
    expect(answer).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 422 /u);
  });

  it('is refused with a problem where it asks for another host', async () => {
    const answer = await answerTo('CONNECT example.com:443 HTTP/1.1', 'Host: example.com', '', '');
    expectProblem(answer, 405, 'method-not-allowed');
    expect(answer).toMatch(/^allow: /imu);
  });
});

describe('a request with nonsense behind it', () => {
  it('is answered first, and the nonsense after it', async () => {
    const answer = await answerTo('GET /v1/arr?asOf=2025-01-01 HTTP/1.1', 'Host: localhost', '', 'nonsense', '', '');
    const second = answer.indexOf('HTTP/1.1 400 ');
    expect(answer.slice(0, second)).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*"figures"/u);
    expectProblem(answer.slice(second), 400, 'request-malformed');
  });

  it('that looks like a request lets the answer to the whole one come first', async () => {
    const read = ['GET /v1/arr?asOf=2025-01-01 HTTP/1.1', 'Host: localhost', '', ''];
    const broken = [...post('Transfer-Encoding: chunked'), 'zz', '{}', ''];
    const answer = await answerTo([...read.slice(0, -1), ...broken].join('\r\n'));
    const second = answer.indexOf('HTTP/1.1 400 ');
    expect(answer.slice(0, second)).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*"figures"/u);
    expectProblem(answer.slice(second), 400, 'request-malformed');
  });

  it('is one request where a length and chunks would make two of it', async () => {
    const smuggled = ['0', '', ...post('Content-Length: 2'), '{}'];
    const answer = await answerTo(...post('Transfer-Encoding: chunked', 'Content-Length: 4'), ...smuggled);
    expect(answer.match(/^HTTP\/1\.1/gmu)).toHaveLength(1);
    expectProblem(answer, 400, 'request-malformed');
  });

  it('leaves the service answering when its sender goes away', async () => {
    const socket = await connected();
    socket.write(`${post('Content-Length: 100').join('\r\n')}\r\n{`);
    socket.resetAndDestroy();
    await once(socket, 'close');
    await service.get('/health/live').expect(200);
  });
});
