import type { ArrBook } from '../domain/arr-book';
import type { Echo } from './answers';

/** A question's state of knowledge, found. What the book says up to its sequence does not change any more. */
export interface Resolved {
  readonly book: ArrBook;
  readonly knownAt: number;
  readonly echo: Echo;
}

/** All that a figure is of. */
export type BookAt = Pick<Resolved, 'book' | 'knownAt'>;

/** How many entries are taken before others have their turn. */
export const ENTRIES_AT_ONCE = 250;

/** Lets all else that waits go on first. */
export const othersHaveHadTheirTurn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** Does what stops now and then, and lets others have their turn whenever it does. */
export const doneInTurns = async <Result>(work: Generator<undefined, Result>): Promise<Result> => {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) return step.value;
    await othersHaveHadTheirTurn();
  }
};
