import { BUILT, ServiceProcess } from '../http/service-process';
import { ArrProcess, type Ended } from './arr-process';

// Each step is a process of its own, and a command that has lost its service waits for it to come back.
jest.setTimeout(240_000);

const ROWS = 8000;
/** The service is killed once it has recorded so many, of which a thousand at most have not been answered yet. */
const ROWS_BEFORE_KILL = 2500;
const IMPORT = ['import', '-', '--format', 'native', '--json'];

const rowOf = (index: number): string =>
  JSON.stringify({
    type: 'subscription-started',
    data: {
      subscriptionId: `sub-${index.toString()}`,
      accountId: `acc-${index.toString()}`,
      currency: 'EUR',
      effectiveOn: '2025-01-01',
      lines: [{ id: 'seats', kind: 'subscription', unitPrice: '10.00', quantity: '1', every: { years: 1 } }],
    },
  });

const FILE = Array.from({ length: ROWS }, (_, index) => rowOf(index)).join('\n');

let arr: ArrProcess;
let service: ServiceProcess;
let address: string;

const start = async (env: Readonly<Record<string, string>> = {}): Promise<void> => {
  service = new ServiceProcess({ DATA_DIR: arr.dataDir, ...env }, BUILT);
  address = await service.address();
};

beforeEach(async () => {
  arr = await ArrProcess.onNewFolder();
  await start();
});

afterEach(async () => {
  await service.stop();
  await arr.remove();
});

const factsRecorded = async (): Promise<number> => {
  const answer = await fetch(`${address}/v1/projections`);
  // A store elsewhere may not have answered the service yet.
  const { head } = (await answer.json()) as { readonly head?: { readonly sequence: number } };
  return head?.sequence ?? 0;
};

/** Kills the service while the rows of the file come to it. */
const importWithKill = async (afterwards: () => Promise<void>): Promise<Ended> => {
  const importing = arr.run(IMPORT, FILE);
  while ((await factsRecorded()) < ROWS_BEFORE_KILL);
  await service.stop('SIGKILL');
  await afterwards();
  return importing;
};

interface Summary {
  readonly rows: number;
  readonly recorded: number;
  readonly unchanged: number;
  readonly rejected: number;
}

const summaryIn = ({ stdout }: Ended): Summary => JSON.parse(stdout) as Summary;

/** The opening, and one fact of each row. */
const expectEachRowOnce = async (): Promise<void> => {
  const shown = await arr.json(['show', '--as-of', '2025-12-31']);
  expect(shown).toMatchObject({
    knownAt: { sequence: ROWS + 1 },
    figures: [{ arr: `${(ROWS * 10).toString()}.00`, accounts: ROWS }],
  });
};

it('goes on with a service that comes back, and records each row once', async () => {
  const ended = await importWithKill(() => start({ PORT: new URL(address).port }));
  expect([ended.status, ended.stderr]).toEqual([0, expect.any(String)]);
  const { rows, recorded, unchanged, rejected } = summaryIn(ended);
  // A batch that was recorded just before the kill was sent again, and counts as what stood already.
  expect([rows, recorded + unchanged, rejected]).toEqual([ROWS, ROWS, 0]);
  await expectEachRowOnce();
});

it('says what is recorded where the service stays away, and records each row once when it is run again', async () => {
  const ended = await importWithKill(() => Promise.resolve());
  expect(ended.status).toBe(6);
  expect(ended.stderr).toContain('service-unreachable');
  const known = /stopped after (?<rows>\d+) rows: (?<recorded>\d+) recorded/u.exec(ended.stderr)?.groups;
  expect(Number(known?.['recorded'])).toBeGreaterThan(0);
  expect(Number(known?.['recorded'])).toBeLessThan(ROWS);

  const again = await arr.run(IMPORT, FILE);
  expect(again.status).toBe(0);
  const { rows, recorded, unchanged } = summaryIn(again);
  expect([rows, recorded + unchanged]).toEqual([ROWS, ROWS]);
  expect(unchanged).toBeGreaterThanOrEqual(Number(known?.['recorded']));
  expect(recorded).toBeGreaterThan(0);
  await expectEachRowOnce();
});
