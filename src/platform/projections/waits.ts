import type { Timing } from './timing';

interface Wait {
  readonly isOver: () => boolean;
  readonly resolve: () => void;
}

/** Those who wait for the folds to come to some point. */
export class Waits {
  private readonly waiting = new Set<Wait>();

  constructor(private readonly timing: Timing) {}

  /** Resolves as soon as the condition holds, seen when `recheck` is called, or when the time is up, if there is one. */
  async until(isOver: () => boolean, timeoutMs?: number): Promise<void> {
    if (isOver()) return;
    await new Promise<void>((resolve) => {
      const wait: Wait = { isOver, resolve: () => this.end(wait, resolve, cancel) };
      const cancel = timeoutMs === undefined ? () => undefined : this.timing.after(timeoutMs, () => wait.resolve());
      this.waiting.add(wait);
    });
  }

  recheck(): void {
    for (const wait of this.waiting) if (wait.isOver()) wait.resolve();
  }

  private end(wait: Wait, resolve: () => void, cancel: () => void): void {
    this.waiting.delete(wait);
    cancel();
    resolve();
  }
}
