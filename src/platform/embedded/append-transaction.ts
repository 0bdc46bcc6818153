import type { Clock } from '../../kernel/clock.port';
import { type AppendOutcome, NO_REVISION } from '../../kernel/event-store.port';
import type { Instant } from '../../kernel/instant';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { numberNext, positionAfter } from '../../kernel/log-position';
import type { LogRecord, StoredRecord } from '../../kernel/log-record';
import { holdsFacts } from '../../kernel/streams';
import type { ZoneCalendar } from '../../kernel/zone-calendar.port';
import type { LedgerTables } from './ledger-tables';
import { encodeFact, encodeRecord, type WrittenAppend, type WrittenRecord } from './record.codec';
import { hasRecordAt, readEnd, recordAt, type StoreEnd, tokenOf, writeEnd } from './stored-records';

export interface NumberingPorts {
  readonly clock: Clock;
  readonly calendar: ZoneCalendar;
}

interface Written<Record> {
  readonly record: Record;
  readonly written: WrittenRecord;
}

/** Writes appends inside one write transaction of the store, each on what the ones before it have left. */
export class AppendTransaction {
  private readonly before: StoreEnd;
  private end: StoreEnd;

  constructor(
    private readonly tables: LedgerTables,
    private readonly ports: NumberingPorts,
  ) {
    this.before = readEnd(tables);
    this.end = this.before;
  }

  /** Throws InvariantViolated, and has written nothing, for facts that the log cannot take. */
  write(append: WrittenAppend): AppendOutcome {
    const { stream, expectedRevision } = append;
    const isAtEnd = expectedRevision === NO_REVISION || hasRecordAt(this.tables, stream, expectedRevision);
    if (!isAtEnd) return { outcome: 'conflict' };
    if (hasRecordAt(this.tables, stream, expectedRevision + 1)) return this.recognise(append);

    const records = this.placed(append);
    if (holdsFacts(stream)) this.putFacts(this.numbered(records, append.recordedAt));
    else this.putOthers(records);
    return {
      outcome: 'appended',
      revision: expectedRevision + records.length,
      token: tokenOf(this.end.records),
      recognised: false,
    };
  }

  /** Whether facts have come. To be called last. */
  finish(): boolean {
    if (this.end !== this.before) writeEnd(this.tables, this.end);
    return this.end.position !== this.before.position;
  }

  /** An append sent again after its answer was lost finds its own ids where it would have put them. */
  private recognise({ stream, records, expectedRevision }: WrittenAppend): AppendOutcome {
    let last: StoredRecord | undefined;
    for (const [index, { record }] of records.entries()) {
      last = recordAt(this.tables, stream, expectedRevision + 1 + index)?.record;
      if (last?.id !== record.id) return { outcome: 'conflict' };
    }
    if (last === undefined) throw new InvariantViolated(`An append to ${stream} has no records.`);
    return { outcome: 'appended', revision: last.revision, token: last.token, recognised: true };
  }

  private placed({ stream, records, expectedRevision }: WrittenAppend): readonly Written<StoredRecord>[] {
    return records.map((written, index) => ({
      written,
      record: {
        ...written.record,
        stream,
        revision: expectedRevision + 1 + index,
        token: tokenOf(this.end.records + 1 + index),
      },
    }));
  }

  /** Numbers all before any is put, so that an append the log cannot take leaves no part of itself behind. */
  private numbered(
    records: readonly Written<StoredRecord>[],
    recordedAt: readonly Instant[],
  ): readonly Written<LogRecord>[] {
    const storedAt: Instant = this.ports.clock.now();
    let { position } = this.end;
    const facts = records.map(({ record, written }, index) => {
      const fact = numberNext(position, record, recordedAt[index] ?? storedAt, this.ports.calendar);
      position = positionAfter(position, fact);
      return { record: fact, written };
    });
    this.end = { position, records: this.end.records + facts.length };
    return facts;
  }

  private putFacts(facts: readonly Written<LogRecord>[]): void {
    for (const { record, written } of facts) {
      this.tables.facts.putSync(record.sequence, encodeFact(record, written));
      this.tables.sequences.putSync([record.stream, record.revision], Buffer.from(record.sequence.toString()));
    }
  }

  private putOthers(records: readonly Written<StoredRecord>[]): void {
    for (const { record, written } of records) {
      this.tables.others.putSync([record.stream, record.revision], encodeRecord(record, written));
    }
    this.end = { ...this.end, records: this.end.records + records.length };
  }
}
