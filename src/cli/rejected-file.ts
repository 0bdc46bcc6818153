import { type FileHandle, rename, rm, stat } from 'node:fs/promises';
import { isReport, type RejectedRow, rejectedHeader, rejectedLine } from '../subscriptions/csv/rejected-rows';
import { usageError } from './failure';
import { openUserFile } from './user-file';

const WHAT = 'The file of rejected rows';

/** `other` is a pipe or a device: it is written to, and never replaced or taken away. */
type Found = 'nothing' | 'report' | 'other';

/** More than the names of our own columns take, which come first. */
const HEADER_BYTES = 200;

const firstNames = async (path: string): Promise<readonly string[]> => {
  const file = await openUserFile(WHAT, path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead).match(/[\w.]+/gu) ?? [];
  } finally {
    await file.close();
  }
};

const found = async (path: string): Promise<Found> => {
  const is = await stat(path).catch(() => undefined);
  if (is === undefined) return 'nothing';
  if (!is.isFile()) return 'other';
  const isOurs = is.size === 0 || isReport(await firstNames(path));
  if (isOurs) return 'report';
  throw usageError(`${path} is there and holds no rejected rows.`, 'Name another file with --rejected.');
};

interface Places {
  readonly path: string;
  readonly written: string;
  readonly delimiter: string;
}

/**
 * The CSV of rejected rows. It is written beside its place and put there at the end, so that an earlier report may be
 * what is being imported, and none is left over where nothing was rejected.
 */
export class RejectedFile {
  private rows = 0;
  private broken: Error | undefined;

  private constructor(
    private readonly file: FileHandle,
    private readonly places: Places,
  ) {}

  /** Throws Refused where there is no writing, before anything has been imported. */
  static async open(path: string, delimiter: string): Promise<RejectedFile> {
    const written = (await found(path)) === 'other' ? path : `${path}.partial`;
    return new RejectedFile(await openUserFile(WHAT, written, 'w'), { path, written, delimiter });
  }

  /** Why rows could no longer be written, if so. */
  get failure(): Error | undefined {
    return this.broken;
  }

  /** Never throws: a full disk must not hide what has been recorded. */
  async add(columns: readonly string[], row: RejectedRow): Promise<void> {
    if (this.broken !== undefined) return;
    const { delimiter } = this.places;
    const header = this.rows === 0 ? rejectedHeader(columns, delimiter) : '';
    this.rows += 1;
    try {
      await this.file.writeFile(header + rejectedLine(row, delimiter));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      this.broken = error;
    }
  }

  /**
   * Puts the report in its place, if it has rows. An earlier one is taken away for want of them only where all that there is has
   * been imported: somebody may be mending it.
   */
  async close(isAllIn: boolean): Promise<void> {
    await this.file.close();
    const { path, written } = this.places;
    if (written === path) return;
    if (this.rows > 0) {
      await rename(written, path);
      return;
    }
    await rm(written, { force: true });
    if (isAllIn) await rm(path, { force: true });
  }
}
