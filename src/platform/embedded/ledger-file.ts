import { accessSync, closeSync, constants, lstatSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { DataFolderUnreadable } from './data-folder-problem';

/** Where the library's files say what they are: its magic number and the version of its layout. */
const SIGNATURE = Buffer.from('dec0efbe02000000', 'hex');
const SIGNATURE_AT = 24;

/** The library ends the whole process with a segmentation fault on a file that it cannot open, so we look first. */
export const refuseForeignFile = (folder: string, file: string, isReadOnly: boolean): void => {
  accessSync(file, isReadOnly ? constants.R_OK : constants.R_OK | constants.W_OK);
  if (!isReadOnly && statSync(file).size === 0) return;
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
