import { setTimeout } from 'node:timers/promises';
import { BrokerUnavailable } from '../../kernel/message-broker.port';

/** What the work comes to, if it does in time; else throws BrokerUnavailable, and what becomes of the work is unknown. */
export const within = async <Result>(deadlineMs: number, work: Promise<Result>, what: string): Promise<Result> => {
  const over = new AbortController();
  const tooLate = async (): Promise<never> => {
    await setTimeout(deadlineMs, undefined, { signal: over.signal });
    throw new BrokerUnavailable(`${what} took longer than ${deadlineMs.toString()} ms.`);
  };
  // Whichever comes second has nobody left to tell.
  work.catch(() => undefined);
  const late = tooLate();
  late.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
  }
};

/**
 * Resolves when what ends has ended, or has had its time and is abandoned. Whatever was under way is then decided as after a crash: by
 * what is committed.
 */
export const abandonedAfter = async (
  deadlineMs: number,
  ending: Promise<unknown>,
  onAbandoned: (text: string) => void,
): Promise<void> => {
  try {
    await within(deadlineMs, ending, 'Ending');
  } catch (error) {
    if (!(error instanceof BrokerUnavailable)) throw error;
    onAbandoned(
      `${error.message} What is under way is abandoned, and done again at the next start where it was not committed.`,
    );
  }
};
