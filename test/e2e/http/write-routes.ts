import { readFileSync } from 'node:fs';
import type { Response } from 'supertest';
import { OPENAPI_FILE } from '../../../src/platform/http/openapi.controller';

/** As much of a schema in the description of the service as a sample is made from. */
interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly string[];
  readonly example?: unknown;
  readonly default?: unknown;
}

interface Operation {
  readonly operationId: string;
  /** Absent where a request says all by its path. */
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

interface Description {
  readonly paths: Readonly<Record<string, { readonly post?: Operation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

type Body = Readonly<Record<string, unknown>>;

/** A way to send one statement to the ledger. */
export interface WriteRoute {
  readonly name: string;
  /** With its parameters in braces. */
  readonly path: string;
  readonly mediaType: string;
  /** A body that has every field. */
  readonly sample: Body;
  /** Whether a body with no field at all says too little. */
  readonly isSampleNeeded: boolean;
  /** The text of a request that holds the JSON text of one body. */
  readonly write: (body: string) => string;
  /** The status and problem that the one body got. */
  readonly refusalIn: (response: Response) => { readonly status: number; readonly problem: unknown };
}

const NDJSON = 'application/x-ndjson';
const SAMPLE_PARAMETERS: Readonly<Record<string, string>> = { factId: '5b0c8d3e-1f4a-5c6b-8d7e-000000000003' };

const description = JSON.parse(readFileSync(OPENAPI_FILE, 'utf8')) as Description;

const resolved = (schema: Schema): Schema => {
  const target = schema.$ref ?? schema.allOf?.[0]?.$ref;
  if (target === undefined) return schema;
  const named = description.components.schemas[target.slice(target.lastIndexOf('/') + 1)];
  if (named === undefined) throw new Error(`${target} is not described.`);
  return resolved(named);
};

/** The shapes of a list's items, one of each. */
const sampleItems = (items: Schema): readonly unknown[] => (items.oneOf ?? [items]).map(sampleOf);

const sampleOf = (schema: Schema): unknown => {
  const { example, oneOf, properties, items, ...rest } = resolved(schema);
  if (example !== undefined) return example;
  if (oneOf?.[0] !== undefined) return sampleOf(oneOf[0]);
  if (properties !== undefined) return sampleObject(properties);
  if (items !== undefined) return sampleItems(items);
  const [first = rest.default] = rest.enum ?? [];
  if (first === undefined) throw new Error(`A field of type ${rest.type ?? 'none'} has no example.`);
  return first;
};

const sampleObject = (properties: Readonly<Record<string, Schema>>): Body =>
  Object.fromEntries(Object.entries(properties).map(([field, schema]) => [field, sampleOf(schema)]));

const single: Pick<WriteRoute, 'write' | 'refusalIn'> = {
  write: (body) => body,
  refusalIn: ({ status, body }) => ({ status, problem: body as unknown }),
};

/** What became of the only line, or of the whole where it was refused as a whole. */
const refusalInBatch: WriteRoute['refusalIn'] = (response) => {
  const { results } = response.body as { readonly results?: readonly { status: number; problem?: unknown }[] };
  const [result] = results ?? [];
  return result === undefined ? single.refusalIn(response) : { status: result.status, problem: result.problem };
};

const formOf = (mediaType: string, { items }: Schema): Pick<WriteRoute, 'write' | 'refusalIn'> => {
  if (items === undefined) return single;
  const write = mediaType === NDJSON ? (body: string) => `${body}\n` : (body: string) => `[${body}]`;
  return { write, refusalIn: refusalInBatch };
};

const routesAt = (path: string, { operationId, requestBody }: Operation): readonly WriteRoute[] =>
  Object.entries(requestBody?.content ?? {}).map(([mediaType, { schema }]) => ({
    name: mediaType === NDJSON ? `${operationId} as NDJSON` : operationId,
    path,
    mediaType,
    sample: sampleOf(resolved(schema).items ?? schema) as Body,
    isSampleNeeded: resolved(schema).items !== undefined || resolved(schema).required !== undefined,
    ...formOf(mediaType, resolved(schema)),
  }));

/** Every way to write that the service describes, so that a new one is not left out. */
export const WRITE_ROUTES: readonly WriteRoute[] = Object.entries(description.paths).flatMap(([path, { post }]) =>
  post === undefined ? [] : routesAt(path, post),
);

/** The path with its parameters filled in; `changed` gives some of them as they are to be in the path. */
export const pathWith = ({ path }: WriteRoute, changed: Readonly<Record<string, string>> = {}): string =>
  path.replace(/\{(?<name>\w+)\}/gu, (_, name: string) => changed[name] ?? SAMPLE_PARAMETERS[name] ?? 'standing');

export const parametersOf = ({ path }: WriteRoute): readonly string[] =>
  [...path.matchAll(/\{(?<name>\w+)\}/gu)].flatMap(({ groups }) => groups?.['name'] ?? []);
