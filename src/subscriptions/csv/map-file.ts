import { parse, YAMLError } from 'yaml';
import type { CellSource } from './period-mapping';
import type { RowFault } from './row-fault';

type MapFileRead =
  | { readonly pairs: readonly { readonly target: string; readonly source: CellSource }[] }
  | { readonly fault: RowFault };

const EXAMPLE = 'subscription: subscription_id, or, for the same text in all rows, currency: { constant: USD }';

const unreadable = (detail: string): MapFileRead => ({
  fault: { code: 'map-file-unreadable', detail, fix: `Write one target a line: ${EXAMPLE}.` },
});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sourceOf = (value: unknown): CellSource | undefined => {
  if (typeof value === 'string' && value !== '') return { column: value };
  if (!isRecord(value) || Object.keys(value).length !== 1) return undefined;
  const { column, constant } = value;
  if (typeof column === 'string' && column !== '') return { column };
  return typeof constant === 'string' && constant !== '' ? { constant } : undefined;
};

const parsed = (text: string): unknown => {
  try {
    return parse(text, { schema: 'failsafe', maxAliasCount: 0 });
  } catch (error) {
    // The parser says by a ReferenceError that aliases are not taken.
    if (error instanceof YAMLError || error instanceof ReferenceError) return undefined;
    throw error;
  }
};

/** Reads a mapping from YAML: a column's name, or `{ constant: text }`, for each target; attributes may stand under `attribute`. */
export const readMapFile = (text: string): MapFileRead => {
  const document = parsed(text);
  if (!isRecord(document)) return unreadable('The file does not hold a list of targets in YAML.');
  const { attribute = {}, ...targets } = document;
  if (!isRecord(attribute)) return unreadable('"attribute" does not hold a list of names.');
  const nested = Object.entries(attribute).map(([name, value]) => [`attribute.${name}`, value] as const);
  const pairs = [...Object.entries(targets), ...nested].map(([target, value]) => ({ target, source: sourceOf(value) }));
  const known = pairs.flatMap(({ target, source }) => (source === undefined ? [] : [{ target, source }]));
  const wrong = pairs.find(({ source }) => source === undefined);
  return wrong === undefined ? { pairs: known } : unreadable(`${wrong.target} names neither a column nor a constant.`);
};
