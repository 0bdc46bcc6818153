/** Waiting between attempts; a test's returns at once. */
export interface Pause {
  /** Resolves after a while that grows with the attempt (1, 2, …) and differs between callers. */
  beforeAttempt(attempt: number): Promise<void>;
}

export const PAUSE = Symbol('Pause');

/** Asked anew each time: it changes while something is awaited. */
export const isOver = (signal: AbortSignal): boolean => signal.aborted;

/** Pauses before an attempt, but no longer than until the signal aborts: a stop never waits for a backoff. */
export const pauseUnlessAborted = (pause: Pause, attempt: number, signal: AbortSignal): Promise<void> => {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve, fail) => {
    const wake = (): void => resolve();
    signal.addEventListener('abort', wake, { once: true });
    pause
      .beforeAttempt(attempt)
      .then(resolve, fail)
      .finally(() => signal.removeEventListener('abort', wake));
  });
};
