import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { storeVariables } from '../../support/eventstoredb/server-of-tests';

const ROOT = join(__dirname, '../../..');
const HOOK = join(ROOT, 'scripts/typescript-hook.js');
/** As it stands, without a build; and as it is built, which starts sooner. */
export const SOURCES: readonly string[] = ['-r', HOOK, join(ROOT, 'src/main.ts')];
export const BUILT: readonly string[] = [join(ROOT, 'dist/main.js')];
const ADDRESS = /listens on (http:\S+),/u;

/** The service as an operator runs it: a process of its own, told what to do by its environment and by signals. */
export class ServiceProcess {
  output = '';
  errors = '';
  private readonly child: ChildProcess;
  private readonly ended: Promise<number | null>;

  constructor(env: Readonly<Record<string, string>>, program = SOURCES) {
    const { PATH = '' } = process.env;
    this.child = spawn(process.execPath, program, {
      env: { PATH, PORT: '0', LOG_LEVEL: 'error', ...storeVariables(env['DATA_DIR'] ?? ''), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (text: Buffer) => (this.output += text.toString()));
    this.child.stderr?.on('data', (text: Buffer) => (this.errors += text.toString()));
    this.ended = once(this.child, 'close').then(([code]) => code as number | null);
  }

  /** Where it listens, once it says so. */
  async address(): Promise<string> {
    const { stdout } = this.child;
    for (;;) {
      const address = ADDRESS.exec(this.output)?.[1];
      if (address !== undefined) return address;
      const isOver = this.child.exitCode !== null || stdout === null;
      if (isOver) throw new Error(`It has ended: ${this.errors}`);
      await Promise.race([once(stdout, 'data'), this.ended]);
    }
  }

  tell(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
    this.child.kill(signal);
  }

  /** The exit code; null after a signal that cannot be caught. */
  exit(): Promise<number | null> {
    return this.ended;
  }

  async stop(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    this.tell(signal);
    return this.exit();
  }
}
