import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import {
  type Append,
  type AppendOutcome,
  type EventStore,
  type LogPage,
  StoreUnavailable,
} from '../../kernel/event-store.port';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { LogPosition } from '../../kernel/log-position';
import type { LogRecord, StoredRecord, Token } from '../../kernel/log-record';
import type { StreamName } from '../../kernel/streams';
import { AppendTransaction, type NumberingPorts } from './append-transaction';
import { AppendBell, type FactBell, PollingBell } from './fact-bell';
import { GroupCommit } from './group-commit';
import { type LedgerTables, openTablesToRead, openTablesToWrite } from './ledger-tables';
import type { LockHolder } from './lock-file';
import { factAt, isTokenText, readEnd, recordAt } from './stored-records';
import { writeAppend } from './record.codec';
import { WriterSeat } from './writer-seat';

/** Parsing holds up the event loop, and records that wait long for their turn grow old in the collector's eyes. */
export const PAGE_RECORDS_MAX = 128;
/** Large records make shorter pages. */
export const PAGE_BYTES_MAX = 4_194_304;

export interface EmbeddedStoreOptions extends NumberingPorts {
  readonly folder: string;
  /** One process may write; any number may read beside it. */
  readonly mode: 'write' | 'read';
}

/** What a process needs that writes. */
interface Writing {
  readonly seat: WriterSeat;
  readonly commits: GroupCommit;
}

/** Calls the library; what it throws becomes StoreUnavailable. */
const answering = <Answer>(ask: () => Answer): Answer => {
  try {
    return ask();
  } catch (error) {
    if (error instanceof InvariantViolated || error instanceof StoreUnavailable) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreUnavailable(`The data folder does not answer: ${reason}`, { cause: error });
  }
};

/** The event store in a data folder of this machine. Appends are durable when they resolve, and visible not before. */
export class EmbeddedEventStore implements EventStore {
  private readonly bell: FactBell;
  private readonly writing: Writing | undefined;
  private isClosed = false;

  private constructor(
    private readonly tables: LedgerTables,
    { mode, clock, calendar }: EmbeddedStoreOptions,
  ) {
    // A folder that is damaged is refused at once, not by the first question.
    readEnd(tables);
    const isWriting = mode === 'write';
    this.bell = isWriting ? new AppendBell() : new PollingBell();
    this.writing = isWriting ? this.startWriting({ clock, calendar }) : undefined;
  }

  /** Throws what stands in data-folder-problem.ts, and leaves the folder as it was. */
  static async open(options: EmbeddedStoreOptions): Promise<EmbeddedEventStore> {
    const folder = resolve(options.folder);
    const tables = await (options.mode === 'write' ? openTablesToWrite(folder) : openTablesToRead(folder));
    try {
      return new EmbeddedEventStore(tables, options);
    } catch (error) {
      await tables.root.close();
      throw error;
    }
  }

  async append(append: Append): Promise<AppendOutcome> {
    if (this.writing === undefined) throw new InvariantViolated(`${this.tables.folder} was opened for reading only.`);
    this.assertOpen();
    return this.writing.commits.append(writeAppend(append));
  }

  async *readStream(stream: StreamName, from = 0): AsyncIterable<StoredRecord> {
    for (let revision = from; ;) {
      // Whoever begins within a stream looks for a place in it, and often needs no more than one record.
      const { records, isLast } = this.streamPage(
        stream,
        revision,
        from > 0 && revision === from ? 1 : PAGE_RECORDS_MAX,
      );
      yield* records;
      if (isLast) return;
      revision += records.length;
      await setImmediate();
    }
  }

  async *readLog(after: LogPosition): AsyncIterable<LogPage> {
    this.assertOwnPosition(after);
    for (let sequence = after.sequence; ;) {
      const page = this.logPage(sequence);
      yield page;
      if (page.caughtUp) return;
      sequence += page.records.length;
      await setImmediate();
    }
  }

