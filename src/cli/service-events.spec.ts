import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { serviceAt } from './running-service';

let server: Server;
let answer: (response: ServerResponse) => void | Promise<void>;

beforeEach(async () => {
  server = createServer((_, response) => void answer(response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(async () => {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
});

const eventsOf = async (stop: AbortSignal): Promise<readonly string[]> => {
  const { port } = server.address() as AddressInfo;
  const told: string[] = [];
  for await (const data of serviceAt(`http://127.0.0.1:${port.toString()}`).events('/any', stop)) told.push(data);
  return told;
};

const NEVER = new AbortController().signal;

it('tells the data of each event, wherever the text was cut, and nothing of what keeps the line open', async () => {
  answer = async (response) => {
    const text = Buffer.from('event: progress\ndata: "fünf"\n\n: still there\n\nevent: rebuilt\ndata: 6\n\ndata: 7');
    for (const byte of text) {
      response.write(Buffer.of(byte));
      await setImmediate();
    }
    response.end();
  };
  expect(await eventsOf(NEVER)).toEqual(['"fünf"', '6']);
});

it('ends with the problem that there is instead', async () => {
  answer = (response) => {
    const [code, title, detail, fix] = ['rebuild-not-found', 'None', 'There is none.', 'Begin one.'];
    response.writeHead(404, { 'Content-Type': 'application/problem+json' });
    response.end(JSON.stringify({ status: 404, code, title, detail, fix }));
  };
  await expect(eventsOf(NEVER)).rejects.toMatchObject({ refusal: { exit: 3, code: 'rebuild-not-found' } });
});

it('ends with a service that is gone', async () => {
  answer = (response) => {
    response.write('data: 1\n\n', () => response.destroy());
  };
  await expect(eventsOf(NEVER)).rejects.toMatchObject({ refusal: { exit: 6, code: 'service-unreachable' } });
});

it('ends without a word when the user stops', async () => {
  const stop = new AbortController();
  answer = (response) => {
    response.write('data: 1\n\n', () => stop.abort());
  };
  expect((await eventsOf(stop.signal)).length).toBeLessThanOrEqual(1);
});
