import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { JsonObject } from '../../../src/kernel/canonical-json';
import type { NewRecord } from '../../../src/kernel/log-record';
import { SCHEMA_FOLDER } from '../../../src/platform/schemas/schema-folder';

/** A document as it was once stored. */
export interface Sample {
  /** Its file, without the ending: type and version. */
  readonly name: string;
  readonly record: NewRecord;
}

const namesIn = (folder: string): readonly string[] =>
  readdirSync(path.join(SCHEMA_FOLDER, folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length));

export const readSample = (name: string): NewRecord =>
  JSON.parse(readFileSync(path.join(SCHEMA_FOLDER, 'samples', `${name}.json`), 'utf8')) as NewRecord;

export const SAMPLES: readonly Sample[] = namesIn('samples').map((name) => ({ name, record: readSample(name) }));

/** The facts that have a schema; each is to have a sample. */
export const FACT_SCHEMA_NAMES: readonly string[] = namesIn('events').filter(
  (name) => !['definitions.v1', 'fact.v1'].includes(name),
);

/** A copy of a value with one place in it changed; undefined takes the place out. */
export const changed = (value: JsonObject, pointer: string, to: unknown): JsonObject => {
  const copy = structuredClone(value) as unknown;
  const steps = pointer.split('/').slice(1);
  const last = steps.pop();
  if (last === undefined) throw new Error('A change is of a place within the value.');
  const holder = steps.reduce((inner, step) => (inner as Record<string, unknown>)[step], copy) as Record<
    string,
    unknown
  >;
  holder[last] = to;
  // A round through JSON leaves out what is undefined.
  return JSON.parse(JSON.stringify(copy)) as JsonObject;
};
