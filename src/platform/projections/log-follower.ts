import type { EventStore, LogPage } from '../../kernel/event-store.port';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { LOG_START, type LogPosition } from '../../kernel/log-position';
import { type Pause, pauseUnlessAborted } from '../../kernel/pause.port';
import { messageOf } from '../../kernel/message-of';
import { AppendAssembler, type Decode, LogGap, UnreadableFact, type WholeAppend } from './append-assembler';
import type { FoldFailure } from './running-projection';
import { Slices, type Timing } from './timing';

export interface FollowerPorts<Fact> {
  readonly store: Pick<EventStore, 'follow'>;
  readonly decode: Decode<Fact>;
  readonly pause: Pause;
  readonly timing: Timing;
}

/** What is told while the log is followed. What answers nothing is called synchronously, so that no reader comes in between. */
export interface FollowerListener<Fact> {
  onAppend(append: WholeAppend<Fact>): void;
  /** Where to begin, asked once the store answers. */
  begin(): Promise<LogPosition>;
  /** Others may look at the states now. */
  onRest(): void;
  /**
   * What is to be done with the states before anything is folded further. Answers the sequence of the head, where it took so long that the
   * log may have gone on, else 0.
   */
  atRest(): Promise<number>;
  onBroken(attempt: number, error: unknown): void;
  onUnreadable(failure: FoldFailure): void;
}

/** The log cannot be caught up with, because nothing follows it any more. */
export class FollowingEnded extends Error {
  override readonly name = 'FollowingEnded';
}

export type FollowerPhase = 'catching-up' | 'live' | 'stopped';

/** Follows the log append by append, and takes it up again from its own position whenever the store breaks off. */
export class LogFollower<Fact> {
  /** The end of the last whole append handed on, kept in memory only: a broken subscription is taken up again from here. */
  position: LogPosition = LOG_START;
  phase: FollowerPhase = 'catching-up';
  hasCaughtUp = false;
  /** Why nothing can be read past the position, ever. */
  failure: FoldFailure | undefined;
  /** Why the store broke off, until it delivers again. */
  fault: string | undefined;
  private hasBegun = false;
  private attempt = 0;
  private readonly slices: Slices;

  constructor(
    private readonly ports: FollowerPorts<Fact>,
    private readonly listener: FollowerListener<Fact>,
  ) {
    this.slices = new Slices(ports.timing);
  }

  /**
   * Resolves when the signal aborts or a fact cannot be read. A store that breaks off is asked again without end,
   * because a reader that gave up would have to be started again by hand; the pause between attempts bounds the load.
   */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && this.failure === undefined) {
      const error = await this.follow(signal);
      if (error === undefined) continue;
      this.attempt += 1;
      this.phase = 'catching-up';
      this.fault = messageOf(error);
      this.listener.onBroken(this.attempt, error);
      await pauseUnlessAborted(this.ports.pause, this.attempt, signal);
    }
    this.phase = 'stopped';
    this.listener.onRest();
  }

  /** Answers what the store broke off with. */
  private async follow(signal: AbortSignal): Promise<unknown> {
    try {
      if (!this.hasBegun) this.position = await this.listener.begin();
      this.hasBegun = true;
      const assembler = new AppendAssembler(this.position, this.ports.decode);
      for await (const page of this.ports.store.follow(this.position, signal)) {
        await this.takePage(page, assembler, signal);
        if (signal.aborted) return undefined;
        this.attempt = 0;
        this.fault = undefined;
      }
      return signal.aborted ? undefined : new LogGap('The store ended the subscription.');
    } catch (error) {
      if (signal.aborted) return undefined;
      return this.stopAt(error) ? undefined : error;
    }
  }

  private stopAt(error: unknown): boolean {
    if (error instanceof UnreadableFact) this.failure = { sequence: error.sequence, error: error.cause };
    else if (error instanceof InvariantViolated) this.failure = { sequence: this.position.sequence + 1, error };
    if (this.failure !== undefined) this.listener.onUnreadable(this.failure);
    return this.failure !== undefined;
  }

  private async takePage(page: LogPage, assembler: AppendAssembler<Fact>, signal: AbortSignal): Promise<void> {
    let headSeen = 0;
    for (const record of page.records) {
      const append = assembler.take(record);
      if (append === undefined) continue;
      this.position = append.position;
      this.listener.onAppend(append);
      if (!this.slices.isOver()) continue;
      this.listener.onRest();
      await this.slices.next();
      headSeen = Math.max(headSeen, await this.listener.atRest());
      if (signal.aborted) return;
    }
    // What lies beyond the end of the page comes with another one.
    this.standAt(page.caughtUp && headSeen <= this.position.sequence ? 'live' : 'catching-up');
    if ((await this.listener.atRest()) > this.position.sequence) this.standAt('catching-up');
  }

  private standAt(phase: FollowerPhase): void {
    this.phase = phase;
    if (phase === 'live') this.hasCaughtUp = true;
    this.listener.onRest();
  }
}
