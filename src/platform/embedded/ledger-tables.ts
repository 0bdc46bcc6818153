import { accessSync, closeSync, constants, fsyncSync, mkdirSync, openSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Database, open, type RootDatabase } from 'lmdb';
import { DataFolderMissing, DataFolderUnreadable } from './data-folder-problem';
import { accessing } from './folder-access';
import { DATA_FILE, isThere, KEYS_FILE, refuseHalfOfKeys, refuseUnusable } from './ledger-file';
import { systemCodeOf } from './system-error';

/** Rises when what is in the tables changes its form. */
export const FORMAT_VERSION = 1;
const APPLICATION = 'arr-ledger';

type StreamPlace = [stream: string, revision: number];

/** All that a data folder holds. Values are JSON. */
export interface LedgerTables {
  readonly folder: string;
  readonly root: RootDatabase<Buffer, string>;
  /** `format`, `owner`, and `end`: where the log ends. */
  readonly about: Database<Buffer, string>;
  /** Facts by sequence: the log. */
  readonly facts: Database<Buffer, number>;
  /** The sequence of a fact by its stream and revision. */
  readonly sequences: Database<Buffer, StreamPlace>;
  /** Records of streams that hold no facts, by stream and revision. */
  readonly others: Database<Buffer, StreamPlace>;
}

const TABLES_MAX = 8;

const openRoot = (file: string, readOnly: boolean): RootDatabase<Buffer, string> =>
  open<Buffer, string>({
    path: file,
    noSubdir: true,
    readOnly,
    encoding: 'binary',
    maxDbs: TABLES_MAX,
    // A commit must be on disk before anybody sees it: else a reader could pass on a fact that a power cut takes back.
    overlappingSync: false,
    // Appends are gathered into transactions by ourselves. The library's own gathering makes a promise that nobody holds:
    // when a commit fails, its rejection would end the process.
    eventTurnBatching: false,
  });

const namesIn = (root: RootDatabase<Buffer, string>): readonly string[] => [...root.getKeys({ limit: TABLES_MAX })];

/** What the format record says; nothing where it is damaged. */
const partsOf = (text: string): { readonly name?: unknown; readonly version?: unknown } => {
  try {
    return Object(JSON.parse(text)) as object;
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
};

const assertFormat = (folder: string, about: Database<Buffer, string>): void => {
  const bytes = about.getBinary('format');
  if (bytes === undefined) {
    // A process killed while it made the folder leaves the table empty; anything else in it is not ours.
    if (about.getKeysCount({ limit: 1 }) === 0) return;
    throw new DataFolderUnreadable(folder, `${DATA_FILE} does not say which format it has.`);
  }
  const { name, version } = partsOf(bytes.toString());
  if (name !== APPLICATION) {
    throw new DataFolderUnreadable(folder, `${DATA_FILE} is not a ledger's file: its format record is not ours.`);
  }
  if (version === FORMAT_VERSION) return;
  const [found, known] = [JSON.stringify(version), FORMAT_VERSION.toString()];
  throw new DataFolderUnreadable(
    folder,
    `it has format ${found}, and this version of arr-ledger reads format ${known}.`,
  );
};

const syncFolder = (path: string): void => {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

/** Whether a folder's name may be of a process that wrote here: it stands in one we may read, on the same device. */
const mayHaveBeenMade = (folder: string, parent: string): boolean => {
  if (parent === folder || statSync(parent).dev !== statSync(folder).dev) return false;
  try {
    accessSync(parent, constants.R_OK);
    return true;
  } catch (error) {
    if (systemCodeOf(error) !== 'EACCES') throw error;
    return false;
  }
};

/**
 * Makes the names of the files and of all folders above survive a power cut; their content alone would not be found
 * again. Which of them are new is not asked: a process that was killed may have made them and not come to this.
 */
export const makeNamesDurable = (folder: string): void => {
  let path = realpathSync(folder);
  syncFolder(path);
  for (let parent = dirname(path); mayHaveBeenMade(path, parent); parent = dirname(path)) {
    syncFolder(parent);
    path = parent;
  }
};

const openOthers = (
  folder: string,
  root: RootDatabase<Buffer, string>,
  about: Database<Buffer, string>,
): LedgerTables => ({
  folder,
  root,
  about,
  facts: root.openDB<Buffer, number>('facts', { encoding: 'binary', keyEncoding: 'uint32' }),
  sequences: root.openDB<Buffer, StreamPlace>('sequences', { encoding: 'binary' }),
  others: root.openDB<Buffer, StreamPlace>('others', { encoding: 'binary' }),
});

/** Both files, before either is opened: a folder whose keys are damaged is to stay as it is. */
const refuseUnusableFiles = (folder: string, isReadOnly: boolean): void => {
  refuseHalfOfKeys(folder);
  for (const file of [DATA_FILE, KEYS_FILE]) refuseUnusable(folder, join(folder, file), isReadOnly);
};

/**
 * Makes a folder and those it lies in. Node's own recursion never ends where a folder that is there has no room for another, and
 * the system says so by ENOENT, as in /proc.
 */
const makeFolder = (folder: string): void => {
  if (isThere(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (systemCodeOf(error) !== 'EEXIST') throw error;
  }
};

/** Opens the tables, making them where there are none. Throws DataFolderUnreadable and changes nothing if they are not ours. */
export const openTablesToWrite = async (folder: string): Promise<LedgerTables> => {
  const file = join(folder, DATA_FILE);
  accessing(folder, () => {
    makeFolder(resolve(folder));
    accessSync(folder, constants.W_OK | constants.X_OK);
    refuseUnusableFiles(folder, false);
  });
  return orClosed(openRoot(file, false), (root) => {
    const names = namesIn(root);
    if (names.length > 0 && !names.includes('about')) {
      throw new DataFolderUnreadable(folder, `${DATA_FILE} is not a ledger's file.`);
    }
    const about = root.openDB<Buffer, string>('about', { encoding: 'binary' });
    assertFormat(folder, about);
    const tables = openOthers(folder, root, about);
    if (about.getBinary('format') === undefined) {
      about.putSync('format', Buffer.from(JSON.stringify({ name: APPLICATION, version: FORMAT_VERSION })));
    }
    makeNamesDurable(folder);
    return tables;
  });
};

/** Opens the tables of a folder that another process may be writing to. Throws DataFolderMissing if there are none. */
export const openTablesToRead = async (folder: string): Promise<LedgerTables> => {
  const file = join(folder, DATA_FILE);
  accessing(folder, () => {
    if (!isThere(file)) throw new DataFolderMissing(folder);
    refuseUnusableFiles(folder, true);
    if (statSync(file).size === 0) throw new DataFolderMissing(folder);
  });
  return orClosed(openRoot(file, true), (root) => {
    if (!namesIn(root).includes('about')) throw new DataFolderMissing(folder);
    const about = root.openDB<Buffer, string>('about', { encoding: 'binary' });
    assertFormat(folder, about);
    // It is written last: until then the writing process is still making the tables.
    if (about.getBinary('format') === undefined) throw new DataFolderMissing(folder);
    return openOthers(folder, root, about);
  });
};

const orClosed = async (
  root: RootDatabase<Buffer, string>,
  openTables: (root: RootDatabase<Buffer, string>) => LedgerTables,
): Promise<LedgerTables> => {
  try {
    return openTables(root);
  } catch (error) {
    await root.close();
    throw error;
  }
};
