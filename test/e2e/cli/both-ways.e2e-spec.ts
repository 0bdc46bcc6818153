import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommandLine } from '../../../src/cli/command-line';
import { openLedger } from '../../../src/cli/in-process';
import type { OpenLedger } from '../../../src/cli/opened-ledger';
import { readSchemas } from '../../../src/cli/published-schemas';
import { findService } from '../../../src/cli/running-service';
import { openServiceLedger } from '../../../src/cli/service-ledger';
import { storeVariables } from '../../support/eventstoredb/server-of-tests';
import { RunningService } from '../http/running-service';
import { LATE_FACTS, SAMPLE, SAMPLE_MAPPING } from './arr-process';
import { Masks } from './masks';
import { aboutRates } from './about-rates';

jest.setTimeout(240_000);

const FACT = '5b0c8d3e-1f4a-5c6b-8d7e-000000000003';
const SEATS = ['--price', '49.00', '--quantity', '12', '--every', 'month', '--line-id', 'seats'];
const startOf = (subscription: string, ...more: readonly string[]): readonly string[] => {
  const stated = ['--account', 'acme', '--currency', 'EUR', '--effective-on', '2025-01-01', ...SEATS];
  return ['start', subscription, ...stated, '--id', `start-${subscription}`, ...more];
};

const facts = [
  {
    type: 'account-registered',
    data: { accountId: 'bolt', effectiveOn: '2025-01-01', attributes: { segment: 'smb' } },
  },
  {
    type: 'subscription-started',
    data: {
      subscriptionId: 'sub-9',
      accountId: 'bolt',
      currency: 'JPY',
      effectiveOn: '2025-01-01',
      lines: [{ id: 'seats', kind: 'subscription', unitPrice: '4900', quantity: '1', every: { months: 1 } }],
    },
    metadata: { source: 'billing', sourceId: 'evt_1', sourceSequence: 7 },
  },
  {
    type: 'subscription-paused',
    data: { subscriptionId: 'sub-9', accountId: 'bolt', currency: 'JPY', effectiveOn: '2025-03-01' },
  },
  {
    type: 'subscription-paused',
    data: { subscriptionId: 'sub-9', accountId: 'bolt', currency: 'JPY', effectiveOn: '2025-04-01' },
  },
  {
    type: 'subscription-paused',
    data: { subscriptionId: 'none', accountId: 'bolt', currency: 'JPY', effectiveOn: '2025-04-01' },
  },
  { type: 'accounts-merged', data: { accountId: 'bolt', effectiveOn: '2025-05-01', intoAccountId: 'acme' } },
  { type: 'accounts-merged', data: { accountId: 'acme', effectiveOn: '2025-06-01', intoAccountId: 'bolt' } },
];
const FILE = 'FILE';
const REPORT = 'REPORT';
const imported = ['import', FILE, '--rejected', REPORT];
const periods = ['import', SAMPLE, ...SAMPLE_MAPPING, '--rejected', REPORT];

