import { accessSync, closeSync, constants, lstatSync, openSync, readSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DataFolderDamaged, DataFolderUnreadable } from './data-folder-problem';
import { hasAllPages } from './file-pages';
import { LOCK_FILE } from './lock-file';

export const DATA_FILE = 'ledger.mdb';
export const KEYS_FILE = 'keys.mdb';
export const SECRETS_FILE = 'keys.secrets';

/** Where the library's files say what they are: its magic number and the version of its layout. */
const SIGNATURE = Buffer.from('dec0efbe02000000', 'hex');
const SIGNATURE_AT = 24;

const assertOurs = (folder: string, file: string): void => {
  const signature = Buffer.alloc(SIGNATURE.length);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, signature, 0, SIGNATURE.length, SIGNATURE_AT);
  } finally {
    closeSync(descriptor);
  }
  if (!signature.equals(SIGNATURE)) throw new DataFolderUnreadable(folder, `${basename(file)} is not a ledger's file.`);
};

/** A link that leads nowhere counts as there: the library would end the process on it. */
export const isThere = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false }) !== undefined;

/** Files that come to be only once the ledger's own file has content. */
const TRACES = [LOCK_FILE, KEYS_FILE, SECRETS_FILE];

const hasContent = (file: string): boolean => isThere(file) && statSync(file).size > 0;

/** An empty file is one whose making was broken off, unless what stands beside it says that it once held something. */
const assertNeverWritten = (folder: string, file: string): void => {
  const isLedger = basename(file) === DATA_FILE;
  const hasHeld = isLedger
    ? TRACES.some((trace) => isThere(join(folder, trace)))
    : hasContent(join(folder, SECRETS_FILE));
  if (hasHeld) throw new DataFolderDamaged(folder, `${basename(file)} is empty, and has not always been.`);
};

/**
 * Keys without their secrets, or secrets without their keys: one of the files has been lost. To go on would read every text as
 * erased, and write new secrets over those that are left.
 */
export const refuseHalfOfKeys = (folder: string): void => {
  const [keys, secrets] = [join(folder, KEYS_FILE), join(folder, SECRETS_FILE)];
  if (hasContent(keys) && !isThere(secrets)) throw new DataFolderDamaged(folder, `${SECRETS_FILE} is missing.`);
  if (!isThere(keys) && hasContent(secrets)) throw new DataFolderDamaged(folder, `${KEYS_FILE} is missing.`);
};

/**
 * Throws what keeps the file from being opened, where it is there. The library ends the whole process on a file that it
 * cannot open or that lacks pages, so we look first.
 */
export const refuseUnusable = (folder: string, file: string, isReadOnly: boolean): void => {
  if (!isThere(file)) return;
  accessSync(file, isReadOnly ? constants.R_OK : constants.R_OK | constants.W_OK);
  if (statSync(file).size === 0) {
    assertNeverWritten(folder, file);
    return;
  }
  assertOurs(folder, file);
  if (!hasAllPages(file)) throw new DataFolderDamaged(folder, `${basename(file)} is shorter than what it holds.`);
};
