import { InvariantViolated } from '../../kernel/invariant-violated';
import { LOG_START, type LogPosition } from '../../kernel/log-position';
import type { LogRecord, StoredRecord, Token } from '../../kernel/log-record';
import { holdsFacts, type StreamName } from '../../kernel/streams';
import { hasDigits, padded } from '../../kernel/text-digits';
import { hasFields, readAbout, writeAbout } from './about-records';
import type { LedgerTables } from './ledger-tables';
import { decodeFact, decodeRecord, withoutNumber } from './record.codec';

/** Where the store ends. */
export interface StoreEnd {
  /** Where the log ends. */
  readonly position: LogPosition;
  /** How many records there are, those that are not in the log included; the last one's token is written from it. */
  readonly records: number;
}

const TOKEN_DIGITS = 16;

/** The token of the nth record of the store. Tokens have one length, so that they compare as text. */
export const tokenOf = (ordinal: number): Token => padded(ordinal, TOKEN_DIGITS) as Token;

/** Whether a text is written as `tokenOf` writes tokens. */
export const isTokenText = (text: string): boolean => text.length === TOKEN_DIGITS && hasDigits(text, 0, TOKEN_DIGITS);

const END = 'end';

const isEnd = (value: unknown): value is StoreEnd => {
  if (!hasFields(value, { position: 'object', records: 'number' })) return false;
  return hasFields((value as { readonly position: unknown }).position, { sequence: 'number', token: 'string' });
};

/** Throws DataFolderDamaged where it cannot be told. */
export const readEnd = (tables: LedgerTables): StoreEnd =>
  readAbout(tables, END, isEnd) ?? { position: LOG_START, records: 0 };

export const writeEnd = (tables: LedgerTables, end: StoreEnd): void => writeAbout(tables, END, end);

/** The fact with that sequence. Throws InvariantViolated if there is none: the caller has seen that the log goes so far. */
export const factAt = (
  { facts }: LedgerTables,
  sequence: number,
): { readonly fact: LogRecord; readonly bytes: number } => {
  const bytes = facts.getBinaryFast(sequence);
  if (bytes === undefined) throw new InvariantViolated(`Fact ${sequence.toString()} is missing from the log.`);
  return { bytes: bytes.length, fact: decodeFact(bytes.toString(), sequence) };
};

export const hasRecordAt = ({ sequences, others }: LedgerTables, stream: StreamName, revision: number): boolean =>
  (holdsFacts(stream) ? sequences : others).doesExist([stream, revision]);

/** The record of a stream at a revision, and its size, if the stream goes so far. */
export const recordAt = (
  tables: LedgerTables,
  stream: StreamName,
  revision: number,
): { readonly record: StoredRecord; readonly bytes: number } | undefined => {
  if (holdsFacts(stream)) {
    const sequence = tables.sequences.getBinaryFast([stream, revision]);
    if (sequence === undefined) return undefined;
    const { fact, bytes } = factAt(tables, Number(sequence.toString()));
    return { record: withoutNumber(fact), bytes };
  }
  const bytes = tables.others.getBinaryFast([stream, revision]);
  return bytes && { record: decodeRecord(bytes.toString(), stream, revision), bytes: bytes.length };
};
