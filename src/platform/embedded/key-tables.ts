import { chmodSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, open, type RootDatabase } from 'lmdb';
import { DataFolderDamaged } from './data-folder-problem';
import { accessing } from './folder-access';
import { isThere, KEYS_FILE, refuseUnusable, SECRETS_FILE } from './ledger-file';
import { makeNamesDurable } from './ledger-tables';
import { SecretFile } from './secret-file';

/** The keys of personal texts, in files of their own: facts are kept for ever, keys need not be. */
export interface KeyTables {
  readonly root: RootDatabase<Buffer, string>;
  /** `places`: how many places of the secrets' file have been given out. */
  readonly about: Database<Buffer, string>;
  /** The id of the key that seals the account's next text, by account. */
  readonly current: Database<Buffer, string>;
  /** Where each key's secret stands, by key id in hexadecimal. */
  readonly places: Database<Buffer, string>;
  readonly secrets: SecretFile;
}

const TABLES_MAX = 4;
const OWNER_ONLY = 0o600;
const PLACES = 'places';

const openRoot = (folder: string, readOnly: boolean): RootDatabase<Buffer, string> => {
  const file = join(folder, KEYS_FILE);
  accessing(folder, () => refuseUnusable(folder, file, readOnly));
  return open<Buffer, string>({
    path: file,
    noSubdir: true,
    readOnly,
    encoding: 'binary',
    maxDbs: TABLES_MAX,
    // A key must be on disk before anything that it seals is.
    overlappingSync: false,
    eventTurnBatching: false,
  });
};

/** Undefined where the library has not made the table yet and may not: it says so by giving none, which its types leave out. */
const openTable = (root: RootDatabase<Buffer, string>, name: string): Database<Buffer, string> | undefined =>
  root.openDB<Buffer, string>(name, { encoding: 'binary' });

const tablesIn = (root: RootDatabase<Buffer, string>, secrets: SecretFile): KeyTables | undefined => {
  const [about, current, places] = [openTable(root, 'about'), openTable(root, 'current'), openTable(root, 'places')];
  if (about === undefined || current === undefined || places === undefined) return undefined;
  return { root, about, current, places, secrets };
};

export const placesGivenOut = ({ about }: KeyTables): number => Number(about.getBinary(PLACES)?.toString() ?? 0);

export const putPlacesGivenOut = ({ about }: KeyTables, count: number): void => {
  about.putSync(PLACES, Buffer.from(count.toString()));
};

const assertWhole = (folder: string, tables: KeyTables): void => {
  const given = placesGivenOut(tables);
  if (tables.secrets.places >= given) return;
  throw new DataFolderDamaged(folder, `${SECRETS_FILE} is shorter than the ${given.toString()} secrets that it held.`);
};

/** Made before the tables, so that who finds them without it knows that it is lost. */
const openSecrets = (folder: string, isReadOnly: boolean): SecretFile => {
  const isLost = isReadOnly && !isThere(join(folder, SECRETS_FILE));
  if (isLost) throw new DataFolderDamaged(folder, `${SECRETS_FILE} is missing.`);
  return SecretFile.open(folder, isReadOnly);
};

/** Closes again what it has opened where that is of no use. */
const openTables = (folder: string, isReadOnly: boolean): KeyTables | undefined => {
  const secrets = accessing(folder, () => openSecrets(folder, isReadOnly));
  let root: RootDatabase<Buffer, string> | undefined;
  let isOfUse = false;
  try {
    root = openRoot(folder, isReadOnly);
    const tables = tablesIn(root, secrets);
    if (tables !== undefined) assertWhole(folder, tables);
    isOfUse = tables !== undefined;
    return tables;
  } finally {
    if (!isOfUse) {
      secrets.close();
      void root?.close();
    }
  }
};

/** Opens the tables, making them where there are none. Throws what the data folder's problems are for files not to be used. */
export const openKeysToWrite = (folder: string): KeyTables => {
  const tables = openTables(folder, false);
  if (tables === undefined) throw new DataFolderDamaged(folder, `${KEYS_FILE} lacks its tables.`);
  chmodSync(join(folder, KEYS_FILE), OWNER_ONLY);
  makeNamesDurable(folder);
  return tables;
};

/** Opens the tables that another process may be writing to; undefined while there are none. */
export const openKeysToRead = (folder: string): KeyTables | undefined => {
  const file = join(folder, KEYS_FILE);
  const isEmpty = accessing(folder, () => !isThere(file) || statSync(file).size === 0);
  return isEmpty ? undefined : openTables(folder, true);
};
