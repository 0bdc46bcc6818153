import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import { parse } from 'yaml';
import { SCHEMA_FOLDER } from '../../../src/platform/schemas/schema-folder';

const read = (...place: readonly string[]): string => readFileSync(path.join(SCHEMA_FOLDER, ...place), 'utf8');

const ajv = new Ajv2020({ strict: true, allErrors: true, strictRequired: false, allowUnionTypes: true });

/** The messages that are published and taken, by the names that are their `ce_type`. */
export const MESSAGE_NAMES: readonly string[] = readdirSync(path.join(SCHEMA_FOLDER, 'messages'))
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length));

const validators = new Map(
  MESSAGE_NAMES.map((name) => [name, ajv.compile(JSON.parse(read('messages', `${name}.json`)) as object)]),
);

interface AsyncApi {
  readonly components: {
    readonly messages: Readonly<Record<string, Message>>;
    readonly schemas: Readonly<Record<string, object>>;
  };
}

interface Message {
  readonly name: string;
  readonly headers: { readonly $ref: string };
  readonly payload: { readonly schema: { readonly $ref: string } };
}

export const ASYNCAPI = parse(read('asyncapi.yaml'), { merge: true }) as AsyncApi;

const headersOf = (name: string): ValidateFunction => {
  const message = Object.values(ASYNCAPI.components.messages).find((one) => one.name === name);
  const schema = ASYNCAPI.components.schemas[message?.headers.$ref.split('/').at(-1) ?? ''];
  if (schema === undefined) throw new Error(`asyncapi.yaml has no headers for ${name}.`);
  return ajv.compile(schema);
};

const headerValidators = new Map(MESSAGE_NAMES.map((name) => [name, headersOf(name)]));

const faults = (validator: ValidateFunction | undefined, value: unknown): readonly string[] => {
  if (validator === undefined) return ['There is no such message.'];
  if (validator(value)) return [];
  // That a condition led to a schema which does not hold is no fault of its own.
  return (validator.errors ?? [])
    .filter(({ keyword }) => keyword !== 'if')
    .map((error) => `${error.instancePath} ${error.message ?? ''}`);
};

/** What is wrong with the value of a message of a name. */
export const faultsInValue = (name: string, value: unknown): readonly string[] => faults(validators.get(name), value);

/** What is wrong with its headers. */
export const faultsInHeaders = (name: string, headers: unknown): readonly string[] =>
  faults(headerValidators.get(name), headers);

export const messageSample = (name: string): Readonly<Record<string, unknown>> =>
  JSON.parse(read('samples', 'messages', `${name}.json`)) as Readonly<Record<string, unknown>>;

/** The hashes of the schemas as they were released, and as they are. */
export const releasedHashes = (): Readonly<Record<string, string>> =>
  JSON.parse(read('messages', 'released.lock')) as Readonly<Record<string, string>>;

export const hashesNow = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    MESSAGE_NAMES.map((name) => {
      const hash = createHash('sha256').update(read('messages', `${name}.json`));
      return [`${name}.json`, hash.digest('hex')];
    }),
  );
