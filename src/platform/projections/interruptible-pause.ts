import type { Pause } from '../../kernel/pause.port';

/** Pauses before an attempt, but no longer than until the signal aborts: a stop never waits for a backoff. */
export const pauseUnlessAborted = async (pause: Pause, attempt: number, signal: AbortSignal): Promise<void> => {
  if (signal.aborted) return;
  const over = new AbortController();
  const aborted = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true, signal: over.signal });
  });
  try {
    await Promise.race([pause.beforeAttempt(attempt), aborted]);
  } finally {
    over.abort();
  }
};
