import type { EventStore, LogPage } from '../../kernel/event-store.port';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { LOG_START } from '../../kernel/log-position';
import { present } from '../../kernel/present';
import { AppendAssembler, type Decode, UnreadableFact, type WholeAppend } from './append-assembler';
import type { FoldFailure, Shadow } from './running-projection';
import { Slices, type Timing } from './timing';

export interface RefoldPorts<Fact> {
  readonly store: Pick<EventStore, 'readLog'>;
  readonly decode: Decode<Fact>;
  readonly timing: Timing;
}

export interface RefoldProgress {
  readonly folded: number;
  readonly total: number;
  /** Facts per second so far; absent while too little time has passed to tell. */
  readonly ratePerSecond?: number;
}

export interface RefoldTask<Fact extends { readonly type: string }> {
  readonly shadow: Shadow<Fact>;
  /** The sequence to come to. It may move on while the log is folded, but only from the end of an append to another. */
  readonly goal: () => number;
  /** Called in the very moment in which the shadow stands at the goal. */
  readonly arrive: () => void;
  readonly onProgress: (progress: RefoldProgress) => void;
  readonly signal: AbortSignal;
}

export type RefoldOutcome =
  | { readonly outcome: 'arrived' }
  | { readonly outcome: 'aborted' }
  | { readonly outcome: 'failed'; readonly failure: FoldFailure };

const MS_IN_SECOND = 1000;

/** Folds the log from its start into a shadow, in slices, until it stands where the goal is. */
export class Refold<Fact extends { readonly type: string }> {
  private readonly assembler: AppendAssembler<Fact>;
  private readonly slices: Slices;
  private readonly startedMs: number;

  constructor(
    private readonly ports: RefoldPorts<Fact>,
    private readonly task: RefoldTask<Fact>,
  ) {
    this.assembler = new AppendAssembler(LOG_START, ports.decode);
    this.slices = new Slices(ports.timing);
    this.startedMs = ports.timing.elapsedMs();
  }

  /** Throws what the store throws; the shadow is of no use then. */
  async run(): Promise<RefoldOutcome> {
    try {
      return this.isThere() ? this.arrive() : await this.readToGoal();
    } catch (error) {
      if (!(error instanceof UnreadableFact)) throw error;
      return { outcome: 'failed', failure: { sequence: error.sequence, error: error.cause } };
    }
  }

  /** Reads again from where it stands when the end of the log was reached but the goal has moved on meanwhile. */
  private async readToGoal(): Promise<RefoldOutcome> {
    const { shadow, goal } = this.task;
    let before: number;
    do {
      before = shadow.position.sequence;
      for await (const page of this.ports.store.readLog(shadow.position)) {
        const outcome = await this.takePage(page);
        if (outcome !== undefined) return outcome;
      }
    } while (shadow.position.sequence > before);
    throw new InvariantViolated(
      `The log ends at ${before.toString()}, but ${goal().toString()} has been read from it.`,
    );
  }

  private async takePage(page: LogPage): Promise<RefoldOutcome | undefined> {
    for (const record of page.records) {
      const append = this.assembler.take(record);
      if (append === undefined) continue;
      const outcome = this.advance(append);
      if (outcome !== undefined) return outcome;
      if (!this.slices.isOver()) continue;
      this.report();
      await this.slices.next();
      if (this.task.signal.aborted) return { outcome: 'aborted' };
    }
    return this.task.signal.aborted ? { outcome: 'aborted' } : undefined;
  }

  private advance(append: WholeAppend<Fact>): RefoldOutcome | undefined {
    const { shadow } = this.task;
    shadow.advance(append);
    if (shadow.failure !== undefined) return { outcome: 'failed', failure: shadow.failure };
    return this.isThere() ? this.arrive() : undefined;
  }

  private isThere(): boolean {
    return this.task.shadow.position.sequence >= this.task.goal();
  }

  private arrive(): RefoldOutcome {
    this.task.arrive();
    this.report();
    return { outcome: 'arrived' };
  }

  private report(): void {
    const folded = this.task.shadow.position.sequence;
    const elapsedMs = this.ports.timing.elapsedMs() - this.startedMs;
    const ratePerSecond = elapsedMs > 0 ? Math.round((folded * MS_IN_SECOND) / elapsedMs) : undefined;
    this.task.onProgress(present({ folded, total: this.task.goal(), ratePerSecond }));
  }
}