/** One after the other; each is said once as text and, where it takes that, the questions again as JSON. */
const LINES: readonly (readonly string[])[] = [
  startOf('sub-1', '--attribute', 'plan=pro', '--dry-run'),
  startOf('sub-1', '--attribute', 'plan=pro'),
  startOf('sub-1', '--attribute', 'plan=pro'),
  startOf('sub-1', '--attribute', 'plan=basic'),
  ['start', 'sub-1', '--account', 'acme', '--currency', 'EUR', '--effective-on', '2025-02-01', ...SEATS],
  startOf('sub-2', '--ends-on', '2026-01-01', '--renews', '--booked-on', '2024-12-20'),
  startOf('sub-3', '--price', '0.0049'),
  ['change', 'sub-1', '--line-id', 'seats', '--quantity', '15', '--effective-on', '2025-03-01', '--dry-run', '--json'],
  ['change', 'sub-1', '--line-id', 'seats', '--quantity', '15', '--effective-on', '2025-03-01', '--cause', 'seats'],
  ['change', 'sub-1', '--line-id', 'seats', '--quantity', '9', '--effective-on', '2025-04-01', '--direction', 'up'],
  ['change', 'sub-1', '--line-id', 'seats', '--quantity', '9', '--effective-on', '2025-04-01', '--direction', 'down'],
  ['change', 'sub-1', '--line-id', 'gone', '--quantity', '9', '--effective-on', '2025-04-02'],
  ['change', 'sub-1', ...SEATS, '--effective-on', '2025-05-01', '--if-revision', '0'],
  ['pause', 'sub-1', '--effective-on', '2025-06-01', '--reason', 'closed for the winter'],
  ['pause', 'sub-1', '--effective-on', '2025-06-02'],
  ['resume', 'sub-1', '--effective-on', '2025-07-01', '--json'],
  ['past-due', 'sub-1', '--effective-on', '2025-07-15'],
  ['payment-recovered', 'sub-1', '--effective-on', '2025-07-20'],
  ['transfer', 'sub-1', '--to', 'globex', '--effective-on', '2025-08-01'],
  ['transfer', 'sub-1', '--to', 'globex', '--effective-on', '2025-08-02'],
  ['cancel', 'sub-1', '--effective-on', '2999-01-01', '--requested-on', '2025-08-10', '--voluntary'],
  ['revoke-cancellation', 'sub-1', '--reason', 'stays after all'],
  ['cancel', 'sub-2', '--effective-on', '2025-09-01', '--reason', 'too expensive', '--involuntary'],
  ['renew', 'sub-2', '--effective-on', '2025-10-01'],
  ['reactivate', 'sub-2', '--effective-on', '2025-10-01', '--ends-on', '2026-10-01'],
  ['renew', 'sub-2', '--effective-on', '2026-10-01', ...SEATS, '--attribute', 'plan=pro'],
  ['void', 'sub-1', FACT, '--reason', 'never was'],
  ['void', 'nowhere', '--all', '--reason', 'never was'],
  ['void', 'sub-3', '--all', '--reason', 'belongs elsewhere', '--json'],
  ['correct', 'sub-1', FACT, '--reason', 'wrong day', '--effective-on', '2025-02-01'],
  ['account', 'register', 'acme', '--effective-on', '2025-01-01', '--name', 'Acme Ltd', '--attribute', 'segment=smb'],
  ['account', 'register', 'acme', '--effective-on', '2025-02-01', '--name', 'Acme Ltd'],
  [
    'account',
    'describe',
    'acme',
    '--effective-on',
    '2025-06-01',
    '--attribute',
    'segment=large',
    '--dry-run',
    '--json',
  ],
  ['account', 'merge', 'acme', '--into', 'acme', '--effective-on', '2025-06-01'],
  ['account', 'void', 'acme', FACT, '--reason', 'never was'],
  [...imported, '--dry-run'],
  imported,
  [...imported, '--json'],
  periods,
  periods,
  [...periods, '--correct', '--json'],
  ['import', LATE_FACTS, '--rejected', REPORT],
  ['show', '--as-of', '2025-10-15'],
  ['show', '--as-of', '2025-Q2', '--accounts', '--json'],
  ['show', '--as-of', '2025-03', '--group-by', 'plan,segment', '--filter', 'plan:pro'],
  ['show', '--known-at', '999999'],
  ['show', '--known-at', '3', '--native', 'EUR', '--as-of', '2025-12-31'],
  ['show', '--policy', '7'],
  ['series', '--from', '2025-01', '--to', '2025-06'],
  ['series', '--from', '2025', '--to', '2025', '--interval', 'quarter', '--group-by', 'plan,region'],
  ['series', '--from', '2025', '--to', '2025', '--filter', 'plan:pro', '--native', 'EUR', '--known-at', '9', '--json'],
  ['series', '--from', '2025-01', '--to', '2025-04', '--growth', 'month', '--targets', '2025-02:3,2025-04:-1.5'],
  ['series', '--from', '2025', '--to', '2025', '--growth', 'year', '--group-by', 'plan', '--json'],
  ['series', '--from', '2025', '--to', '2025', '--growth', 'year', '--targets', '2025-13:3'],
  ['series', '--from', '2025', '--to', '2025', '--growth', 'year', '--targets', '2026:3'],
  ['series', '--from', '2025', '--to', '2025', '--targets', '2025-12:3'],
  ['series', '--from', '2025-03', '--to', '2025-02'],
  ['series', '--from', '2025', '--to', '2025', '--interval', 'hour'],
  ['export', '--as-of', '2025-10-15'],
  ['export', '--as-of', '2025-03', '--native', 'EUR', '--format', 'ndjson'],
  ['export', '--as-of', '2025-03', '--known-at', '999999'],
  ['export', '--as-of', '2025-03', '--filter', 'nope:1'],
  ['export', '--movements', '--from', '2025-01', '--to', '2025-12', '--class', 'churn'],
  ['export', '--movements', '--from', '2025-03', '--to', '2025-01'],
  ['export', '--as-of', '2025-03', '--format', 'parquet', '--out', REPORT],
  ['movements', '--from', '2025-01', '--to', '2025-12'],
  ['movements', '--from', '2025', '--to', '2025', '--interval', 'quarter', '--group-by', 'region', '--json'],
  ['movements', '--from', '2025-03', '--to', '2025-02'],
  ['diff', '--as-of', '2025-10-15', '--from-known-at', '3', '--to-known-at', '12'],
  ['diff', '--as-of', '2025-10-15', '--from-known-at', '3', '--json'],
  ['diff', '--as-of', '2025-10-15', '--from-known-at', '3', '--to-known-at', '12', '--group-by', 'account'],
  ['diff', '--as-of', '2025-10-15', '--from-known-at', '3', '--group-by', 'account', '--json'],
  ['diff', '--as-of', '2025-10-15', '--from-known-at', '3', '--group-by', 'plan'],
  ['diff', '--as-of', '2025-10-15', '--from-known-at', '12', '--to-known-at', '3'],
  ['retention', '--from', '2025-07', '--to', '2025-12'],
  ['retention', '--from', '2025', '--to', '2025', '--group-by', 'plan', '--gross-margin', '72.5', '--json'],
  ['retention', '--from', '2025', '--to', '2024'],
  ['cohorts', '--as-of', '2025-10-15'],
  ['cohorts', '--as-of', '2025', '--interval', 'quarter', '--group-by', 'plan', '--json'],
  ['cohorts', '--as-of', '2025', '--interval', 'week'],
  ['cohorts', '--as-of', '2024-01', '--filter', 'nope:1'],
  ['close', '2025-03', '--dry-run', '--json'],
  ['close', '2025-03'],
  ['close', '2025-05'],
  ['close', '2200-12'],
  ['reopen', '2025-02'],
  ['periods', '2025-03'],
  ['periods', '--json'],
  ['periods', '2025-04'],
  ['policy', 'adopt', '--set', 'pauses=keep', '--dry-run', '--json'],
  ['policy', 'adopt', '--set', 'pauses=keep'],
  ['policy', 'adopt', '--set', 'pauses=keep', '--id', 'again'],
  ['policy', 'adopt', '--set', 'pauses=never'],
  ['policy', 'adopt', '--set', 'naps=keep', '--json'],
  ['policy', 'adopt', '--set', 'pauses'],
  ['policy', 'list'],
  ['epoch', 'list'],
  ['epoch', 'open', '--reason', 'The topics were lost.', '--above', '3'],
  ['epoch', 'open', '--reason', '', '--json'],
  ['epoch', 'open', '--reason', 'Lost again.', '--json', '--id', 'lost'],
  ['epoch', 'open', '--reason', 'Lost again.', '--json', '--id', 'lost'],
  ['epoch', 'open', '--reason', 'Another.', '--id', 'lost'],
  ['epoch', 'list', '--json'],
  ['policy', 'show', '1'],
  ['policy', 'show', '--json'],
  ['policy', 'show', '7'],
  ['show', '--as-of', '2025-10-15', '--policy', '1'],
  ['show', '--as-of', '2025-10-15'],
  ['diff', '--as-of', '2025-10-15', '--from-known-at', '3'],
  ['periods', '2025-03'],
  ['movements', '--from', '1800', '--to', '2500', '--interval', 'day'],
  ...aboutRates(FACT),
  ['explain', 'sub-1'],
  ['explain', 'sub-1', '--json'],
  ['explain', 'acme', '--as-of', '2025-Q3'],
  ['explain', 'acme', '--json'],
  ['explain', 'bolt'],
  ['explain', '5-1'],
  ['explain', '5-1', '--json'],
  ['explain', '5-1', '--as-of', '2025-03'],
  ['explain', '99999-1'],
  ['explain', 'nobody'],
];

