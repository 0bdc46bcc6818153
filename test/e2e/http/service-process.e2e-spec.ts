import { existsSync, readFileSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { starting, temporaryFolder } from './running-service';
import { ServiceProcess } from './service-process';

let folder: string;
const running: ServiceProcess[] = [];

const run = (env: Readonly<Record<string, string>> = {}): ServiceProcess => {
  const service = new ServiceProcess({ DATA_DIR: folder, ...env });
  running.push(service);
  return service;
};

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((service) => service.stop('SIGKILL')));
  rmSync(folder, { recursive: true });
});

const post = (address: string, path: string, body: object): Promise<Response> =>
  fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

const figure = async (address: string, query: string): Promise<unknown> =>
  (await fetch(`${address}/v1/arr?${query}`)).json();

it('keeps its figures over a restart, with the time zone it began with', async () => {
  const first = run({ TIME_ZONE: 'Pacific/Kiritimati', BASE_CURRENCY: 'EUR' });
  const address = await first.address();
  expect((await post(address, '/v1/subscriptions/sub-1/start', starting())).status).toBe(201);
  const asked = await figure(address, 'asOf=2025-01-31');
  expect(asked).toMatchObject({ figures: [{ currency: 'EUR', arr: '1200.00' }], knownAt: { sequence: 2 } });
  expect(await first.stop()).toBe(0);

  const second = run();
  expect(await figure(await second.address(), 'asOf=2025-01-31')).toEqual(asked);
  expect(await second.stop('SIGINT')).toBe(0);
});

it('says where it listens and where its data is, there and in the lock file', async () => {
  const service = run();
  const address = await service.address();
  expect(service.output).toMatch(`arr-ledger listens on ${address}, data in `);
  expect(service.output).toContain(`${folder}\n`);
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
  expect(JSON.parse(readFileSync(join(folder, 'ledger.lock'), 'utf8'))).toMatchObject({ address });
});

/** A request whose body has not come in full yet. */
const half = async (address: string, path: string, body: string): Promise<Socket> => {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const head = [`POST ${path} HTTP/1.1`, `Host: ${hostname}`, 'Content-Type: application/json'];
  socket.write([...head, `Content-Length: ${body.length.toString()}`, '', body.slice(0, 10)].join('\r\n'));
  return socket;
};

const everything = async (socket: Socket): Promise<string> => {
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  return text;
};

/** A service whose facts are elsewhere listens before its store has answered. */
const becomesReady = async (address: string): Promise<void> => {
  while ((await fetch(`${address}/health/ready`)).status !== 200) await sleep(20);
};

it('answers the requests under way before it stops', async () => {
  const service = run();
  const address = await service.address();
  const body = JSON.stringify(starting());
  const socket = await half(address, '/v1/subscriptions/sub-1/start', body);
  // Another request is answered, so the first has reached the service.
  await fetch(`${address}/health/live`);
  service.tell('SIGTERM');
  const refused = async (): Promise<void> => {
    for (;;) await fetch(`${address}/health/live`, { headers: { Connection: 'close' } });
  };
  await expect(refused()).rejects.toThrow();
  socket.write(body.slice(10));
  expect(await everything(socket)).toMatch(/^HTTP\/1\.1 201 Created/u);
  expect(await service.exit()).toBe(0);
});

it('says at the end of a stop that it has stopped', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const service = run({ LOG_LEVEL: 'info' });
    await service.address();
    expect(await service.stop(signal)).toBe(0);
    const [last = ''] = service.errors.trimEnd().split('\n').slice(-1);
    expect(JSON.parse(last)).toMatchObject({ level: 30, msg: 'The service has stopped.' });
  }
});

it('names everything that is wrong with its environment', async () => {
  const service = run({ PORT: 'http', TIME_ZONE: 'Mars/Olympus' });
  expect(await service.exit()).toBe(2);
  expect(service.errors).toContain('PORT=http');
  expect(service.errors).toContain('TIME_ZONE=Mars/Olympus');
  expect(service.errors).not.toContain('    at ');
});

it('refuses terms that the ledger was not opened with', async () => {
  const first = run({ TIME_ZONE: 'Europe/Berlin' });
  await first.address();
  expect(await first.stop()).toBe(0);

  const otherZone = run({ TIME_ZONE: 'UTC', BASE_CURRENCY: 'JPY' });
  expect(await otherZone.exit()).toBe(2);
  expect(otherZone.errors).toContain('TIME_ZONE asks for UTC, and it has Europe/Berlin');
  expect(otherZone.errors).toContain('BASE_CURRENCY asks for JPY, and it has USD');

  const same = run({ TIME_ZONE: 'Europe/Berlin' });
  await same.address();
  expect(await same.stop()).toBe(0);
});

it('leaves a folder alone that another process writes to', async () => {
  const first = run();
  const address = await first.address();
  const second = run();
  expect(await second.exit()).toBe(6);
  expect(second.errors).toContain(address);
  await becomesReady(address);
});

it('says that its port is taken and what to do, and begins no ledger', async () => {
  const address = await run().address();
  const other = join(folder, 'other');
  const second = run({ DATA_DIR: other, PORT: new URL(address).port });
  expect(await second.exit()).toBe(6);
  expect(second.errors).toMatch(/Port \d+ is taken[^]*What to do: /u);
  expect(second.errors).not.toMatch(/^ +at /mu);
  expect(existsSync(other)).toBe(false);
});

it('says that it runs already where it is started twice', async () => {
  const address = await run().address();
  const second = run({ PORT: new URL(address).port });
  expect(await second.exit()).toBe(6);
  expect(second.errors).toMatch(/^Another process writes to the data folder \(data-folder-in-use\)$/mu);
  expect(second.errors).toContain(`answers at ${address}`);
  expect(second.errors.match(/\bstop it\b/gu)).toHaveLength(1);
});

it('counts the lines of a batch before it reads any, in little memory', async () => {
  const address = await run({ NODE_OPTIONS: '--max-old-space-size=256' }).address();
  const response = await fetch(`${address}/v1/facts`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-ndjson' },
    body: 'x\n'.repeat(4_000_000),
  });
  expect(response.status).toBe(413);
  await becomesReady(address);
});
