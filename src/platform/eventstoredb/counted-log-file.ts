import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { CountedLog, LogKnowledge, Mark } from './log-knowledge';
import { isTokenText, positionOf } from './position-token';
import type { ServerConnection } from './server-connection';

const FORMAT = 1;
/** A log with more than these is counted anew by each process: its moments go back so often that keeping them is no gain. */
const HELD_BACK_MAX = 10_000;

interface Kept extends CountedLog {
  readonly format: number;
  readonly prefix: string;
}

export interface CountedLogOptions {
  /** Undefined where this process keeps nothing. */
  readonly path: string | undefined;
  readonly prefix: string;
  readonly mayWrite: boolean;
}

const isMark = (mark: Mark): boolean => isTokenText(mark.position.token) && typeof mark.id === 'string';

const readKept = async (path: string, prefix: string): Promise<CountedLog | undefined> => {
  try {
    const kept = JSON.parse(await readFile(path, 'utf8')) as Kept;
    const isOurs = kept.format === FORMAT && kept.prefix === prefix && kept.marks.every(isMark);
    return isOurs && Array.isArray(kept.heldBack) ? kept : undefined;
  } catch {
    // It is a copy of what the log says: without it the log is counted from its start.
    return undefined;
  }
};

/**
 * What has been counted of the log, kept for the next process: sequences are not on the server. Used only where the log has the
 * fact that the count ends with; in any doubt the log is counted from its start.
 */
export class CountedLogFile {
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly options: CountedLogOptions,
    private readonly knowledge: LogKnowledge,
    private readonly connection: Pick<ServerConnection, 'eventAt'>,
  ) {}

  /** Throws where the server does not answer whether the log still has the fact. */
  async restore(): Promise<void> {
    const { path, prefix } = this.options;
    const kept = path === undefined ? undefined : await readKept(path, prefix);
    const last = kept?.marks.at(-1);
    if (kept === undefined || last === undefined) return;
    const event = await this.connection.eventAt(positionOf(last.position.token));
    if (event?.id === last.id) this.knowledge.restore(kept);
  }

  /** Writes what has been counted so far, after what is being written. */
  keep(): void {
    this.writing = this.writing.then(() => this.write());
  }

  async close(): Promise<void> {
    this.knowledge.mark();
    this.keep();
    await this.writing;
  }

  private async write(): Promise<void> {
    const { path, prefix, mayWrite } = this.options;
    const { counted } = this.knowledge;
    if (path === undefined || !mayWrite || counted.marks.length === 0) return;
    if (counted.heldBack.length > HELD_BACK_MAX) return;
    const draft = `${path}.draft`;
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(draft, JSON.stringify({ format: FORMAT, prefix, ...counted } satisfies Kept));
      await rename(draft, path);
    } catch {
      // The next process counts from the start, and nothing else is lost.
      await rm(draft, { force: true });
    }
  }
}
