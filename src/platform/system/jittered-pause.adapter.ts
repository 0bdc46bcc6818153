import { setTimeout } from 'node:timers/promises';
import type { Pause } from '../../kernel/pause.port';

export interface PauseBounds {
  /** The longest pause before the attempt after the first. It doubles from attempt to attempt. */
  readonly firstMs: number;
  /** No pause is longer. */
  readonly longestMs: number;
}

/** Doubling further would leave the whole numbers long before anybody still waits. */
const DOUBLINGS_MAX = 30;

/** Pauses between half and the whole of a bound that doubles, so that those who lost a race together do not meet again. */
export class JitteredPause implements Pause {
  constructor(
    private readonly bounds: PauseBounds,
    private readonly chance: () => number = Math.random,
    private readonly wait: (ms: number) => Promise<unknown> = (ms) => setTimeout(ms),
  ) {}

  async beforeAttempt(attempt: number): Promise<void> {
    const doublings = Math.min(Math.max(attempt - 1, 0), DOUBLINGS_MAX);
    const boundMs = Math.min(this.bounds.firstMs * 2 ** doublings, this.bounds.longestMs);
    await this.wait(boundMs * (0.5 + this.chance() / 2));
  }
}
