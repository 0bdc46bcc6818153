import { performance } from 'node:perf_hooks';

const TICK_MS = 5;
/** A tick that comes so late was kept from coming: by work of this process, or by others who have the machine. */
const LATE_MS = TICK_MS + 2;

/**
 * Takes down when this process could not turn to its timers. What is measured meanwhile tells of the machine, and nothing of what
 * waits by timers.
 */
export class Standstill {
  private readonly spells: { readonly endedAt: number; readonly ms: number }[] = [];
  private lastTickAt = performance.now();
  private readonly timer = setInterval(() => this.tick(), TICK_MS);

  /** For how much of the time since a moment this process stood still, on the clock of performance.now(). */
  since(moment: number): number {
    this.tick();
    return this.spells.reduce((sum, { endedAt, ms }) => sum + Math.max(0, Math.min(ms, endedAt - moment)), 0);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private tick(): void {
    const now = performance.now();
    const ms = now - this.lastTickAt;
    this.lastTickAt = now;
    if (ms > LATE_MS) this.spells.push({ endedAt: now, ms: ms - TICK_MS });
  }
}
