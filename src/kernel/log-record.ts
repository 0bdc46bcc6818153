import type { Brand } from './brand';
import type { CalendarDate } from './calendar-date';
import type { JsonObject } from './canonical-json';
import type { FactMetadata } from './fact-metadata';
import type { Instant } from './instant';
import type { StreamName } from './streams';

/** The store's own position of a record: opaque, compared only by `EventStore.compareTokens`. */
export type Token = Brand<string, 'Token'>;

/** A record to be appended. `data` is kept as JSON text; what is read back has the same bytes. */
export interface NewRecord {
  readonly id: string;
  readonly type: string;
  /** Version of the shape of `data` for this type, from 1. */
  readonly version: number;
  readonly data: JsonObject;
  readonly metadata: FactMetadata;
}

/** A record of a stream. */
export interface StoredRecord extends NewRecord {
  readonly stream: StreamName;
  readonly revision: number;
  readonly token: Token;
  /** The day of `recordedAt`, of a fact. */
  readonly recordedOn?: CalendarDate;
}

/** A fact of the log, numbered. */
export interface LogRecord extends StoredRecord {
  readonly sequence: number;
  readonly recordedAt: Instant;
  readonly recordedOn: CalendarDate;
  /** Whether `recordedAt` was brought from elsewhere. */
  readonly imported: boolean;
}
