import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { storeVariables } from '../../support/eventstoredb/server-of-tests';
import { ArrProcess } from './arr-process';

const BUILT = join(__dirname, '../../../dist/cli/main.js');
const SEATS = ['--price', '49.00', '--quantity', '12', '--every', 'month', '--effective-on', '2025-01-01'];
const start = (subscription: string): readonly string[] => [
  ...['start', subscription, '--account', 'acme', '--currency', 'EUR'],
  ...SEATS,
];

// Each step is a process of its own, and a busy machine starts them slowly.
jest.setTimeout(180_000);

let arr: ArrProcess;

beforeEach(async () => {
  arr = await ArrProcess.onNewFolder();
  await arr.json(start('sub-1'));
});

afterEach(() => arr.remove());

/** What each line says. */
const documents = (stdout: string): readonly unknown[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);

/** A tail that runs on. */
class RunningTail {
  stdout = '';
  stderr = '';
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown[]>;

  constructor(words: readonly string[]) {
    const { PATH } = process.env;
    this.child = spawn(process.execPath, [BUILT, 'tail', ...words], {
      env: { PATH, DATA_DIR: arr.dataDir, ...storeVariables(arr.dataDir) },
    });
    this.child.stdout?.on('data', (text: Buffer) => (this.stdout += text.toString()));
    this.child.stderr?.on('data', (text: Buffer) => (this.stderr += text.toString()));
    this.ended = once(this.child, 'close');
  }

  async until(isSeen: () => boolean): Promise<void> {
    const { stdout, stderr } = this.child;
    if (stdout === null || stderr === null) throw new Error('Nothing can be read of it.');
    while (!isSeen()) {
      if (this.child.exitCode !== null) throw new Error(`It has ended: ${this.stderr}`);
      await Promise.race([once(stdout, 'data'), once(stderr, 'data'), this.ended]);
    }
  }

  async interrupt(): Promise<unknown> {
    this.child.kill('SIGINT');
    const [exit] = await this.ended;
    return exit;
  }
}

it('prints the facts that there are, with their texts, and ends', async () => {
  await arr.json(['void', 'sub-1', '--all', '--reason', 'It never was.']);
  const { status, stdout } = await arr.run(['tail', '--from', '2', '--once', '--json']);
  expect(status).toBe(0);
  expect(documents(stdout)).toMatchObject([
    { version: 1, fact: { sequence: 2, type: 'subscription-started', data: { effectiveOn: '2025-01-01' } } },
    { version: 1, fact: { sequence: 3, type: 'fact-voided', data: { reason: 'It never was.' } } },
  ]);
  const text = await arr.run(['tail', '--from', '1', '--once']);
  expect(text.stdout).toMatch(
    /^1 {2}\S+ {2}ledger-opened {12}ledger main\n2 {2}\S+ {2}subscription-started {5}subscription sub-1/u,
  );
});

it('prints what each fact takes back and asserts', async () => {
  await arr.json(['void', 'sub-1', '--all', '--reason', 'It never was.']);
  const { stdout } = await arr.run(['tail', '--movements', '--from', '1', '--once', '--json']);
  const asserted = { id: '2-1', kind: 'assert', retracts: null, class: 'new', delta: '7056.00', sequence: 2 };
  expect(documents(stdout)).toMatchObject([
    { version: 1, movement: asserted },
    { version: 1, movement: { id: '3-1', kind: 'retract', retracts: '2-1', delta: '-7056.00', sequence: 3 } },
  ]);
  const later = await arr.run(['tail', '--movements', '--from', '3', '--once']);
  expect(later.stdout).toMatch(/^3-1 {2}retract {2}2025-01-01 {2}new {11}-7056\.00 EUR {2}acme\n$/u);
});

it('prints the movements of the policy that was adopted last, also of one that is adopted meanwhile', async () => {
  await arr.json(['pause', 'sub-1', '--effective-on', '2025-02-01']);
  const running = new RunningTail(['--movements', '--from', '2', '--json']);
  await running.until(() => running.stdout.includes('"churn"'));
  await arr.json(['policy', 'adopt', '--set', 'pauses=keep']);
  await arr.json(start('sub-2'));
  await running.until(() => running.stdout.includes('"sequence":5'));
  expect(await running.interrupt()).toBe(130);
  const told = documents(running.stdout).map(
    (one) => (one as { movement: { sequence: number; policyVersion: number } }).movement,
  );
  expect(told.map(({ sequence, policyVersion }) => [sequence, policyVersion])).toContainEqual([3, 1]);
  expect(told.at(-1)).toMatchObject({ sequence: 5, policyVersion: 2 });

  const { stdout } = await arr.run(['tail', '--movements', '--from', '2', '--once', '--json']);
  expect(documents(stdout)).not.toContainEqual(
    expect.objectContaining({ movement: expect.objectContaining({ sequence: 3 }) }),
  );
});

it('prints what another process records, and says how to go on when it is stopped', async () => {
  const running = new RunningTail([]);
  await running.until(() => running.stderr.includes('from sequence 3 on'));
  await arr.json(start('sub-2'));
  await running.until(() => running.stdout.includes('subscription sub-2'));
  expect(await running.interrupt()).toBe(130);
  expect(running.stdout.trim().split('\n')).toHaveLength(1);
  expect(running.stderr).toContain('arr tail --from 4');

  await arr.json(start('sub-3'));
  const { stdout } = await arr.run(['tail', '--from', '4', '--once', '--json']);
  expect(documents(stdout)).toMatchObject([{ fact: { sequence: 4, stream: 'subscription-sub-3' } }]);
});

it.each([
  ['a sequence that is ahead', ['--from', '4']],
  ['a sequence that is none', ['--from', '0']],
  ['facts and movements at once', ['--facts', '--movements']],
])('refuses %s', async (_, words) => {
  const { status, stdout, stderr } = await arr.run(['tail', ...words, '--once', '--json']);
  expect([status, stdout]).toEqual([2, '']);
  expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'usage' } });
});

it('does not take the folder here for that of a service elsewhere', async () => {
  const { status, stderr } = await arr.runScript('ARR_URL=http://127.0.0.1:9 arr tail --once');
  expect([status, stderr]).toEqual([2, expect.stringContaining('without ARR_URL')]);
});
