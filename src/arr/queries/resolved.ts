import type { CalendarDate } from '../../kernel/calendar-date';
import type { ArrBook } from '../domain/arr-book';
import { type Placed, shownOn } from '../domain/backdating';
import type { Echo } from './answers';

/** A question's state of knowledge, found. What the book says up to its sequence does not change any more. */
export interface Resolved {
  readonly book: ArrBook;
  readonly knownAt: number;
  readonly echo: Echo;
  /** The one day that is read, where a policy may have it read by less than is known. */
  readonly readOn?: CalendarDate;
}

/** All that a figure is of. */
export type BookAt = Pick<Resolved, 'book' | 'knownAt' | 'readOn'>;

/** Whether a fact is among those that are read. */
export const isRead = ({ book, knownAt, readOn }: BookAt): ((fact: Placed) => boolean) => {
  if (readOn === undefined || book.policy.policy.backdating === 'restate') return (fact) => fact.sequence <= knownAt;
  const { policy, closings } = book.readByAt(knownAt);
  const shows = shownOn(policy, readOn, closings);
  return (fact) => fact.sequence <= knownAt && shows(fact);
};

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
