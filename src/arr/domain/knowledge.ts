import type { Instant } from '../../kernel/instant';
import { LOG_START } from '../../kernel/log-position';
import { countWhile } from '../../kernel/sorted';

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
  private readonly points: KnowledgePoint[] = [];

  add(point: KnowledgePoint): void {
    this.points.push(point);
  }

  get head(): KnowledgePoint {
    return this.points.at(-1) ?? NOTHING_KNOWN;
  }

  /** A sequence inside an append means the append's end, 0 that nothing is known. Undefined for one not recorded yet. */
  atSequence(sequence: number): KnowledgePoint | undefined {
    if (sequence <= NOTHING_KNOWN.sequence) return NOTHING_KNOWN;
    return this.points[countWhile(this.points, (point) => point.sequence < sequence)];
  }

  /** The last append recorded at or before an instant; the head for one that has not come yet. */
  atInstant(instant: Instant): KnowledgePoint {
    return this.points[countWhile(this.points, ({ recordedAt }) => recordedAt <= instant) - 1] ?? NOTHING_KNOWN;
  }
}
