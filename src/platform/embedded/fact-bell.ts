import { setTimeout } from 'node:timers/promises';

/** How long a reading process may not notice what another process has written. */
export const FOLLOW_POLL_MS = 50;

/** Tells those who follow the log that it is worth looking again. */
export interface FactBell {
  /** To be read before looking, so that what comes in between is not missed. */
  readonly rings: number;
  ring(): void;
  /** Resolves when the bell has rung after that many rings, or when the signal aborts. */
  nextAfter(rings: number, signal: AbortSignal): Promise<void>;
}

/** Rings when this process has appended. */
export class AppendBell implements FactBell {
  rings = 0;
  private readonly listeners = new Set<() => void>();

  ring(): void {
    this.rings += 1;
    const listeners = [...this.listeners];
    this.listeners.clear();
    for (const listener of listeners) listener();
  }

  async nextAfter(rings: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.rings !== rings) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        signal.removeEventListener('abort', wake);
        this.listeners.delete(wake);
        resolve();
      };
      signal.addEventListener('abort', wake);
      this.listeners.add(wake);
    });
  }
}

/** Rings now and again: nothing tells one process what another has appended. */
export class PollingBell implements FactBell {
  readonly rings = 0;

  ring(): void {
    // Whoever waits looks again by itself.
  }

  async nextAfter(_rings: number, signal: AbortSignal): Promise<void> {
    const over = new AbortController();
    const wake = (): void => over.abort();
    if (signal.aborted) return;
    signal.addEventListener('abort', wake, { once: true });
    try {
      await setTimeout(FOLLOW_POLL_MS, undefined, { signal: over.signal });
    } catch (error) {
      if (!over.signal.aborted) throw error;
    } finally {
      signal.removeEventListener('abort', wake);
    }
  }
}
