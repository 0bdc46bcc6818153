/** What JSON can say. Absent fields may be undefined; they are left out. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Whether it is an object in the sense of JSON; a list is none. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One text for one value: keys sorted by code unit, no spaces, undefined fields left out. For hashes and comparisons. */
export const canonicalJson = (value: Json): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const fields: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const field = value[key];
    if (field !== undefined) fields.push(`${JSON.stringify(key)}:${canonicalJson(field)}`);
  }
  return `{${fields.join(',')}}`;
};

const isList = (value: readonly Json[] | JsonObject): value is readonly Json[] => Array.isArray(value);

/** Whether two values say the same in JSON, whatever the order of their keys. */
export const isSameJson = (a: object, b: object): boolean =>
  canonicalJson(a as JsonObject) === canonicalJson(b as JsonObject);
