import { epochMsOf, type Instant, instantOf } from '../../kernel/instant';
import { LOG_START } from '../../kernel/log-position';
import { countRowsWhile } from '../../kernel/sorted';
import { byteColumn, float64Column } from './column';

/** The end of an append, from which its facts are known. */
export interface KnowledgePoint {
  readonly sequence: number;
  readonly recordedAt: Instant;
  readonly imported: boolean;
}

const NOTHING_KNOWN: KnowledgePoint = {
  sequence: LOG_START.sequence,
  recordedAt: LOG_START.recordedAt,
  imported: false,
};

/** What was known when: the ends of all appends, in the order of the log. */
export class Knowledge {
  private readonly sequences = float64Column();
  private readonly moments = float64Column();
  private readonly imports = byteColumn();

  add({ sequence, recordedAt, imported }: KnowledgePoint): void {
    this.sequences.push(sequence);
    this.moments.push(epochMsOf(recordedAt));
    this.imports.push(imported ? 1 : 0);
  }

  get head(): KnowledgePoint {
    return this.pointAt(this.sequences.length - 1);
  }

  /** A sequence inside an append means the append's end, 0 that nothing is known. Undefined for one not recorded yet. */
  atSequence(sequence: number): KnowledgePoint | undefined {
    if (sequence <= NOTHING_KNOWN.sequence) return NOTHING_KNOWN;
    const row = countRowsWhile(this.sequences.length, (at) => this.sequences.at(at) < sequence);
    return row === this.sequences.length ? undefined : this.pointAt(row);
  }

  /** The last append recorded at or before an instant; the head for one that has not come yet. */
  atInstant(instant: Instant): KnowledgePoint {
    const moment = epochMsOf(instant);
    return this.pointAt(countRowsWhile(this.moments.length, (at) => this.moments.at(at) <= moment) - 1);
  }

  private pointAt(row: number): KnowledgePoint {
    if (row < 0) return NOTHING_KNOWN;
    const recordedAt = instantOf(this.moments.at(row));
    return { sequence: this.sequences.at(row), recordedAt, imported: this.imports.at(row) === 1 };
  }
}
