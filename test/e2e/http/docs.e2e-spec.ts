import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { RunningService } from './running-service';

const BROWSER = join(__dirname, '../../tools/browser');
const BROWSER_TIMEOUT_MS = 120_000;

jest.setTimeout(BROWSER_TIMEOUT_MS);

let service: RunningService;

beforeAll(async () => {
  service = await RunningService.start();
});

afterAll(() => service.remove());

const textOf = async (path: string): Promise<string> => {
  const { text } = await service.get(path).buffer(true).expect(200);
  return text;
};

const referencesIn = (page: string): readonly string[] =>
  [...page.matchAll(/\b(?:src|href)="(?<reference>[^"]+)"/gu)].map(({ groups }) => groups?.['reference'] ?? '');

describe('the page to try the service on', () => {
  it('takes all that it needs from the service', async () => {
    const page = await textOf('/docs');
    expect(page).not.toMatch(/https?:|["']\/\//u);
    const references = referencesIn(page);
    expect(references).toHaveLength(5);
    for (const reference of references) await service.get(`/${reference}`).expect(200);
    expect(await textOf('/docs/swagger-ui.css')).not.toMatch(/(?:url\(["']?|@import\s+["'])(?:https?:)?\/\//u);
    expect(await textOf('/docs/try-it.js')).not.toMatch(/https?:/u);
  });

  it('says of each part what it is, and nothing of other files of the package', async () => {
    const types = {
      '/docs': 'text/html; charset=utf-8',
      '/docs/try-it.js': 'text/javascript; charset=utf-8',
      '/docs/swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
      '/docs/swagger-ui.css': 'text/css; charset=utf-8',
    };
    for (const [path, type] of Object.entries(types)) {
      const { headers } = await service.get(path).expect(200);
      expect(headers).toMatchObject({ 'content-type': type, 'cache-control': 'no-store' });
      expect(headers['content-security-policy']).toContain("script-src 'self';");
    }
    for (const path of ['/docs/package.json', '/docs/..%2fpackage.json', '/docs/', '/docs/index.html']) {
      await service.get(path).expect(404);
    }
  });
});

interface Seen {
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
  readonly answers: Readonly<Record<string, { readonly status: string; readonly said: string }>>;
}

const behaviour = 'opens in a browser, sends what it has filled in, and asks no other host for anything';

if (existsSync(join(BROWSER, 'node_modules'))) {
  it(behaviour, async () => {
    const { port } = service.server.address() as AddressInfo;
    const address = `http://127.0.0.1:${port.toString()}`;
    const words = [join(BROWSER, 'try-page.mjs'), address, 'startSubscription', 'changeSubscription', 'getArr'];
    const { stdout } = await promisify(execFile)(process.execPath, words, { timeout: BROWSER_TIMEOUT_MS });
    const { requests, complaints, answers } = JSON.parse(stdout) as Seen;
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(`${address}/`) && !url.startsWith('data:'))).toEqual([]);
    expect(answers).toMatchObject({
      startSubscription: { status: '201' },
      changeSubscription: { status: '201' },
      getArr: { status: '200', said: expect.stringContaining('"arr": "8820.00"') },
    });
  });
} else {
  it.skip(`${behaviour} (skipped: npm run test:tools installs the browser)`, () => undefined);
}
