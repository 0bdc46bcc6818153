import { Inject, Injectable } from '@nestjs/common';
import { PositionNotReached, type ReadModel, type View } from '../../kernel/read-model.port';
import type { ArrBook } from '../domain/arr-book';
import { namesIn, type Selection } from '../domain/group';
import { DERIVATION_VERSION } from '../domain/journal';
import type { KnowledgePoint } from '../domain/knowledge';
import type { Answered, Echo, QueryRejection } from './answers';
import type { Knowledge } from './questions.query';

export const ARR_BOOK = Symbol('ReadModel of ArrBook');

/** A question's state of knowledge, found. What the book says up to its sequence does not change any more. */
export interface Resolved {
  readonly book: ArrBook;
  readonly knownAt: number;
  readonly echo: Echo;
}

/** All that a figure is of. */
export type BookAt = Pick<Resolved, 'book' | 'knownAt'>;

export const refuse = (rejection: QueryRejection): Answered<never> => ({ outcome: 'refused', rejection });

export const answered = <Answer>(answer: Answer): Answered<Answer> => ({ outcome: 'answered', answer });

/** The append whose end a question means; undefined for one that has not been recorded. */
export const pointOf = ({ knowledge }: ArrBook, { knownAt }: Knowledge): KnowledgePoint | undefined => {
  if (knownAt === undefined) return knowledge.head;
  return typeof knownAt === 'number' ? knowledge.atSequence(knownAt) : knowledge.atInstant(knownAt);
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

const readied = async (view: View<ArrBook>, selection: Selection): Promise<void> => {
  while (!view.state.index.prepare(selection, ENTRIES_AT_ONCE)) await othersHaveHadTheirTurn();
};

/** What a state that has caught up may answer otherwise. */
const MAY_COME: ReadonlySet<QueryRejection['code']> = new Set([
  'known-at-is-ahead',
  'account-not-found',
  'subscription-not-found',
  'movement-not-found',
  'period-not-found',
  'attribute-not-known',
]);

/** Finds the state of knowledge that a question means, and lets it be answered there. */
@Injectable()
export class KnowledgeResolver {
  /** The last of those who make selections ready. */
  private last: Promise<void> = Promise.resolve();

  constructor(@Inject(ARR_BOOK) private readonly books: ReadModel<ArrBook>) {}

  /**
   * Makes ready first what the answer needs of selections, while others go on. Throws PositionNotReached where a state that
   * lacks facts would say that something is not there.
   */
  async resolve<Answer>(
    question: Knowledge,
    answerAt: (resolved: Resolved) => Answered<Answer>,
    selections: readonly Selection[] = [],
  ): Promise<Answered<Answer>> {
    const view = await this.books.view(question.minPosition);
    for (const selection of selections) await this.makeReady(view, selection);
    const { stale } = view;
    const answer = this.answerFrom(view, question, answerAt);
    if (stale && answer.outcome === 'refused' && MAY_COME.has(answer.rejection.code)) {
      throw new PositionNotReached('The facts that the store holds are not all folded yet.');
    }
    return answer;
  }

  /**
   * A selection that has never been ready waits for its turn. Many at once would be ready no sooner than one after another, and
   * take the room of all together.
   */
  private async makeReady(view: View<ArrBook>, selection: Selection): Promise<void> {
    const { index, attributeNames } = view.state;
    // What is going to be refused needs nothing.
    if (namesIn(selection).some((name) => !attributeNames.has(name))) return;
    if (index.hasBeenReady(selection)) return readied(view, selection);
    const turn = this.last.then(() => readied(view, selection));
    const isOver = (): void => undefined;
    this.last = turn.then(isOver, isOver);
    return turn;
  }

  private answerFrom<Answer>(
    { state: book, stale }: View<ArrBook>,
    question: Knowledge,
    answerAt: (resolved: Resolved) => Answered<Answer>,
  ): Answered<Answer> {
    const { version } = book.policy;
    if (question.policyVersion !== undefined && question.policyVersion !== version) {
      return refuse({ code: 'policy-not-found', version: question.policyVersion, known: [version] });
    }
    const point = pointOf(book, question);
    if (point === undefined) {
      const sequence = typeof question.knownAt === 'number' ? question.knownAt : 0;
      return refuse({ code: 'known-at-is-ahead', sequence, head: book.knowledge.head.sequence });
    }
    const { sequence, recordedAt, imported } = point;
    const knownAt = { sequence, recordedAt, imported };
    const echo = { knownAt, policyVersion: version, derivationVersion: DERIVATION_VERSION, stale };
    return answerAt({ book, knownAt: sequence, echo });
  }
}
