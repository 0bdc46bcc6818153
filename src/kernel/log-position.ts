import type { CalendarDate } from './calendar-date';
import { BEGINNING_OF_KNOWLEDGE, BEGINNING_OF_KNOWLEDGE_ON, type Instant } from './instant';
import { InvariantViolated } from './invariant-violated';
import type { LogRecord, StoredRecord, Token } from './log-record';
import { isPreamble } from './streams';
import type { ZoneCalendar } from './zone-calendar.port';

/** Where a reader of the log stands: all that is needed to go on numbering from there. Kept in memory only. */
export interface LogPosition {
  readonly token: Token;
  /** The ordinal of the last fact read; 0 before the first. */
  readonly sequence: number;
  readonly recordedAt: Instant;
  readonly recordedOn: CalendarDate;
  /** The ledger's time zone; absent until its opening has been read. */
  readonly timeZone?: string;
  /** Whether only the opening, policies and rates have been read so far. */
  readonly inPreamble: boolean;
  /** Whether no fact has been read that was recorded in the ledger's own time: history may still be brought from elsewhere. */
  readonly inOpening: boolean;
}

export const LOG_START: LogPosition = {
  token: '' as Token,
  sequence: 0,
  recordedAt: BEGINNING_OF_KNOWLEDGE,
  recordedOn: BEGINNING_OF_KNOWLEDGE_ON,
  inPreamble: true,
  inOpening: true,
};

const timeZoneAfter = (position: LogPosition, record: StoredRecord): string => {
  if (position.timeZone !== undefined) return position.timeZone;
  const zone = record.type === 'ledger-opened' ? record.data['timeZone'] : undefined;
  if (typeof zone !== 'string')
    throw new InvariantViolated(`The log begins with ${record.type}, not with ledger-opened.`);
  return zone;
};

/** Numbers the next fact of the log; `storedAt` is the store's own time of it. */
export const numberNext = (
  position: LogPosition,
  record: StoredRecord,
  storedAt: Instant,
  calendar: ZoneCalendar,
): LogRecord => {
  const sequence = position.sequence + 1;
  const { importedRecordedAt } = record.metadata;
  if (position.inPreamble && isPreamble(record.stream)) {
    const { recordedAt, recordedOn } = LOG_START;
    return numbered(record, { sequence, recordedAt, recordedOn, imported: false });
  }
  const claimedAt = importedRecordedAt ?? storedAt;
  const recordedAt = claimedAt > position.recordedAt ? claimedAt : position.recordedAt;
  const recordedOn = calendar.dayOf(recordedAt, timeZoneAfter(position, record));
  return numbered(record, { sequence, recordedAt, recordedOn, imported: importedRecordedAt !== undefined });
};

type Numbers = Pick<LogRecord, 'sequence' | 'recordedAt' | 'recordedOn' | 'imported'>;

/** Field by field: a copy by spreading takes a hundred times as long, and a rebuild makes millions. */
const numbered = (record: StoredRecord, numbers: Numbers): LogRecord => {
  const { id, type, version, data, metadata, stream, revision, token } = record;
  const { sequence, recordedAt, recordedOn, imported } = numbers;
  return { id, type, version, data, metadata, stream, revision, token, sequence, recordedAt, recordedOn, imported };
};

/** Ends that were stored before there was an opening do not say it; of those, only one in the preamble has nothing of its own time. */
const isOpeningAfter = (position: LogPosition, record: LogRecord): boolean =>
  (position.inOpening || position.inPreamble) &&
  (record.imported || (position.inPreamble && isPreamble(record.stream)));

/** The position of a reader that has read up to and with this fact. */
export const positionAfter = (position: LogPosition, record: LogRecord): LogPosition => ({
  token: record.token,
  sequence: record.sequence,
  recordedAt: record.recordedAt,
  recordedOn: record.recordedOn,
  timeZone: timeZoneAfter(position, record),
  inPreamble: position.inPreamble && isPreamble(record.stream),
  inOpening: isOpeningAfter(position, record),
});
