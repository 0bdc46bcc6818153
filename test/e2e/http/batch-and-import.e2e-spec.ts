import { runCommandLine } from '../../../src/cli/command-line';
import { openLedger } from '../../../src/cli/in-process';
import { readSchemas } from '../../../src/cli/published-schemas';
import { storeVariables } from '../../support/eventstoredb/server-of-tests';
import { RunningService, seats, starting } from './running-service';

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}

const imported = async (text: string, folder: string): Promise<unknown> => {
  let out = '';
  await runCommandLine(['import', '-', '--format', 'native', '--json', '--rejected', `${folder}/rejected.csv`], {
    version: 'any',
    out: (said) => (out += said),
    err: () => undefined,
    isWatched: false,
    input: bytesOf(text),
    stop: new AbortController().signal,
    openLedger: (mode) => openLedger(mode, { DATA_DIR: folder, ...storeVariables(folder) }),
    openFolder: () => Promise.reject(new Error('No folder is needed for this.')),
    findService: () => Promise.resolve(undefined),
    besideWriter: () => Promise.reject(new Error('No data folder is needed for this.')),
    readSchemas: () => Promise.resolve(readSchemas()),
    serve: () => Promise.resolve(),
  });
  return JSON.parse(out);
};

const running: RunningService[] = [];

const start = async (folder?: string): Promise<RunningService> => {
  const service = await RunningService.start(folder);
  running.push(service);
  return service;
};

afterEach(async () => {
  for (const service of running.splice(0).reverse()) await service.remove();
});

const identity = { subscriptionId: 'both', accountId: 'acme', currency: 'EUR' };
const occurredAt = '2025-03-01T01:00:00+01:00';
const FACTS = [
  { type: 'subscription-started', data: { ...starting(), ...identity } },
  { type: 'subscription-upgraded', data: { ...identity, effectiveOn: '2025-02-01', lines: [seats('150.00')] } },
  {
    type: 'subscription-cancelled',
    data: { ...identity, effectiveOn: '2025-03-01', occurredAt },
    metadata: { source: 'billing', sourceId: 'evt_9' },
  },
];
const FILE = FACTS.map((fact) => JSON.stringify(fact)).join('\n');

describe('the same facts by batch and by import', () => {
  it('are recorded once, whichever comes first', async () => {
    const service = await start();
    await service.send('/v1/facts', FILE, 'application/x-ndjson').expect(200);
    await service.close();
    expect(await imported(FILE, service.folder)).toMatchObject({ rows: 3, recorded: 0, unchanged: 3, rejected: 0 });

    const again = await start(service.folder);
    const { body } = await again.post('/v1/facts', FACTS).expect(200);
    expect(body).toMatchObject({ recorded: 0, unchanged: 3, refused: 0 });
  });
});

const effectiveOn = '2025-02-10';
const started = (subscriptionId: string) => ({
  type: 'subscription-started',
  data: { ...starting(), subscriptionId, accountId: 'small', currency: 'EUR' },
});
const MIXED = [
  started('held'),
  { type: 'account-registered', data: { accountId: 'small', effectiveOn, name: 'Wilhelmina Bakery' } },
  { type: 'accounts-merged', data: { accountId: 'small', intoAccountId: 'large', effectiveOn } },
  // The survivor is named, which only holds once the merge is in.
  {
    type: 'subscription-upgraded',
    data: {
      subscriptionId: 'held',
      accountId: 'large',
      currency: 'EUR',
      effectiveOn: '2025-03-01',
      lines: [seats('150.00')],
    },
  },
  { type: 'accounts-merged', data: { accountId: 'large', intoAccountId: 'small', effectiveOn } },
  { type: 'account-described', data: { accountId: 'small', effectiveOn: 'soon' } },
];

describe('facts about accounts among those about subscriptions', () => {
  it('are taken in the order of a batch, and refused one by one', async () => {
    const service = await start();
    const { body } = await service.post('/v1/facts', MIXED).expect(200);
    expect(body).toMatchObject({ recorded: 4, unchanged: 0, refused: 2 });
    const { results } = body as { readonly results: readonly unknown[] };
    expect(results[4]).toMatchObject({ line: 5, status: 409, problem: { code: 'merge-closes-a-circle' } });
    expect(results[5]).toMatchObject({ line: 6, status: 422, problem: { errors: [{ pointer: '/data/effectiveOn' }] } });
  });

  it('are refused with pointers into the line that was sent', async () => {
    const service = await start();
    const foreign = { ...started('held').data, effectiveOn: '2025-04-01', accountId: 'other', lines: [seats('9.00')] };
    const facts = [started('held'), { type: 'subscription-downgraded', data: foreign }];
    const { body } = await service.post('/v1/facts', facts).expect(200);
    const { results } = body as { readonly results: readonly unknown[] };
    expect(results[1]).toMatchObject({
      problem: { code: 'account-mismatch', errors: [{ pointer: '/data/accountId', code: 'account-mismatch' }] },
    });
  });

  it('are taken from a file, and count once by either way', async () => {
    const service = await start();
    await service.close();
    const file = MIXED.map((fact) => JSON.stringify(fact)).join('\n');
    const summary = { rows: 6, recorded: 4, unchanged: 0, rejected: 2 };
    expect(await imported(file, service.folder)).toMatchObject(summary);
    const again = await start(service.folder);
    const { body } = await again.post('/v1/facts', MIXED).expect(200);
    expect(body).toMatchObject({ recorded: 0, unchanged: 4, refused: 2 });
  });
});
