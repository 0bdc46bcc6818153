import { InvariantViolated } from '../../kernel/invariant-violated';
import { type LogPosition, positionAfter } from '../../kernel/log-position';
import type { LogRecord } from '../../kernel/log-record';
import type { Recorded } from '../../kernel/projection';
import { messageOf } from '../../kernel/message-of';

/** Turns a record of the log into the fact it holds. Throws for one that it does not know. */
export type Decode<Fact> = (record: LogRecord) => Recorded<Fact>;

/** All facts of one append, and where a reader stands after the last of them. */
export interface WholeAppend<Fact> {
  readonly facts: readonly Recorded<Fact>[];
  readonly position: LogPosition;
}

/** Nobody can fold past this record: it holds no fact that is known here, or does not fit the ones around it. */
export class UnreadableFact extends Error {
  override readonly name = 'UnreadableFact';

  constructor(
    readonly sequence: number,
    override readonly cause: unknown,
  ) {
    super(`The fact at sequence ${sequence.toString()} cannot be read: ${messageOf(cause)}`);
  }
}

/** The store left out facts between two that it delivered. */
export class LogGap extends Error {
  override readonly name = 'LogGap';
}

/** Puts the records of a log together again into the appends they came in, wherever the pages were cut. */
export class AppendAssembler<Fact> {
  private pending: Recorded<Fact>[] = [];

  /** `position` is the end of a whole append; the records that follow it are to be taken in log order. */
  constructor(
    private position: LogPosition,
    private readonly decode: Decode<Fact>,
  ) {}

  /**
   * Answers the append that the record completes, if it does. A record that was taken before is passed over. Throws
   * LogGap where one is missing, UnreadableFact where it cannot be used.
   */
  take(record: LogRecord): WholeAppend<Fact> | undefined {
    const expected = this.position.sequence + 1;
    if (record.sequence < expected) return undefined;
    if (record.sequence > expected) {
      throw new LogGap(`Sequence ${expected.toString()} is missing before ${record.sequence.toString()}.`);
    }
    this.pending.push(this.read(record));
    this.position = positionAfter(this.position, record);
    if (record.metadata.part < record.metadata.parts) return undefined;
    const facts = this.pending;
    this.pending = [];
    return { facts, position: this.position };
  }

  private read(record: LogRecord): Recorded<Fact> {
    try {
      this.checkPlace(record);
      return this.decode(record);
    } catch (error) {
      throw new UnreadableFact(record.sequence, error);
    }
  }

  private checkPlace({ metadata: { commandId, part, parts } }: LogRecord): void {
    const before = this.pending.at(-1)?.metadata;
    const follows = before === undefined || (before.commandId === commandId && before.parts === parts);
    if (follows && part === this.pending.length + 1 && part <= parts) return;
    const awaited = (this.pending.length + 1).toString();
    throw new InvariantViolated(
      `It is part ${part.toString()} of ${parts.toString()} of ${commandId}, where part ${awaited} of ${before?.commandId ?? 'an append'} is due.`,
    );
  }
}
