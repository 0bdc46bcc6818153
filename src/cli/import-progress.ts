import { SingleBar } from 'cli-progress';
import type { ImportTally } from '../subscriptions/csv/import-tally';
import { counted } from './counted';
import type { ImportInput } from './import-input';
import type { Surroundings } from './surroundings';

const REPORT_INTERVAL_MS = 10_000;
const FORMAT = '{bar} {percentage}% | {rows} rows | {rate}/s | {left} left | {rejected} rejected';

export interface ImportProgress {
  report(tally: ImportTally): void;
  stop(): void;
}

const perSecond = (count: number, elapsedMs: number): number => Math.round((count * 1000) / Math.max(elapsedMs, 1));

const secondsLeft = (input: ImportInput, elapsedMs: number): string => {
  const read = input.bytesRead();
  if (input.bytesTotal === undefined || read === 0) return '?';
  return `${Math.ceil(((input.bytesTotal - read) * elapsedMs) / read / 1000).toString()} s`;
};

const bar = ({ err }: Surroundings, input: ImportInput): ImportProgress => {
  const beganMs = performance.now();
  const single = new SingleBar({ format: FORMAT, hideCursor: true, stopOnComplete: false });
  single.start(input.bytesTotal ?? 0, 0, { rows: 0, rate: 0, left: '?', rejected: 0 });
  return {
    report({ rows, rejected }) {
      const elapsedMs = performance.now() - beganMs;
      const left = secondsLeft(input, elapsedMs);
      single.update(input.bytesRead(), { rows, rate: perSecond(rows, elapsedMs), left, rejected });
    },
    stop() {
      single.stop();
      err('\n');
    },
  };
};

const lines = ({ err }: Surroundings, input: ImportInput): ImportProgress => {
  const beganMs = performance.now();
  let reportedMs = beganMs;
  return {
    report({ rows, rejected }) {
      const nowMs = performance.now();
      if (nowMs - reportedMs < REPORT_INTERVAL_MS) return;
      reportedMs = nowMs;
      const elapsedMs = nowMs - beganMs;
      const rate = perSecond(rows, elapsedMs).toString();
      err(
        `${counted(rows, 'row')}, ${rate}/s, ${secondsLeft(input, elapsedMs)} left, ${rejected.toString()} rejected\n`,
      );
    },
    stop() {
      // The summary says the rest.
    },
  };
};

/** A bar where a person watches, else a line every ten seconds. */
export const progressFor = (surroundings: Surroundings, input: ImportInput): ImportProgress =>
  surroundings.isWatched ? bar(surroundings, input) : lines(surroundings, input);
