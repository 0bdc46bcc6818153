import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { AccountId } from '../kernel/ids';
import type { CalendarDate } from '../kernel/calendar-date';
import type { CommandContext } from '../kernel/transact';
import type { RecordAccountFact } from '../accounts/domain/account.commands';
import { serviceAt } from './running-service';
import { ROWS_IN_FLIGHT_MAX, ServiceRows } from './service-rows';
import { ServiceUnreachable } from './service-unreachable';

interface Asked {
  readonly url: string;
  readonly ids: readonly string[];
}

let server: Server;
let rows: ServiceRows;
let asked: Asked[];
let atOnce: number;
let stop: AbortController;
let pauses: number[];
/** What a request is answered with, by how many came before it; nothing breaks the connection off. */
let answerTo: (place: number, line: number) => number | undefined;

beforeEach(async () => {
  asked = [];
  pauses = [];
  atOnce = 0;
  answerTo = () => 201;
  let open = 0;
  server = createServer((request, response) => {
    open += 1;
    atOnce = Math.max(atOnce, open);
    void text(request).then((body) => {
      open -= 1;
      const lines = body.split('\n').map((line) => JSON.parse(line) as { readonly metadata: { commandId: string } });
      const place = asked.length;
      asked.push({ url: request.url ?? '', ids: lines.map(({ metadata }) => metadata.commandId) });
      const results = lines.map((_, index) => ({ line: index + 1, status: answerTo(place, index + 1) }));
      if (results.some(({ status }) => status === undefined)) {
        response.destroy();
        return;
      }
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ recorded: 0, unchanged: 0, refused: 0, results }));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const pause = {
    beforeAttempt: (attempt: number) => {
      pauses.push(attempt);
      return Promise.resolve();
    },
  };
  stop = new AbortController();
  rows = new ServiceRows(serviceAt(`http://127.0.0.1:${port.toString()}`), pause, stop.signal);
});

afterEach(async () => {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
});

const described = (length: number): RecordAccountFact => ({
  type: 'record-account-fact',
  fact: {
    type: 'account-described',
    data: {
      accountId: 'acme' as AccountId,
      effectiveOn: '2025-01-01' as CalendarDate,
      attributes: { note: 'x'.repeat(length) },
    },
  },
});

const under = (commandId: string, dryRun = false): CommandContext => ({
  commandId,
  source: 'import',
  actor: 'cli',
  correlationId: 'any',
  dryRun,
});

const sendAll = (count: number, length = 1) =>
  Promise.all(Array.from({ length: count }, (_, index) => rows.send(described(length), under(index.toString()))));

const idsInOrder = (): readonly string[] => asked.flatMap(({ ids }) => ids);

it('sends rows that are there together in few requests, each row once and in order', async () => {
  const results = await sendAll(ROWS_IN_FLIGHT_MAX);
  expect(results).toHaveLength(ROWS_IN_FLIGHT_MAX);
  expect(asked.map(({ ids }) => ids.length)).toEqual([250, 250, 250, 250]);
  expect([...idsInOrder()].sort()).toEqual(Array.from({ length: ROWS_IN_FLIGHT_MAX }, (_, id) => id.toString()).sort());
});

it('has four requests on their way at most', async () => {
  await sendAll(2 * ROWS_IN_FLIGHT_MAX);
  expect(atOnce).toBeLessThanOrEqual(4);
  expect(idsInOrder()).toHaveLength(2 * ROWS_IN_FLIGHT_MAX);
});

it('cuts a request before it grows too large', async () => {
  await sendAll(8, 700_000);
  expect(asked.map(({ ids }) => ids.length)).toEqual([2, 2, 2, 2]);
});

it('keeps rows that are tried only apart from those that are recorded', async () => {
  await Promise.all([
    rows.send(described(1), under('recorded')),
    rows.send(described(1), under('tried', true)),
    rows.send(described(1), under('recorded too')),
  ]);
  expect(asked).toEqual([
    { url: '/v1/facts', ids: ['recorded'] },
    { url: '/v1/facts?dryRun=true', ids: ['tried'] },
    { url: '/v1/facts', ids: ['recorded too'] },
  ]);
});

it.each([
  ['the connection ends', undefined],
  ['the store is not there', 503],
])('sends the same rows again where %s', async (_, status) => {
  answerTo = (place) => (place < 2 ? status : 201);
  expect(await sendAll(2)).toMatchObject([{ status: 201 }, { status: 201 }]);
  expect(asked.map(({ ids }) => ids)).toEqual([
    ['0', '1'],
    ['0', '1'],
    ['0', '1'],
  ]);
  expect(pauses).toEqual([1, 2]);
});

it('sends only those rows again that the store was not there for', async () => {
  answerTo = (place, line) => (place === 0 && line === 2 ? 503 : place === 0 ? 201 : 200);
  expect(await sendAll(3)).toMatchObject([{ status: 201 }, { status: 200 }, { status: 201 }]);
  expect(asked.map(({ ids }) => ids)).toEqual([['0', '1', '2'], ['1']]);
});

it('gives up after ten attempts', async () => {
  answerTo = () => undefined;
  await expect(sendAll(2)).rejects.toThrow(ServiceUnreachable);
  expect(asked).toHaveLength(10);
});

it('waits for nobody once it has been told to stop', async () => {
  answerTo = () => {
    stop.abort();
    return undefined;
  };
  await expect(sendAll(2)).rejects.toThrow(ServiceUnreachable);
  expect(asked).toHaveLength(1);
});