interface Said {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
  readonly rejected: string | undefined;
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield* [];
}

class Terminal {
  readonly folder = mkdtempSync(join(tmpdir(), 'arr-ways-'));
  private readonly masks = new Masks();

  constructor(private readonly openLedger: (mode: 'read' | 'write', folder: string) => ReturnType<OpenLedger>) {
    const lines = [...facts.map((fact) => JSON.stringify(fact)), '{"type":'];
    writeFileSync(join(this.folder, FILE), `${lines.join('\n')}\n`);
  }

  async say(words: readonly string[]): Promise<Said> {
    const report = join(this.folder, REPORT);
    const inFolder = words.map((word) => ([FILE, REPORT].includes(word) ? join(this.folder, word) : word));
    let [out, err] = ['', ''];
    const exit = await runCommandLine(inFolder, {
      version: 'any',
      out: (text) => (out += text),
      err: (text) => (err += text),
      isWatched: false,
      input: nothing(),
      stop: new AbortController().signal,
      openLedger: (mode) => this.openLedger(mode, this.folder),
      openFolder: () => Promise.reject(new Error('No folder is needed for this.')),
      findService: () => Promise.resolve(undefined),
      besideWriter: () => Promise.reject(new Error('No line asks for it.')),
      readSchemas: () => Promise.resolve(readSchemas()),
      serve: () => Promise.resolve(),
    });
    const rejected = existsSync(report) ? this.masked(readFileSync(report, 'utf8')) : undefined;
    return { exit, out: this.masked(out), err: this.masked(err), rejected };
  }

