import { counted } from './counted';
import type { FoldProgress } from './folder-work';
import { type Progress, type ProgressForm, progressIn, type ProgressStep } from './progress';
import type { Surroundings } from './surroundings';

const FORM: ProgressForm = {
  bar: '{bar} {percentage}% | {folded} of {facts} facts | {rate}/s | {left} left',
  line: ({ figures: { folded = 0, facts = 0, rate = '?', left = '?' } }) =>
    `${folded.toString()} of ${counted(Number(facts), 'fact')}, ${rate.toString()}/s, ${left.toString()} left`,
};

export const stepOf = ({ folded, total, ratePerSecond }: FoldProgress): ProgressStep => {
  const isTellable = ratePerSecond !== undefined && ratePerSecond > 0;
  const left = isTellable ? `${Math.ceil((total - folded) / ratePerSecond).toString()} s` : '?';
  return { done: folded, total, figures: { folded, facts: total, rate: ratePerSecond ?? '?', left } };
};

/** Shows how many facts have been worked through for as long as it takes. */
export const withProgress = async <Result>(
  surroundings: Surroundings,
  work: (progress: Progress) => Promise<Result>,
): Promise<Result> => {
  // Until the first report nobody knows how many there are; a bar of none would be full.
  const unknown = { folded: 0, facts: '?', rate: '?', left: '?' };
  const progress = progressIn(surroundings, FORM, { done: 0, total: 1, figures: unknown });
  try {
    return await work(progress);
  } finally {
    progress.stop();
  }
};
