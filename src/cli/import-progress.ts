import type { ImportTally } from '../subscriptions/csv/import-tally';
import { counted } from './counted';
import type { ImportInput } from './import-input';
import { perSecond, type ProgressForm, progressIn, type ProgressStep, timeLeft } from './progress';
import type { Surroundings } from './surroundings';

const FORM: ProgressForm = {
  bar: '{bar} {percentage}% | {rows} rows | {rate}/s | {left} left | {rejected} rejected',
  line: ({ figures: { rows = 0, rate = 0, left = '?', rejected = 0 } }) =>
    `${counted(Number(rows), 'row')}, ${rate.toString()}/s, ${left.toString()} left, ${rejected.toString()} rejected`,
};

export interface ImportProgress {
  report(tally: ImportTally): void;
  stop(): void;
}

type Counted = Pick<ImportTally, 'rows' | 'rejected'>;

const stepOf = (input: ImportInput, { rows, rejected }: Counted, elapsedMs: number): ProgressStep => {
  const place = { done: input.bytesRead(), total: input.bytesTotal };
  return { ...place, figures: { rows, rate: perSecond(rows, elapsedMs), left: timeLeft(place, elapsedMs), rejected } };
};

/** How far an import has come. */
export const progressFor = (surroundings: Surroundings, input: ImportInput): ImportProgress => {
  const progress = progressIn(surroundings, FORM, stepOf(input, { rows: 0, rejected: 0 }, 0));
  return {
    report: (tally) => progress.report((elapsedMs) => stepOf(input, tally, elapsedMs)),
    stop: () => progress.stop(),
  };
};
