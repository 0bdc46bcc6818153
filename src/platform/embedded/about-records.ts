import { DataFolderDamaged } from './data-folder-problem';
import { DATA_FILE } from './ledger-file';
import type { LedgerTables } from './ledger-tables';

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/**
 * What the store keeps about itself under a name; undefined where it has kept nothing yet. Throws DataFolderDamaged for what
 * cannot be read or is not of that form.
 */
export const readAbout = <Kept>(
  { folder, about }: Pick<LedgerTables, 'folder' | 'about'>,
  name: string,
  isKept: (value: unknown) => value is Kept,
): Kept | undefined => {
  const bytes = about.getBinary(name);
  if (bytes === undefined) return undefined;
  const value = jsonOf(bytes.toString());
  if (isKept(value)) return value;
  throw new DataFolderDamaged(folder, `the record '${name}' in ${DATA_FILE} cannot be read.`);
};

export const writeAbout = ({ about }: Pick<LedgerTables, 'about'>, name: string, value: object): void => {
  about.putSync(name, Buffer.from(JSON.stringify(value)));
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Whether a value is an object whose fields of those names are of those types. */
export const hasFields = (value: unknown, types: Readonly<Record<string, 'number' | 'string' | 'object'>>): boolean =>
  isObject(value) && Object.entries(types).every(([field, type]) => typeof value[field] === type);
