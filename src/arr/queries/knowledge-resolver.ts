import { Inject, Injectable } from '@nestjs/common';
import { PositionNotReached, type ReadModel } from '../../kernel/read-model.port';
import type { ArrBook } from '../domain/arr-book';
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

export const refuse = (rejection: QueryRejection): Answered<never> => ({ outcome: 'refused', rejection });

export const answered = <Answer>(answer: Answer): Answered<Answer> => ({ outcome: 'answered', answer });

const pointOf = ({ knowledge }: ArrBook, { knownAt }: Knowledge): KnowledgePoint | undefined => {
  if (knownAt === undefined) return knowledge.head;
  return typeof knownAt === 'number' ? knowledge.atSequence(knownAt) : knowledge.atInstant(knownAt);
};

/** Finds the state of knowledge that a question means, and lets it be answered there. */
@Injectable()
export class KnowledgeResolver {
  constructor(@Inject(ARR_BOOK) private readonly books: ReadModel<ArrBook>) {}

  async resolve<Answer>(
    question: Knowledge,
    answerAt: (resolved: Resolved) => Answered<Answer>,
  ): Promise<Answered<Answer>> {
    const { state: book, stale } = await this.books.view(question.minPosition);
    const { version } = book.policy;
    if (question.policyVersion !== undefined && question.policyVersion !== version) {
      return refuse({ code: 'policy-not-found', version: question.policyVersion, known: [version] });
    }
    const point = pointOf(book, question);
    if (point === undefined && stale) throw new PositionNotReached('The facts up to that sequence are not folded yet.');
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
