import { isJsonObject, type Json, type JsonObject } from '../../kernel/canonical-json';
import type { FieldFault } from '../../kernel/field-fault';
import { type FactId, parseFactId } from '../../kernel/ids';
import type { Instant } from '../../kernel/instant';
import { isPlainText, lengthOf } from '../../kernel/plain-text';
import { present } from '../../kernel/present';
import { factCommandId, readStatedFact } from '../application/stated-fact';
import { recordedAtIn, recordedAtNeedsOpening } from './recorded-at';
import { fault, faultsOf, isFaulty, type ReadPart, type RowFault } from './row-fault';
import type { AccountRow, RowCommand, RowPorts } from './row-source';

/** Bounds for a source's own id and name: they become part of a command's id. */
const SOURCE_TEXT_LENGTH_MAX = 200;

const FIELDS: readonly string[] = ['type', 'version', 'data', 'metadata'];
/** What only the facts of an opening bring. */
export const OPENING_FIELDS: readonly string[] = ['id', 'recordedAt'];
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
    (typeof value === 'string' && value !== '' && lengthOf(value) <= SOURCE_TEXT_LENGTH_MAX && isPlainText(value));
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

const KNOWN_TYPES =
  'Use the name of a fact of a subscription or an account, as it stands in schemas/events: subscription-started, account-registered, ….';

const statedFault = ({ type, version }: Envelope, { pointer, code, detail }: FieldFault): RowFault => ({
  column: pointer,
  code,
  detail,
  fix:
    code === 'fact-type-unknown'
      ? KNOWN_TYPES
      : `See schemas/events/${type}.v${version.toString()}.json and the sample beside it.`,
});

interface Envelope {
  readonly type: string;
  readonly version: number;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
  readonly importedRecordedAt?: Instant | undefined;
  readonly importedFactId?: FactId | undefined;
}

/** A fact that says when it was known, where it may not. */
const needsOpening = (value: JsonObject): readonly RowFault[] =>
  OPENING_FIELDS.filter((field) => value[field] !== undefined).map((field) => recordedAtNeedsOpening(`/${field}`));

const openingParts = ({
  id,
  recordedAt,
}: JsonObject): ReadPart<Pick<Envelope, 'importedRecordedAt' | 'importedFactId'>> => {
  const importedFactId = typeof id === 'string' ? parseFactId(id) : undefined;
  if (id !== undefined && importedFactId === undefined) {
    const fix = 'Give the UUID in lower case that the fact has where it comes from, or leave it out.';
    return fault({ column: '/id', code: 'not-a-fact-id', detail: '/id is not the id of a fact.', fix });
  }
  if (recordedAt === undefined) return { value: { importedFactId } };
  const read = recordedAtIn({ name: '/recordedAt', text: typeof recordedAt === 'string' ? recordedAt : '' });
  return isFaulty(read) ? read : { value: { importedFactId, importedRecordedAt: read.value } };
};

const envelopeOf = (value: Json, isOpening: boolean): ReadPart<Envelope> => {
  const { type, version = 1, data, metadata = {} } = isJsonObject(value) ? value : {};
  const isWhole = isJsonObject(value) && typeof type === 'string' && typeof version === 'number';
  if (!isWhole || !isJsonObject(data) || !isJsonObject(metadata)) {
    const detail =
      'A fact is an object with a "type", the "data" of that type and, optionally, "version" and "metadata".';
    const fix =
      'Write it like {"type":"subscription-started","data":{…},"metadata":{"source":"billing","sourceId":"evt_9"}}.';
    return { faults: [{ code: 'not-a-fact', detail, fix }] };
  }
  const opening = isOpening ? openingParts(value) : { faults: needsOpening(value) };
  const faults = [
    ...unknownFields(value, [...FIELDS, ...OPENING_FIELDS], ''),
    ...unknownFields(metadata, METADATA_FIELDS, '/metadata'),
    ...sourceFaults(metadata),
    ...faultsOf([opening]),
  ];
  if (faults.length > 0) return { faults };
  return { value: { type, version, data, metadata, ...(isFaulty(opening) ? {} : opening.value) } };
};

/** Reads a fact that a source states itself, against the published shapes. */
export const readNativeFact = (value: Json, ports: RowPorts): ReadPart<RowCommand | AccountRow> => {
  const envelope = envelopeOf(value, ports.isOpening === true);
  if ('faults' in envelope) return envelope;
  const { schemas, hasher, accountFacts } = ports;
  const isOfAccount = accountFacts.takes(envelope.value);
  const stated = isOfAccount ? accountFacts.read(envelope.value) : readStatedFact(envelope.value, schemas);
  if (stated.outcome === 'faulty') return { faults: stated.faults.map((found) => statedFault(envelope.value, found)) };
  const { source, sourceId, sourceSequence } = envelope.value.metadata;
  const { importedRecordedAt, importedFactId } = envelope.value;
  const from = {
    importedRecordedAt,
    importedFactId,
    source: typeof source === 'string' ? source : undefined,
    sourceId: typeof sourceId === 'string' ? sourceId : undefined,
    sourceSequence: typeof sourceSequence === 'number' ? sourceSequence : undefined,
  };
  const { fact } = stated;
  if ('record' in fact) {
    return {
      value: present({ accountFact: fact, commandId: fact.commandIdOf(from.sourceId ?? importedFactId), ...from }),
    };
  }
  const command = { type: 'record-fact', fact } as const;
  return {
    value: present({ command, commandId: factCommandId(fact, from.sourceId ?? importedFactId, hasher), ...from }),
  };
};
