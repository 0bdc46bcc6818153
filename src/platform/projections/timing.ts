import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';

/** Time as the runner of projections sees it. It decides when to make way for others, never what a fold comes to. */
export interface Timing {
  /** Milliseconds since some moment; never goes backwards. */
  elapsedMs(): number;
  /** Resolves after what waits in the event loop has had its turn. */
  makeWay(): Promise<void>;
  /** Calls back once after the delay, unless the function that it answers is called first. */
  after(delayMs: number, callback: () => void): () => void;
}

export const systemTiming: Timing = {
  elapsedMs: () => performance.now(),
  makeWay: () => setImmediate(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** How long facts are folded without a pause. An HTTP answer waits no longer than this, and the append under way. */
export const SLICE_MS = 3;

/** Cuts long folding into slices, between which the event loop serves others. */
export class Slices {
  private startedMs: number;

  constructor(private readonly timing: Timing) {
    this.startedMs = timing.elapsedMs();
  }

  isOver(): boolean {
    return this.timing.elapsedMs() - this.startedMs >= SLICE_MS;
  }

  async next(): Promise<void> {
    await this.timing.makeWay();
    this.startedMs = this.timing.elapsedMs();
  }
}
