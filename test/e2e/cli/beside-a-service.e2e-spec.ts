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

  it('a dry run only reads, beside it', async () => {
    const tried = await arr.json([...START, ...SEATS, '--dry-run']);
    expect(tried.facts).toMatchObject([{ type: 'subscription-started' }]);
    expect((await arr.json(['show', '--as-of', '2025-01-31'])).knownAt.sequence).toBe(1);
  });

  it('a command that writes names it, without a stack', async () => {
    const { status, stderr } = await arr.run([...START, ...SEATS]);
    expect(status).toBe(6);
    expect(stderr).toContain(address);
    expect(stderr).not.toMatch(A_STACK);
  });
});