  async *follow(after: LogPosition, signal: AbortSignal): AsyncIterable<LogPage> {
    this.assertOwnPosition(after);
    let isFirst = true;
    for (let sequence = after.sequence; !signal.aborted;) {
      const { rings } = this.bell;
      const page = this.logPage(sequence);
      if (isFirst || page.records.length > 0) yield page;
      isFirst = false;
      sequence += page.records.length;
      if (page.caughtUp) await this.bell.nextAfter(rings, signal);
      else await setImmediate();
    }
  }

  head(): Promise<LogPosition> {
    // What is thrown in here becomes a rejection.
    return new Promise((answer) => {
      answer(this.reading(() => readEnd(this.tables).position));
    });
  }

  compareTokens(a: Token, b: Token): number {
    if (a === b) return 0;
    return a < b ? -1 : 1;
  }

  isToken(text: string): text is Token {
    return isTokenText(text);
  }

  /** This process, as the one that writes to the folder. */
  get holder(): LockHolder {
    if (this.writing === undefined) throw new InvariantViolated(`${this.tables.folder} was opened for reading only.`);
    return this.writing.seat.holder;
  }

  /** Writes into the lock file where this process answers, for whoever finds the folder in use. */
  announce(address: string): void {
    if (this.writing === undefined) throw new InvariantViolated(`${this.tables.folder} was opened for reading only.`);
    const { seat } = this.writing;
    this.reading(() => seat.announce(address));
  }

  /** Waits for the appends under way, then lets the next process write. Whoever follows the log is told StoreUnavailable. */
  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    this.bell.ring();
    if (this.writing !== undefined) {
      // Under a commit that does not end, nothing may be torn down; the end of the process will have to do it.
      if (!(await this.writing.commits.drained())) return;
      this.writing.seat.release();
    }
    await this.tables.root.close();
  }

  private startWriting(ports: NumberingPorts): Writing {
    const { tables } = this;
    const seat = WriterSeat.take(tables, ports.clock);
    const commits = new GroupCommit({
      transact: (step) => tables.root.childTransaction(step),
      begin: () => {
        seat.verify();
        return new AppendTransaction(tables, ports);
      },
      onFacts: () => this.bell.ring(),
    });
    return { seat, commits };
  }

  private streamPage(
    stream: StreamName,
    from: number,
    recordsMax: number,
  ): { readonly records: readonly StoredRecord[]; readonly isLast: boolean } {
    return this.reading(() => {
      const records: StoredRecord[] = [];
      for (let size = 0; records.length < recordsMax && size < PAGE_BYTES_MAX;) {
        const found = recordAt(this.tables, stream, from + records.length);
        if (found === undefined) return { records, isLast: true };
        records.push(found.record);
        size += found.bytes;
      }
      return { records, isLast: false };
    });
  }

  private logPage(after: number): LogPage {
    return this.reading(() => {
      const head = readEnd(this.tables).position.sequence;
      const last = Math.min(head, after + PAGE_RECORDS_MAX);
      const records: LogRecord[] = [];
      for (let sequence = after + 1, size = 0; sequence <= last && size < PAGE_BYTES_MAX; sequence += 1) {
        const { fact, bytes } = factAt(this.tables, sequence);
        records.push(fact);
        size += bytes;
      }
      return { records, caughtUp: after + records.length >= head };
    });
  }

  /** A position of another log, or of one that was put back to an older copy, would leave out facts or double them. */
  private assertOwnPosition({ sequence, token }: LogPosition): void {
    const standing = this.reading(() => {
      const head = readEnd(this.tables).position.sequence;
      if (sequence === 0) return '';
      return sequence > head ? undefined : factAt(this.tables, sequence).fact.token;
    });
    if (standing === token) return;
    throw new InvariantViolated(
      `The log has no fact ${sequence.toString()} at ${token}: the position is not of this log.`,
    );
  }

  /** Reads what is in the store now, in one piece: nothing else has its turn meanwhile. */
  private reading<Answer>(read: () => Answer): Answer {
    this.assertOpen();
    return answering(() => {
      this.tables.root.resetReadTxn();
      return read();
    });
  }

  private assertOpen(): void {
    if (this.isClosed) throw new StoreUnavailable(`${this.tables.folder} has been closed.`);
  }
}
