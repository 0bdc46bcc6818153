/** Waiting between attempts; a test's returns at once. */
export interface Pause {
  /** Resolves after a while that grows with the attempt (1, 2, …) and differs between callers. */
  beforeAttempt(attempt: number): Promise<void>;
}

export const PAUSE = Symbol('Pause');
