import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

export interface ChildOptions {
  /** A program and its arguments that runs the child: a tracer, a shell that sets limits. */
  readonly under?: readonly string[];
}

/** A program of a test in a process of its own, which says what it does line by line. */
export class ChildProcess {
  readonly lines: string[] = [];
  errors = '';
  private readonly process: ChildProcessByStdio<null, Readable, Readable>;
  private readonly ended: Promise<unknown>;
  private readonly listeners = new Set<() => void>();
  private isOver = false;

  constructor(program: string, parameters: readonly string[], { under = [] }: ChildOptions = {}) {
    const hook = join(__dirname, '../../../scripts/typescript-hook.js');
    const node = [process.execPath, '-r', hook, join(__dirname, program), ...parameters];
    const [command = process.execPath, ...rest] = [...under, ...node];
    this.process = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
    createInterface({ input: this.process.stdout }).on('line', (line) => {
      this.lines.push(line);
      this.wake();
    });
    this.process.stderr.on('data', (chunk: Buffer) => {
      this.errors += chunk.toString();
    });
    // 'close' comes after the last line has been read, 'exit' may come before.
    this.ended = once(this.process, 'close').then(() => {
      this.isOver = true;
      this.wake();
    });
  }

  get pid(): number {
    if (this.process.pid === undefined) throw new Error('The child has not been started.');
    return this.process.pid;
  }

  /** Resolves when as many lines begin so, or when the child has ended. */
  async said(beginning: string, times = 1): Promise<void> {
    while (!this.isOver && this.linesThatBegin(beginning).length < times) {
      await new Promise<void>((resolve) => this.listeners.add(resolve));
    }
  }

  linesThatBegin(beginning: string): readonly string[] {
    return this.lines.filter((line) => line.startsWith(beginning));
  }

  /** Resolves with the exit code, or the signal that ended it. */
  async end(): Promise<number | string | null> {
    await this.ended;
    return this.process.exitCode ?? this.process.signalCode;
  }

  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.ended;
  }

  async stop(): Promise<number | string | null> {
    this.process.kill('SIGTERM');
    return this.end();
  }

  private wake(): void {
    const listeners = [...this.listeners];
    this.listeners.clear();
    for (const listener of listeners) listener();
  }
}
