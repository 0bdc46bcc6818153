import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Told } from './published-company';

const ENGINES = join(__dirname, '../../tools/warehouses');

interface Answer {
  readonly rows?: readonly Told[];
  readonly error?: string;
}

/** A database in a process of its own, which answers one line of JSON with another. */
export class WarehouseProcess {
  private readonly answers: AsyncIterator<string>;

  private constructor(private readonly child: ChildProcess) {
    if (child.stdout === null) throw new Error('The database has no output.');
    this.answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  /** `postgres` or `clickhouse`. */
  static start(engine: string): WarehouseProcess {
    const script = join(ENGINES, `${engine}.mjs`);
    return new WarehouseProcess(spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] }));
  }

  /** One question after the other. Throws what the database says is wrong. */
  async ask(sql: string, parameters: readonly unknown[] = []): Promise<readonly Told[]> {
    this.child.stdin?.write(`${JSON.stringify({ sql, parameters })}\n`);
    const { value } = (await this.answers.next()) as { readonly value?: string };
    if (value === undefined) throw new Error('The database has ended.');
    const { rows = [], error } = JSON.parse(value) as Answer;
    if (error !== undefined) throw new Error(error);
    return rows;
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'close');
    this.child.stdin?.end();
    await ended;
  }
}

/** What is told of ARR by an engine, or that it is not there. */
export const describeWithWarehouse = (title: string, tests: () => void): void => {
  if (existsSync(join(ENGINES, 'node_modules'))) describe(title, tests);
  else describe.skip(`${title} (skipped: npm run test:tools installs the engine)`, tests);
};