  private masked(text: string): string {
    return this.masks.in(text.replaceAll(this.folder, '<folder>'));
  }
}

const dataOf = (folder: string): string => join(folder, 'data');

const variablesOf = (folder: string) => ({ DATA_DIR: dataOf(folder), ...storeVariables(dataOf(folder)) });

describe('a command line says the same whether it opens the folder or speaks to a service', () => {
  const atFolder = new Terminal((mode, folder) => openLedger(mode, variablesOf(folder)));
  const atService = new Terminal(async (mode, folder) => {
    const { port } = service.server.address() as AddressInfo;
    const found = await findService({ DATA_DIR: dataOf(folder), ARR_URL: `http://127.0.0.1:${port.toString()}` }, mode);
    if (found === undefined) throw new Error('There is no service.');
    return openServiceLedger(found, new AbortController().signal);
  });
  let service: RunningService;

  beforeAll(async () => {
    // The one folder has to hold a ledger for questions, too.
    await (await openLedger('write', variablesOf(atFolder.folder))).close();
    service = await RunningService.start(dataOf(atService.folder));
  });

  afterAll(async () => {
    await service.close();
    for (const { folder } of [atFolder, atService]) rmSync(folder, { recursive: true });
  });

  it.each(LINES.map((words) => [words.join(' '), words] as const))('arr %s', async (_, words) => {
    const said = await atFolder.say(words);
    expect(await atService.say(words)).toEqual(said);
    expect(said.out + said.err).not.toBe('');
  });
});
