/** How many times as long as a call a connection may say nothing: one that has spoken before, and one that never has. */
const PATIENCE_SPOKEN = 0.5;
const PATIENCE_NEW = 2;
/** One that was made in the place of one that said nothing either: the server is slow, and making it anew begins it anew. */
const PATIENCE_AGAIN = 4;

/**
 * Tells a connection that is dead from one whose server is slow with one answer, and from one that is still being made: a dead
 * one says nothing at all. One that is given up each time a call takes too long never comes to be where that takes longer.
 */
export class SignsOfLife {
  private lastAtMs: number;
  private patience = PATIENCE_NEW;

  constructor(
    private readonly callMs: number,
    private readonly nowMs: () => number,
  ) {
    this.lastAtMs = nowMs();
  }

  /** Something has come over the connection. */
  heard(): void {
    this.lastAtMs = this.nowMs();
    this.patience = PATIENCE_SPOKEN;
  }

  /** Another connection takes its place. */
  begunAnew(): void {
    this.lastAtMs = this.nowMs();
    this.patience = this.patience === PATIENCE_SPOKEN ? PATIENCE_NEW : PATIENCE_AGAIN;
  }

  /** Whether it has said nothing for so long that it counts as dead. */
  get isDead(): boolean {
    return this.nowMs() - this.lastAtMs >= this.patience * this.callMs;
  }
}
