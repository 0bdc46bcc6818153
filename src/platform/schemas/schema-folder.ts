import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { InvariantViolated } from '../../kernel/invariant-violated';

/** A schema as its file has it. */
export interface SchemaFile {
  /** The file's name without its ending: `subscription-started.v1`. */
  readonly name: string;
  readonly schema: object;
}

/** The package's own folder: the nearest one upwards that has a package.json, from the sources and from `dist` alike. */
const packageRoot = (from: string): string => {
  if (existsSync(path.join(from, 'package.json'))) return from;
  const parent = path.dirname(from);
  if (parent === from) throw new InvariantViolated('The package that holds the schemas is not to be found.');
  return packageRoot(parent);
};

export const SCHEMA_FOLDER = path.join(packageRoot(__dirname), 'schemas');

const ENDING = '.json';

/** Every schema of the facts, with what they share. */
export const readFactSchemas = (folder = path.join(SCHEMA_FOLDER, 'events')): readonly SchemaFile[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ENDING))
    .sort()
    .map((file) => ({
      name: file.slice(0, -ENDING.length),
      schema: JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as object,
    }));
