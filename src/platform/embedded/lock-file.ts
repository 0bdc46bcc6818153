import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../../kernel/instant';
import { accessing } from './folder-access';
import { isRunning, type ProcessIdentity } from './process-identity';
import { systemCodeOf } from './system-error';

/** For people and for other programs to read. The store itself goes by what its own transactions say. */
export const LOCK_FILE = 'ledger.lock';

/** The process that writes to a data folder. */
export interface LockHolder extends ProcessIdentity {
  readonly startedAt: Instant;
  /** Where the service answers, once it listens. */
  readonly address?: string;
}

const fileOf = (folder: string): string => join(folder, LOCK_FILE);

/** What a file system says that takes no new file now. */
const NO_ROOM_CODES: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT', 'EROFS']);

const unlessNoRoom = (step: () => void): boolean => {
  try {
    step();
    return true;
  } catch (error) {
    if (NO_ROOM_CODES.has(systemCodeOf(error))) return false;
    throw error;
  }
};

/** Leaves the file out where the disk is full: the lock itself stands in the tables, and what can be read stays readable. */
export const writeLockFile = (folder: string, holder: LockHolder): void => {
  const draft = `${fileOf(folder)}.${holder.pid.toString()}`;
  const isWritten = unlessNoRoom(() => {
    writeFileSync(draft, `${JSON.stringify(holder, undefined, 2)}\n`);
    // Renaming replaces the file whole: nobody reads half of one.
    renameSync(draft, fileOf(folder));
  });
  if (!isWritten) unlessNoRoom(() => rmSync(draft, { force: true }));
};

export const removeLockFile = (folder: string): void => {
  rmSync(fileOf(folder), { force: true });
};

/** What the lock file says, whether or not the process still runs. Throws DataFolderInaccessible. */
export const readLockFile = (folder: string): LockHolder | undefined =>
  accessing(folder, () => {
    try {
      return JSON.parse(readFileSync(fileOf(folder), 'utf8')) as LockHolder;
    } catch (error) {
      if (systemCodeOf(error) === 'ENOENT' || error instanceof SyntaxError) return undefined;
      throw error;
    }
  });

/** The process that writes to the folder now, and where it answers. */
export const findWriter = (folder: string): LockHolder | undefined => {
  const holder = readLockFile(folder);
  return holder !== undefined && isRunning(holder) ? holder : undefined;
};
