import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { usageError } from './failure';

const MARKER = 'made-by-arr-demo.json';

/** Which company a folder holds; another version of this program may tell another one by the same seed. */
export interface CompanyKey {
  readonly seed: number;
  readonly accounts: number;
  readonly version: string;
}

/** The folder of the demo company. Takes nothing away that it has not made. */
export class DemoFolder {
  readonly path: string;
  private readonly marker: string;

  constructor(path: string) {
    this.path = resolve(path);
    this.marker = join(this.path, MARKER);
  }

  /** Whether there is a company in it, whole or not. */
  get isMade(): boolean {
    return existsSync(this.marker);
  }

  holds(key: CompanyKey): boolean {
    return this.isMade && readFileSync(this.marker, 'utf8') === textOf(key, true);
  }

  /** Begins anew. Throws Refused for a folder that something else has made. */
  empty(key: CompanyKey): void {
    if (existsSync(this.path) && !this.isMade && readdirSync(this.path).length > 0) {
      const fix = 'Name another folder with --folder, or move that one away.';
      throw usageError(`${this.path} was not made by arr demo, so it is left as it is.`, fix);
    }
    mkdirSync(this.path, { recursive: true });
    // Stands before anything goes: whoever is killed meanwhile leaves a folder that is known for what it is.
    writeFileSync(this.marker, textOf(key, false));
    for (const name of readdirSync(this.path))
      if (name !== MARKER) rmSync(join(this.path, name), { recursive: true, force: true });
  }

  complete(key: CompanyKey): void {
    writeFileSync(this.marker, textOf(key, true));
  }
}

const textOf = (key: CompanyKey, isWhole: boolean): string =>
  `${JSON.stringify({ note: 'arr demo takes this folder away and makes it anew.', ...key, isWhole })}\n`;
