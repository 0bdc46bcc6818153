import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '../../../src/kernel/instant';
import { serve } from '../../../src/main';
import { readConfig } from '../../../src/platform/config/config';
import { DataFolderInUse } from '../../../src/platform/embedded/data-folder-problem';
import { writeLockFile } from '../../../src/platform/embedded/lock-file';
import { thisProcess } from '../../../src/platform/embedded/process-identity';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { StrictHttpAdapter } from '../../../src/platform/http/http-server';

let adapter: StrictHttpAdapter;

beforeEach(() => {
  adapter = new StrictHttpAdapter();
});

afterEach(() => adapter.abandon());

const urlOf = ({ port }: AddressInfo): string => `http://127.0.0.1:${port}/v1/arr`;

it('refuses whatever comes before the application is there, as what may be sent again', async () => {
  const url = urlOf(await adapter.listenUnopened(0, '127.0.0.1'));
  for (const method of ['GET', 'POST']) {
    const answer = await fetch(url, { method, headers: { 'X-Correlation-Id': 'billing-42' } });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/u);
    expect(await answer.json()).toMatchObject({ code: 'not-started', status: 503, correlationId: 'billing-42' });
  }
});

it('hands all to the application once it is opened', async () => {
  const url = urlOf(await adapter.listenUnopened(0, '127.0.0.1'));
  adapter.get('/v1/arr', (_: unknown, response: { readonly end: (text: string) => void }) => response.end('taken'));
  adapter.open();
  expect(await (await fetch(url)).text()).toBe('taken');
});

describe('a port that cannot be had', () => {
  let folder: string;
  let server: Server;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'arr-starting-'));
    writeLockFile(folder, { ...thisProcess(), startedAt: '2025-03-01T09:30:00.000Z' as Instant });
    server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(async () => {
    rmSync(folder, { recursive: true });
    server.close();
    await once(server, 'close');
  });

  const failure = (HOST: string): Promise<unknown> => {
    const PORT = (server.address() as AddressInfo).port.toString();
    const env = { DATA_DIR: folder, HOST, PORT };
    const config = readConfig({ env, readFile: () => '', calendar: new IntlZoneCalendar() });
    return serve(config).catch((error: unknown) => error);
  };

  it('is that of a service which writes to the folder already, where it is taken', async () => {
    expect(await failure('127.0.0.1')).toBeInstanceOf(DataFolderInUse);
  });

  it('is told as it is where it is not taken', async () => {
    expect(await failure('192.0.2.1')).toMatchObject({ code: 'EADDRNOTAVAIL' });
  });
});
