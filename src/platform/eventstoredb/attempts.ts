import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnavailable } from '../../kernel/event-store.port';
import { isPassing, portErrorOf } from './client-errors';
import type { Timings } from './timings';

/** An attempt for which less of the time is left than this would be given up before the server could answer. */
const SHARE_MIN = 0.05;

const notInTurn = (): StoreUnavailable =>
  new StoreUnavailable('The event store did not answer those who came before in time.');

/**
 * Asks again until there is an answer that stands, or the time is up. `ask` is told how long it may take. Throws what the port
 * says for the last error; one that asking again does not change is thrown at once.
 */
export const untilAnswered = async <Answer>(
  ask: (ms: number) => Promise<Answer>,
  { callMs, answerMs, pauseMs }: Timings,
  endsAtMs = performance.now() + answerMs,
): Promise<Answer> => {
  let last: unknown;
  for (let pause = pauseMs; ; pause *= 2) {
    const leftMs = endsAtMs - performance.now();
    if (leftMs < answerMs * SHARE_MIN) throw portErrorOf(last ?? notInTurn());
    try {
      return await ask(Math.min(callMs, leftMs));
    } catch (error) {
      if (!isPassing(error)) throw portErrorOf(error);
      last = error;
    }
    await sleep(Math.min(pause, Math.max(endsAtMs - performance.now(), 0)));
  }
};
