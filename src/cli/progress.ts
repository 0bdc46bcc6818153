import { SingleBar } from 'cli-progress';
import type { Surroundings } from './surroundings';

const REPORT_INTERVAL_MS = 10_000;
const MS_IN_SECOND = 1000;

type Figures = Readonly<Record<string, string | number>>;

/** How far some work has come. */
export interface ProgressStep {
  readonly done: number;
  /** Absent where nobody can tell. */
  readonly total: number | undefined;
  /** What else is shown, by the names that the form has. */
  readonly figures: Figures;
}

/** How progress is written. */
export interface ProgressForm {
  /** For the bar; names of figures in braces. */
  readonly bar: string;
  readonly line: (step: ProgressStep) => string;
}

export interface Progress {
  /** Works the step out only where it will be shown; `elapsedMs` is since the work began. */
  report(stepAt: (elapsedMs: number) => ProgressStep): void;
  stop(): void;
}

export const perSecond = (count: number, elapsedMs: number): number =>
  Math.round((count * MS_IN_SECOND) / Math.max(elapsedMs, 1));

/** How long the rest takes at the rate so far, in words. */
export const timeLeft = ({ done, total }: Pick<ProgressStep, 'done' | 'total'>, elapsedMs: number): string => {
  if (total === undefined || done === 0) return '?';
  return `${Math.ceil(((total - done) * elapsedMs) / done / MS_IN_SECOND).toString()} s`;
};

const bar = ({ err }: Surroundings, form: ProgressForm, first: ProgressStep): Progress => {
  const beganMs = performance.now();
  const single = new SingleBar({ format: form.bar, hideCursor: true, stopOnComplete: false });
  single.start(first.total ?? 0, first.done, first.figures);
  return {
    report(stepAt) {
      const { done, total, figures } = stepAt(performance.now() - beganMs);
      if (total !== undefined) single.setTotal(total);
      single.update(done, figures);
    },
    stop() {
      single.stop();
      err('\n');
    },
  };
};

const lines = ({ err }: Surroundings, form: ProgressForm): Progress => {
  const beganMs = performance.now();
  let reportedMs = beganMs;
  return {
    report(stepAt) {
      const nowMs = performance.now();
      if (nowMs - reportedMs < REPORT_INTERVAL_MS) return;
      reportedMs = nowMs;
      err(`${form.line(stepAt(nowMs - beganMs))}\n`);
    },
    stop() {
      // The summary says the rest.
    },
  };
};

/** A bar where a person watches, else a line every ten seconds. */
export const progressIn = (surroundings: Surroundings, form: ProgressForm, first: ProgressStep): Progress =>
  surroundings.isWatched ? bar(surroundings, form, first) : lines(surroundings, form);
