import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT, Refused, type Refusal } from '../../../src/cli/failure';
import { findService, serviceAt } from '../../../src/cli/running-service';
import { healthOf } from '../../../src/cli/service-publishing';
import type { Instant } from '../../../src/kernel/instant';
import { writeLockFile } from '../../../src/platform/embedded/lock-file';
import { thisProcess } from '../../../src/platform/embedded/process-identity';

const STARTED_AT = '2025-03-01T09:30:00.000Z' as Instant;
/** No process has so large an id. */
const GONE_PID = 4_194_305;

let folder: string;
let server: Server;
let address: string;
let body: string;
let status: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'arr-found-'));
  body = JSON.stringify({ status: 'live', startedAt: STARTED_AT });
  status = 200;
  server = createServer((_, response) => response.writeHead(status, { Location: '/elsewhere' }).end(body)).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`;
});

afterEach(async () => {
  rmSync(folder, { recursive: true });
  if (!server.listening) return;
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
});

const held = (by: { readonly pid?: number; readonly address?: string } = {}): void =>
  writeLockFile(folder, { ...thisProcess(), startedAt: STARTED_AT, address, ...by });

const stopped = async (): Promise<void> => {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
};

const found = async (mode: 'read' | 'write', env: Readonly<Record<string, string>> = {}): Promise<string | undefined> =>
  (await findService({ DATA_DIR: folder, ...env }, mode))?.address;

const refusalOf = async (mode: 'read' | 'write', env: Readonly<Record<string, string>> = {}): Promise<Refusal> => {
  try {
    await found(mode, env);
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
  throw new Error('Nothing was refused.');
};

it('is none where nobody holds the folder', async () => {
  expect(await found('write')).toBeUndefined();
});

it('is the one that the lock file names', async () => {
  held();
  expect(await found('write')).toBe(address);
  expect(await found('read')).toBe(address);
});

it('is asked on this machine where it listens on every address', async () => {
  held({ address: address.replace('127.0.0.1', '0.0.0.0') });
  expect(await found('write')).toBe(address);
});

it('is none where the process of the lock file has gone', async () => {
  held({ pid: GONE_PID });
  expect(await found('write')).toBeUndefined();
});

it('is the one that ARR_URL names, whoever holds the folder', async () => {
  held({ address: 'http://127.0.0.1:1' });
  expect(await found('write', { ARR_URL: address })).toBe(address);
});

describe('one that does not answer', () => {
  it('keeps commands from writing, and lets questions be answered from the folder', async () => {
    held();
    await stopped();
    expect(await refusalOf('write')).toMatchObject({ exit: EXIT.unavailable, code: 'service-unreachable' });
    expect(await found('read')).toBeUndefined();
  });

  it('keeps questions from being answered, too, where ARR_URL names it', async () => {
    await stopped();
    const refusal = await refusalOf('read', { ARR_URL: address });
    expect(refusal).toMatchObject({ exit: EXIT.unavailable, code: 'service-unreachable' });
    expect(refusal.detail).toContain(address);
    expect(refusal.fix).toContain('ARR_URL');
  });

  it('is no other service at its address', async () => {
    held();
    body = JSON.stringify({ status: 'live', startedAt: '2025-03-02T00:00:00.000Z' });
    expect(await refusalOf('write')).toMatchObject({ code: 'service-unreachable' });
  });

  it('is said to be starting where it has not opened its ledger yet', async () => {
    status = 503;
    body = JSON.stringify({ code: 'not-started' });
    expect((await refusalOf('write', { ARR_URL: address })).detail).toContain('still opening its ledger');
  });

  it.each(['{}', 'null', '<html></html>'])('is no other program that answers %s', async (text) => {
    body = text;
    expect(await refusalOf('write', { ARR_URL: address })).toMatchObject({ code: 'service-unreachable' });
  });
});

describe('an answer that no service of ours gives', () => {
  const refused = (): Promise<unknown> =>
    serviceAt(address)
      .api.GET('/v1/ledger')
      .then(
        () => undefined,
        (error: unknown) => error instanceof Refused && error.refusal,
      );

  it.each(['null', '"text"', '{{{', '<html></html>'])('is %s', async (text) => {
    body = text;
    expect(await refused()).toMatchObject({ exit: EXIT.unavailable, code: 'service-unreachable' });
  });

  it('has no end', async () => {
    body = JSON.stringify('x'.repeat(70_000));
    const { detail } = await refusalOf('write', { ARR_URL: address });
    expect(detail).toContain('65536 bytes');
  });

  it('sends on what was meant for this address', async () => {
    status = 307;
    expect(await refused()).toMatchObject({ code: 'service-unreachable' });
  });

  it('is told of with its address where it is a refusal', async () => {
    [status, body] = [502, '<html></html>'];
    const { response } = await serviceAt(address).api.GET('/v1/ledger');
    expect(response.url).toBe(`${address}/v1/ledger`);
  });
});

describe('what is said of its health', () => {
  const PROBLEM = { status: 503, code: 'not-ready', title: 'Not ready', detail: 'Not ready: log.', fix: 'Wait.' };

  it('has its checks, ready or not', async () => {
    const checks = { publishing: { state: 'running' } };
    body = JSON.stringify({ status: 'ready', checks });
    expect(await healthOf(serviceAt(address))).toMatchObject({ checks });
    [status, body] = [503, JSON.stringify({ ...PROBLEM, checks })];
    expect(await healthOf(serviceAt(address))).toMatchObject({ checks });
  });

  it.each([
    ['of a proxy that has nothing to say', 503, '', 'service-unreachable'],
    ['of a proxy that says null', 502, 'null', 'service-unreachable'],
    ['of a proxy that has a page of its own', 502, '<html></html>', 'service-unreachable'],
    ['that is empty', 200, '', 'service-unreachable'],
    ['of a service that has no checks yet', 503, JSON.stringify({ ...PROBLEM, code: 'not-started' }), 'not-started'],
  ])('is refused where the answer is one %s', async (_, refusing, text, code) => {
    [status, body] = [refusing, text];
    await expect(healthOf(serviceAt(address))).rejects.toMatchObject({ refusal: { code } });
  });
});

it('names what is wrong with the environment', async () => {
  expect(await refusalOf('read', { ARR_URL: 'localhost' })).toMatchObject({ exit: EXIT.usage });
});
