import type { Instant } from '../../kernel/instant';
import type { KnowledgePoint } from '../domain/knowledge';
import type { Answered, Echo, KnownAtEcho } from './answers';
import { answered, type KnowledgeResolver, pointOf, refuse, type Resolved } from './knowledge-resolver';
import type { Knowledge } from './questions.query';

/** Two states of knowledge of one ledger, found. What it says up to the later one does not change any more. */
export interface TwoKnown {
  readonly earlier: KnowledgePoint;
  readonly later: Resolved;
}

/** A question about two states of knowledge; `knownAt` is the later one. */
export interface TwoKnowledge extends Knowledge {
  readonly fromKnownAt: number | Instant;
}

/** Finds both states; refuses where the one that is to be the earlier comes after the other. */
export const twoKnown = (
  resolver: KnowledgeResolver,
  { fromKnownAt, ...question }: TwoKnowledge,
): Promise<Answered<TwoKnown>> =>
  resolver.resolve(question, (later) => {
    const earlier = pointOf(later.book, { knownAt: fromKnownAt });
    if (earlier === undefined) {
      const sequence = typeof fromKnownAt === 'number' ? fromKnownAt : 0;
      return refuse({ code: 'known-at-is-ahead', sequence, head: later.book.knowledge.head.sequence });
    }
    if (earlier.sequence > later.knownAt) {
      return refuse({ code: 'known-at-is-before', from: earlier.sequence, to: later.knownAt });
    }
    return answered({ earlier, later });
  });

/** What answers repeat of them, as resolved. */
interface TwoKnownEcho {
  readonly from: KnownAtEcho;
  readonly to: KnownAtEcho;
  readonly rest: Omit<Echo, 'knownAt'>;
}

export const twoKnownEcho = ({ earlier, later: { echo } }: TwoKnown): TwoKnownEcho => {
  const { sequence, recordedAt, imported } = earlier;
  const { knownAt: to, ...rest } = echo;
  return { from: { sequence, recordedAt, imported }, to, rest };
};
