import { existsSync } from 'node:fs';
import { ServiceProcess } from '../http/service-process';
import { ArrProcess } from './arr-process';

const START = ['start', 'sub-1', '--account', 'acme', '--currency', 'EUR', '--effective-on', '2025-01-01'];
const SEATS = ['--price', '49.00', '--quantity', '12', '--every', 'month'];
const A_STACK = /^ +at /mu;

// Each step is a process of its own, and a busy machine starts them slowly.
jest.setTimeout(180_000);

let arr: ArrProcess;

beforeEach(async () => {
  arr = await ArrProcess.onNewFolder();
});

afterEach(() => arr.remove());

describe('where no ledger is', () => {
  it.each([
    ['a dry run', 6, [...START, ...SEATS, '--dry-run']],
    ['a question', 6, ['show']],
    ['a question that is asked wrongly', 2, ['show', '--as-of', '2026-13']],
  ])('%s says so without a stack, and makes none', async (_, exit, words) => {
    const { status, stdout, stderr } = await arr.run(words);
    expect([status, stdout]).toEqual([exit, '']);
    expect(stderr).not.toBe('');
    expect(stderr).not.toMatch(A_STACK);
    expect(existsSync(arr.dataDir)).toBe(false);
  });
});

describe('while a service runs', () => {
  let service: ServiceProcess;
  let address: string;

  beforeEach(async () => {
    service = new ServiceProcess({ DATA_DIR: arr.dataDir });
    address = await service.address();
  });

  afterEach(() => service.stop());

  it('a command that writes goes to it, and what it records is shown at once', async () => {
    const tried = await arr.json([...START, ...SEATS, '--dry-run']);
    expect(tried.facts).toMatchObject([{ type: 'subscription-started' }]);
    await arr.json([...START, ...SEATS]);
    const shown = await arr.json(['show', '--as-of', '2025-01-31']);
    expect(shown).toMatchObject({ knownAt: { sequence: 2 }, figures: [{ arr: '7056.00' }] });
    const { figures } = (await (await fetch(`${address}/v1/arr?asOf=2025-01-31`)).json()) as { figures: object };
    expect(figures).toEqual(shown.figures);
  });

  it('a command goes there from another folder, too, where ARR_URL names it', async () => {
    const elsewhere = await ArrProcess.onNewFolder({ ARR_URL: address });
    try {
      await elsewhere.json([...START, ...SEATS]);
      expect(existsSync(elsewhere.dataDir)).toBe(false);
    } finally {
      await elsewhere.remove();
    }
    expect(await arr.json(['show', '--as-of', '2025-01-31'])).toMatchObject({ figures: [{ arr: '7056.00' }] });
  });

  it('history that comes before all facts is not taken, and the service is named', async () => {
    const { status, stderr } = await arr.run(['import', '-', '--opening'], '{}');
    expect(status).toBe(6);
    expect(stderr).toContain(address);
    expect(stderr).toContain('Stop the service');
  });

  it('a command is refused where it does not answer, without a stack', async () => {
    service.tell('SIGSTOP');
    try {
      const { status, stderr } = await arr.run([...START, ...SEATS]);
      expect(status).toBe(6);
      expect(stderr).toContain('service-unreachable');
      expect(stderr).toContain(address);
      expect(stderr).not.toMatch(A_STACK);
      expect((await arr.json(['show', '--as-of', '2025-01-31'])).knownAt.sequence).toBe(1);
    } finally {
      service.tell('SIGCONT');
    }
  });

  it('a command opens the folder once it has been killed', async () => {
    await service.stop('SIGKILL');
    await arr.json([...START, ...SEATS]);
    expect((await arr.json(['show', '--as-of', '2025-01-31'])).knownAt.sequence).toBe(2);
  });
});
