import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeVariables } from '../../support/eventstoredb/server-of-tests';

const ROOT = join(__dirname, '..', '..', '..');
const BUILT = join(ROOT, 'dist', 'cli', 'main.js');

export const SAMPLE = join(ROOT, 'examples', 'data', 'harbor-subscriptions.csv');
export const SAMPLE_MAP_FILE = join(ROOT, 'examples', 'data', 'harbor-mapping.yaml');
export const HISTORY = join(ROOT, 'examples', 'data', 'harbor-history.ndjson');
export const LATE_FACTS = join(ROOT, 'examples', 'data', 'harbor-late-facts.ndjson');
export const SAMPLE_MAPPING: readonly string[] = [
  '--map',
  'subscription=subscription,account=account,start=starts_on,end=ends_on,amount=price,interval=billing',
  '--map',
  'quantity=seats,currency=currency,trialUntil=trial_until,attribute.plan=plan,attribute.region=region',
];

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Steps = readonly object[];

/** What `--json` prints; each command prints some of these fields. */
export interface Printed {
  readonly facts: readonly { readonly id: string }[];
  readonly figures: readonly { readonly arr: string; readonly accounts: number }[];
  readonly accounts: readonly object[];
  readonly knownAt: { readonly sequence: number };
  readonly digest: string;
  readonly rows: readonly object[];
  readonly total: readonly object[];
  readonly account: { readonly steps: Steps; readonly movements: Steps; readonly facts: Steps };
  readonly subscription: { readonly steps: Steps; readonly facts: readonly { readonly id: string }[] };
}

/** The built command line, run as its users run it, on a data folder of its own. */
export class ArrProcess {
  private constructor(
    readonly folder: string,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  static async onNewFolder(env: Readonly<Record<string, string>> = {}): Promise<ArrProcess> {
    if (!existsSync(BUILT)) throw new Error('The command line is not built: npm run build');
    return new ArrProcess(await mkdtemp(join(tmpdir(), 'arr-cli-')), env);
  }

  get dataDir(): string {
    return join(this.folder, 'data');
  }

  run(words: readonly string[], input = ''): Promise<Ended> {
    return this.spawn(process.execPath, [BUILT, ...words], input);
  }

  /** Runs a shell script in the folder, in which `arr` is the command line. */
  runScript(script: string): Promise<Ended> {
    return this.spawn('/bin/sh', ['-c', `arr() { '${process.execPath}' '${BUILT}' "$@"; }\n${script}`], '');
  }

  /** Kills the command line once something has come to pass. Its exit code is null, unless it had ended before. */
  async runUntil(words: readonly string[], come: () => Promise<void>): Promise<number | null> {
    const child = this.begin(process.execPath, [BUILT, ...words]);
    const ended = once(child, 'close');
    await come();
    child.kill('SIGKILL');
    const [status] = (await ended) as [number | null];
    return status;
  }

  private begin(program: string, words: readonly string[]): ChildProcessWithoutNullStreams {
    const { PATH } = process.env;
    return spawn(program, words, {
      cwd: this.folder,
      env: { PATH, DATA_DIR: this.dataDir, ...storeVariables(this.dataDir), ...this.env },
    });
  }

  private spawn(program: string, words: readonly string[], input: string): Promise<Ended> {
    return new Promise((ended, failed) => {
      const child = this.begin(program, words);
      let [stdout, stderr] = ['', ''];
      child.stdout.on('data', (text: Buffer) => (stdout += text.toString('utf8')));
      child.stderr.on('data', (text: Buffer) => (stderr += text.toString('utf8')));
      child.once('error', failed);
      child.once('close', (status) => ended({ status, stdout, stderr }));
      // A command that ends early has not read everything.
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
    });
  }

  /** The answer of a command that is asked for JSON and succeeds. */
  async json(words: readonly string[], input = ''): Promise<Printed> {
    const { status, stdout, stderr } = await this.run([...words, '--json'], input);
    if (status !== 0) throw new Error(`arr ${words.join(' ')} ended with ${String(status)}: ${stderr}`);
    return JSON.parse(stdout) as Printed;
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}
