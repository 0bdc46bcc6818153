import { ServiceProcess } from '../http/service-process';
import { ArrProcess } from './arr-process';

const START = ['start', 'sub-1', '--account', 'acme', '--currency', 'EUR', '--effective-on', '2025-01-01'];
const SEATS = ['--price', '49.00', '--quantity', '12', '--every', 'month'];

// Each step is a process of its own, and a busy machine starts them slowly.
jest.setTimeout(180_000);

let arr: ArrProcess;

beforeEach(async () => {
  arr = await ArrProcess.onNewFolder();
});

afterEach(() => arr.remove());

const refusalIn = (stderr: string): unknown => (JSON.parse(stderr) as { readonly error: unknown }).error;

it('rebuilds in the service that holds the folder, and says how many facts it folded', async () => {
  await arr.json([...START, ...SEATS]);
  const service = new ServiceProcess({ DATA_DIR: arr.dataDir });
  try {
    const address = await service.address();
    const none = await arr.run(['rebuild', 'arr-journal', '--follow', '--json']);
    expect([none.status, refusalIn(none.stderr)]).toMatchObject([
      3,
      { code: 'rebuild-not-found', fix: 'Begin one: arr rebuild arr-journal' },
    ]);

    const { status, stdout } = await arr.run(['rebuild', 'arr-journal']);
    expect([status, stdout]).toEqual([
      0,
      `arr-journal has been rebuilt by the service at ${address}: 2 facts folded.\n`,
    ]);
    expect(await arr.json(['rebuild', 'arr-journal', '--follow'])).toMatchObject({
      version: 1,
      service: address,
      name: 'arr-journal',
      status: 'rebuilt',
      progress: { folded: 2, total: 2 },
    });
    const unknown = await arr.run(['rebuild', 'arr-jurnal', '--json']);
    expect([unknown.status, refusalIn(unknown.stderr)]).toMatchObject([3, { code: 'projection-not-found' }]);
  } finally {
    await service.stop();
  }
});

it('folds the log twice where no service runs, and compares the figures', async () => {
  await arr.json([...START, ...SEATS]);
  const { digest } = await arr.json(['show']);
  expect(await arr.json(['rebuild', 'arr-journal'])).toEqual({
    version: 1,
    service: null,
    name: 'arr-journal',
    status: 'verified',
    sequence: 2,
    digest,
  });
  const { status, stdout } = await arr.run(['rebuild', 'arr-journal']);
  expect([status, stdout]).toEqual([
    0,
    expect.stringContaining(`2 facts, and both come to the same figures: ${digest}`),
  ]);

  const unknown = await arr.run(['rebuild', 'arr-jurnal', '--json']);
  expect([unknown.status, refusalIn(unknown.stderr)]).toMatchObject([3, { code: 'projection-not-found' }]);
  const following = await arr.run(['rebuild', 'arr-journal', '--follow', '--json']);
  expect([following.status, refusalIn(following.stderr)]).toMatchObject([6, { code: 'no-service-runs' }]);
});
