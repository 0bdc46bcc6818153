/** Tells those who wait that something has come; who asks late is told of what came since it looked last. */
export class Bell {
  private count = 0;
  private waiting: (() => void)[] = [];

  get rings(): number {
    return this.count;
  }

  ring(): void {
    this.count += 1;
    const woken = this.waiting;
    this.waiting = [];
    for (const wake of woken) wake();
  }

  /** Resolves once it has rung since so many rings, or the signal aborts. */
  async nextAfter(rings: number, signal: AbortSignal): Promise<void> {
    if (this.count > rings || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        signal.removeEventListener('abort', wake);
        resolve();
      };
      signal.addEventListener('abort', wake, { once: true });
      this.waiting.push(wake);
    });
  }
}
