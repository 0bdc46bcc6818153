import type { Instant } from './instant';
import type { LogPosition } from './log-position';
import type { LogRecord, NewRecord, StoredRecord, Token } from './log-record';
import type { StreamName } from './streams';

/** The expected revision of a stream that holds nothing yet. The first record of a stream has revision 0. */
export const NO_REVISION = -1;

/** Facts in log order, and whether the reader now stands at the head. A page is never so long that it holds up the process. */
export interface LogPage {
  readonly records: readonly LogRecord[];
  readonly caughtUp: boolean;
}

export interface Append {
  readonly stream: StreamName;
  readonly records: readonly NewRecord[];
  /** The revision of the stream's last record as the caller knows it, NO_REVISION for none. */
  readonly expectedRevision: number;
  /** When another store of the same ledger recorded each of them; only a copy says so. It counts in place of the store's time. */
  readonly recordedAt?: readonly Instant[];
}

export type AppendOutcome =
  | {
      readonly outcome: 'appended';
      readonly revision: number;
      readonly token: Token;
      /** Whether the records stood already, by an earlier append of the same ones. */
      readonly recognised: boolean;
    }
  | { readonly outcome: 'conflict' };

/**
 * The log of facts. Every adapter passes `test/contracts/event-store.contract.ts`.
 *
 * All methods throw StoreUnavailable when the store cannot answer; after an append the outcome is then unknown, and
 * the same append may be sent again: records that stand already, with the same ids after the same revision, are not
 * written twice.
 */
export interface EventStore {
  /** Writes all records or none, and resolves only when they are durable. Another expected revision is a conflict. */
  append(append: Append): Promise<AppendOutcome>;
  /** The records of a stream from its first, or from a revision on; none for a stream that does not go so far. */
  readStream(stream: StreamName, from?: number): AsyncIterable<StoredRecord>;
  /**
   * The facts of all streams after a position, up to the head at the time of the last page. Throws InvariantViolated for
   * a position that this log has not: it is another log's, or of one that was put back to an older copy.
   */
  readLog(after: LogPosition): AsyncIterable<LogPage>;
  /** The same, and then each fact as it comes, until the signal aborts. An empty page tells that there was nothing to catch up. */
  follow(after: LogPosition, signal: AbortSignal): AsyncIterable<LogPage>;
  /** The position of the last fact. */
  head(): Promise<LogPosition>;
  /** Negative, zero or positive as `a` stands before, at or after `b`. */
  compareTokens(a: Token, b: Token): number;
  /** Whether the text is written as this store writes the tokens of its records; not whether there is such a record. */
  isToken(text: string): text is Token;
}

export const EVENT_STORE = Symbol('EventStore');

/** The store did not answer, or cannot make an append durable. Nothing was acknowledged. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
