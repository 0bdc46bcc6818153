import type { Append, AppendOutcome, EventStore, LogPage } from '../../kernel/event-store.port';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { LogPosition } from '../../kernel/log-position';
import type { NewRecord, StoredRecord, Token } from '../../kernel/log-record';
import { holdsFacts, type StreamName } from '../../kernel/streams';
import type { SchemaCatalogue } from './schema-catalogue';

/** A store that takes only facts that are as published: what a bug makes of a fact never reaches the log. */
export class SchemaCheckedEventStore implements EventStore {
  constructor(
    private readonly store: EventStore,
    private readonly catalogue: Pick<SchemaCatalogue, 'validateFact'>,
  ) {}

  /** Throws InvariantViolated, and appends nothing, where a fact is not as its schema says. */
  async append(append: Append): Promise<AppendOutcome> {
    if (holdsFacts(append.stream)) append.records.forEach((record) => this.check(record, append.stream));
    return this.store.append(append);
  }

  readStream(stream: StreamName, from?: number): AsyncIterable<StoredRecord> {
    return this.store.readStream(stream, from);
  }

  readLog(after: LogPosition): AsyncIterable<LogPage> {
    return this.store.readLog(after);
  }

  follow(after: LogPosition, signal: AbortSignal): AsyncIterable<LogPage> {
    return this.store.follow(after, signal);
  }

  head(): Promise<LogPosition> {
    return this.store.head();
  }

  compareTokens(a: Token, b: Token): number {
    return this.store.compareTokens(a, b);
  }

  isToken(text: string): text is Token {
    return this.store.isToken(text);
  }

  private check(record: NewRecord, stream: StreamName): void {
    const [fault] = this.catalogue.validateFact(record);
    if (fault === undefined) return;
    const { id, type } = record;
    throw new InvariantViolated(`${type} ${id} for ${stream} is not as published: ${fault.detail}`);
  }
}
