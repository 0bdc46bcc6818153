import { isJsonObject, type JsonObject } from './canonical-json';
import { FACT_LIMITS } from './fact-limits';
import { type FieldFault, fieldFault, pointerTo } from './field-fault';
import { isPlainText, lengthOf } from './plain-text';

/** Stands where a text will stand once it is sealed, so that the rest can be held to its schema. */
const SEALED_LATER = 'sealed:v1:AAAAAAAAAAAAAAAAAAAAAAAA';

/** How a text begins that has been sealed. */
const SEALED = 'sealed:v1:';

const isSealedText = (text: string): boolean => text.startsWith(SEALED);

/** The fields whose text is sealed in the log, and how long it may be. */
const TEXTS: ReadonlyMap<string, number> = new Map([
  ['reason', FACT_LIMITS.reasonLengthMax],
  ['name', FACT_LIMITS.nameLengthMax],
]);

/** What stands in these is stored as it was sent, also where it looks sealed or has the name of a text. */
const NEVER_SEALED: ReadonlySet<string> = new Set(['attributes', 'metadata']);

export interface CheckedTexts {
  /** The same data as it will be stored, but for what the texts say. */
  readonly sealed: JsonObject;
  readonly faults: readonly FieldFault[];
}

const faultOf = (text: string, lengthMax: number, pointer: string): readonly FieldFault[] => {
  if (!isPlainText(text)) return [fieldFault(pointer, 'not-plain-text')];
  if (text === '') return [fieldFault(pointer, 'too-short', 'at least 1')];
  // Characters as schemas count them: an emoji is one.
  return lengthOf(text) > lengthMax ? [fieldFault(pointer, 'too-long', `at most ${lengthMax.toString()}`)] : [];
};

const checkedIn = (data: JsonObject, at: string): CheckedTexts => {
  const faults: FieldFault[] = [];
  const fields = Object.entries(data).map(([field, value]) => {
    const lengthMax = TEXTS.get(field);
    if (lengthMax === undefined || typeof value !== 'string') return [field, value] as const;
    faults.push(...faultOf(value, lengthMax, at + pointerTo(field)));
    return [field, SEALED_LATER] as const;
  });
  return { sealed: Object.fromEntries(fields), faults };
};

/** Checks the readable texts of a fact's data, those of a statement inside it included. What is no text is left to the schema. */
export const checkedTexts = (data: JsonObject): CheckedTexts => {
  const own = checkedIn(data, '');
  const { statement } = data;
  if (!isJsonObject(statement) || !isJsonObject(statement['data'])) return own;
  const inner = checkedIn(statement['data'], pointerTo('statement', 'data'));
  return {
    sealed: { ...own.sealed, statement: { ...statement, data: inner.sealed } },
    faults: [...own.faults, ...inner.faults],
  };
};

type Open = (text: string) => string | undefined;

const openField = (field: string, value: unknown, open: Open): unknown => {
  if (NEVER_SEALED.has(field)) return value;
  if (typeof value !== 'string') return withOpenTexts(value, open);
  return TEXTS.has(field) && isSealedText(value) ? (open(value) ?? null) : value;
};

/** The same data with its sealed texts opened; one whose key has been destroyed is null. */
export const withOpenTexts = <Value>(value: Value, open: Open): Value => {
  if (Array.isArray(value)) return value.map((item: unknown) => withOpenTexts(item, open)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, item]) => [field, openField(field, item, open)]),
  ) as Value;
};
