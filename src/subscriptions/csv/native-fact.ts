import { canonicalJson, type Json, type JsonObject } from '../../kernel/canonical-json';
import type { FactSchemas } from '../../kernel/fact-schema.port';
import type { FieldFault } from '../../kernel/field-fault';
import type { Hasher } from '../../kernel/hasher.port';
import { isPlainText } from '../../kernel/plain-text';
import { present } from '../../kernel/present';
import { isSubscriptionFactType, subscriptionFactOf } from '../domain/subscription.codec';
import type { ReadPart, RowFault } from './row-fault';
import type { RowCommand } from './row-source';

/** Bounds for a source's own id and name: they become part of a command's id. */
const SOURCE_TEXT_LENGTH_MAX = 200;

export interface NativePorts {
  readonly schemas: FactSchemas;
  readonly hasher: Hasher;
}

export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const FIELDS: readonly string[] = ['type', 'version', 'data', 'metadata'];
const METADATA_FIELDS: readonly string[] = ['source', 'sourceId', 'sourceSequence'];

const unknownFields = (object: JsonObject, known: readonly string[], at: string): readonly RowFault[] =>
  Object.keys(object)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      column: `${at}/${key}`,
      code: 'field-unknown',
      detail: `${at}/${key} is not a field of a fact to be recorded.`,
      fix: `Leave it out; known here are ${known.join(', ')}.`,
    }));

const sourceFaults = (metadata: JsonObject): readonly RowFault[] => {
  const isText = (value: Json | undefined): boolean =>
    value === undefined ||
    (typeof value === 'string' && value !== '' && value.length <= SOURCE_TEXT_LENGTH_MAX && isPlainText(value));
  const isCount = (value: Json | undefined): boolean =>
    value === undefined || (Number.isSafeInteger(value) && typeof value === 'number' && value >= 0);
  const bad = [
    ...['source', 'sourceId'].filter((field) => !isText(metadata[field])),
    ...['sourceSequence'].filter((field) => !isCount(metadata[field])),
  ];
  return bad.map((field) => ({
    column: `/metadata/${field}`,
    code: 'metadata-invalid',
    detail: `/metadata/${field} is not as it should be.`,
    fix: `source and sourceId are texts of at most ${SOURCE_TEXT_LENGTH_MAX.toString()} characters, sourceSequence a whole number.`,
  }));
};

const schemaFault = (type: string, version: number, { pointer, code, detail }: FieldFault): RowFault => ({
  column: `/data${pointer}`,
  code,
  detail,
  fix: `See schemas/events/${type}.v${version.toString()}.json and the sample beside it.`,
});

/** What a cancellation supersedes is worked out when it is recorded; a source need not say it. */
const withSupersedes = (type: string, data: JsonObject): JsonObject => {
  if (type === 'subscription-cancelled') return { supersedes: [], ...data };
  const { statement } = data;
  if (type !== 'fact-corrected' || !isJsonObject(statement)) return data;
  const { type: statedType, data: stated } = statement;
  if (typeof statedType !== 'string' || !isJsonObject(stated)) return data;
  return { ...data, statement: { ...statement, data: withSupersedes(statedType, stated) } };
};

interface Envelope {
  readonly type: string;
  readonly version: number;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
}

const envelopeOf = (value: Json): ReadPart<Envelope> => {
  const { type, version = 1, data, metadata = {} } = isJsonObject(value) ? value : {};
  const isWhole = isJsonObject(value) && typeof type === 'string' && typeof version === 'number';
  if (!isWhole || !isJsonObject(data) || !isJsonObject(metadata)) {
    const detail =
      'A fact is an object with a "type", the "data" of that type and, optionally, "version" and "metadata".';
    const fix =
      'Write it like {"type":"subscription-started","data":{…},"metadata":{"source":"billing","sourceId":"evt_9"}}.';
    return { faults: [{ code: 'not-a-fact', detail, fix }] };
  }
  if (!isSubscriptionFactType(type)) {
    const fix =
      'Use subscription-started, -upgraded, -downgraded, -changed, -cancelled, fact-voided or fact-corrected.';
    return {
      faults: [{ column: '/type', code: 'fact-type-unknown', detail: `"${type}" is not a fact to be recorded.`, fix }],
    };
  }
  const faults = [
    ...unknownFields(value, FIELDS, ''),
    ...unknownFields(metadata, METADATA_FIELDS, '/metadata'),
    ...sourceFaults(metadata),
  ];
  return faults.length > 0 ? { faults } : { value: { type, version, data: withSupersedes(type, data), metadata } };
};

/** The same event of a source has the same id; where the source gives none, the same content has. */
const commandIdOf = ({ type, data }: Envelope, sourceId: string | undefined, hasher: Hasher): string =>
  sourceId === undefined ? `fact:${hasher.sha256(canonicalJson({ type, data }))}` : `fact:${sourceId}`;

/** Reads a fact that a source states itself, against the published shapes. */
export const readNativeFact = (value: Json, { schemas, hasher }: NativePorts): ReadPart<RowCommand> => {
  const envelope = envelopeOf(value);
  if ('faults' in envelope) return envelope;
  const { type, version, data, metadata } = envelope.value;
  const faults = schemas.validate(type, version, data);
  if (faults.length > 0) return { faults: faults.map((found) => schemaFault(type, version, found)) };
  const { source, sourceId, sourceSequence } = metadata;
  const from = {
    source: typeof source === 'string' ? source : undefined,
    sourceId: typeof sourceId === 'string' ? sourceId : undefined,
    sourceSequence: typeof sourceSequence === 'number' ? sourceSequence : undefined,
  };
  const command = { type: 'record-fact', fact: subscriptionFactOf({ type, version, data }) } as const;
  return { value: present({ command, commandId: commandIdOf(envelope.value, from.sourceId, hasher), ...from }) };
};
