import type { Append } from '../../kernel/event-store.port';
import type { Instant } from '../../kernel/instant';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { LogRecord, NewRecord, StoredRecord } from '../../kernel/log-record';
import type { StreamName } from '../../kernel/streams';
import { assertAppendable, assertAppendBytes } from './append-limits';

/** A record whose JSON is written already: what a caller does to its objects later changes nothing. */
export interface WrittenRecord {
  readonly record: NewRecord;
  readonly dataText: string;
  readonly metadataText: string;
}

export interface WrittenAppend {
  readonly stream: StreamName;
  readonly records: readonly WrittenRecord[];
  readonly expectedRevision: number;
  readonly recordedAt: readonly Instant[];
}

/** Writes an append's JSON. Throws InvariantViolated for one that is too large, empty or without a proper stream. */
export const writeAppend = (append: Append): WrittenAppend => {
  assertAppendable(append);
  let bytes = 0;
  const records = append.records.map((record): WrittenRecord => {
    const dataText = JSON.stringify(record.data);
    const metadataText = JSON.stringify(record.metadata);
    bytes += Buffer.byteLength(dataText) + Buffer.byteLength(metadataText) + 2 * record.type.length;
    return { record, dataText, metadataText };
  });
  assertAppendBytes(append.stream, bytes);
  const { stream, expectedRevision, recordedAt = [] } = append;
  return { stream, records, expectedRevision, recordedAt: [...recordedAt] };
};

/** `data` and `metadata` stand in the text byte for byte as they were written, and last, where people look for them. */
const bytesOf = (head: object, { dataText, metadataText }: WrittenRecord): Buffer =>
  Buffer.from(`${JSON.stringify(head).slice(0, -1)},"data":${dataText},"metadata":${metadataText}}`);

export const encodeRecord = (
  { id, type, version, stream, revision, token }: StoredRecord,
  written: WrittenRecord,
): Buffer => bytesOf({ id, type, version, stream, revision, token }, written);

export const encodeFact = (fact: LogRecord, written: WrittenRecord): Buffer => {
  const { id, type, version, stream, revision, token, sequence, recordedAt, recordedOn, imported } = fact;
  return bytesOf({ sequence, recordedAt, recordedOn, imported, id, type, version, stream, revision, token }, written);
};

const parse = (text: string, what: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new InvariantViolated(`${what} cannot be read.`, { cause: error });
    throw error;
  }
};

/** Throws InvariantViolated for text that is not the fact of that sequence. */
export const decodeFact = (text: string, sequence: number): LogRecord => {
  const fact = parse(text, `Fact ${sequence.toString()}`) as LogRecord;
  if (fact.sequence === sequence) return fact;
  throw new InvariantViolated(`Fact ${sequence.toString()} says that it is fact ${String(fact.sequence)}.`);
};

export const decodeRecord = (text: string, stream: StreamName, revision: number): StoredRecord =>
  parse(text, `Record ${revision.toString()} of ${stream}`) as StoredRecord;

/** The fact as its stream has it. */
export const withoutNumber = (fact: LogRecord): StoredRecord => {
  const { id, type, version, data, metadata, stream, revision, token, recordedOn } = fact;
  return { id, type, version, data, metadata, stream, revision, token, recordedOn };
};
