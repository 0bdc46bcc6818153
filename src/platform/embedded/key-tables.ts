import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, open, type RootDatabase } from 'lmdb';
import { accessing, isThere, KEYS_FILE, refuseUnusable } from './ledger-file';
import { makeNamesDurable } from './ledger-tables';

/** The keys of personal texts, in a file of their own: facts are kept for ever, keys need not be. */
export interface KeyTables {
  readonly root: RootDatabase<Buffer, string>;
  /** The id of the key that seals the account's next text, by account. */
  readonly current: Database<Buffer, string>;
  /** Secrets by key id, in hexadecimal. */
  readonly secrets: Database<Buffer, string>;
}

const TABLES_MAX = 4;
const OWNER_ONLY = 0o600;

const openTables = (folder: string, readOnly: boolean): KeyTables => {
  const file = join(folder, KEYS_FILE);
  accessing(folder, () => refuseUnusable(folder, file, readOnly));
  const root = open<Buffer, string>({
    path: file,
    noSubdir: true,
    readOnly,
    encoding: 'binary',
    maxDbs: TABLES_MAX,
    // A key must be on disk before anything that it seals is.
    overlappingSync: false,
    eventTurnBatching: false,
  });
  return {
    root,
    current: root.openDB<Buffer, string>('current', { encoding: 'binary' }),
    secrets: root.openDB<Buffer, string>('secrets', { encoding: 'binary' }),
  };
};

/** Opens the tables, making them where there are none. Throws DataFolderUnreadable for a file that is not ours. */
export const openKeysToWrite = (folder: string): KeyTables => {
  const tables = openTables(folder, false);
  chmodSync(join(folder, KEYS_FILE), OWNER_ONLY);
  makeNamesDurable(folder);
  return tables;
};

/** Opens the tables that another process may be writing to; undefined while there are none. */
export const openKeysToRead = (folder: string): KeyTables | undefined =>
  isThere(join(folder, KEYS_FILE)) ? openTables(folder, true) : undefined;
