import type { Logger } from '@nestjs/common';
import { abandonedAfter } from './platform/kafka/within';

/** A broker or a store that does not answer is asked again at least every half minute. */
export const RETRY_BOUNDS = { firstMs: 100, longestMs: 30_000 };

/** The service ends within ten seconds, also where a broker takes all and answers nothing. */
const STOP_MS = 6_000;

interface Notice {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly text: string;
  readonly error?: unknown;
}

/** Writes what is worth a line, with all that is said beside it. */
export const noticesTo =
  (logger: Logger) =>
  ({ level, text, error, ...rest }: Notice): void => {
    const line = { ...rest, err: error };
    if (level === 'info') logger.log(line, text);
    else logger[level](line, text);
  };

/** Resolves when what speaks to a broker has ended, or has had its time. */
export const endedInTime = (ending: Promise<unknown>, logger: Logger): Promise<void> =>
  abandonedAfter(STOP_MS, ending, (text) => logger.warn(text));
