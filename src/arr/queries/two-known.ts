import type { RatesNeeded } from './missing-rates';
import type { Currency } from '../../kernel/currency';
import type { Instant } from '../../kernel/instant';
import type { Echo, KnownAtEcho } from './answers';
import type { Answered } from './query-rejections';
import { answered, type KnowledgeResolver, pointOf, refuse } from './knowledge-resolver';
import type { Resolved } from './resolved';
import type { Knowledge } from './questions.query';

/** Two states of knowledge of one ledger, found, each under its own policy. What it says up to them does not change any more. */
export interface TwoKnown {
  readonly earlier: Resolved;
  readonly later: Resolved;
}

/** A question about two states of knowledge; `knownAt` is the later one. */
export interface TwoKnowledge extends Knowledge {
  readonly fromKnownAt: number | Instant;
}

/** Finds both states; refuses where the one that is to be the earlier comes after the other. */
export const twoKnown = async (
  resolver: KnowledgeResolver,
  { fromKnownAt, ...question }: TwoKnowledge & { readonly native?: Currency },
  needed: { readonly earlier: RatesNeeded; readonly later: RatesNeeded },
): Promise<Answered<TwoKnown>> => {
  const found = await resolver.resolve(
    question,
    (later) => {
      const earlier = pointOf(later.book, { knownAt: fromKnownAt });
      if (earlier === undefined) {
        const sequence = typeof fromKnownAt === 'number' ? fromKnownAt : 0;
        return refuse({ code: 'known-at-is-ahead', sequence, head: later.book.knowledge.head.sequence });
      }
      if (earlier.sequence > later.knownAt) {
        return refuse({ code: 'known-at-is-before', from: earlier.sequence, to: later.knownAt });
      }
      return answered({ knownAt: earlier.sequence, later });
    },
    { needed: needed.later },
  );
  if (found.outcome === 'refused') return found;
  const { knownAt, later } = found.answer;
  return resolver.resolve({ ...question, knownAt }, (earlier) => answered({ earlier, later }), {
    needed: needed.earlier,
  });
};

/** What answers repeat of them, as resolved. */
interface TwoKnownEcho {
  readonly from: KnownAtEcho;
  readonly to: KnownAtEcho;
  /** The policy of the later one is `policyVersion`. */
  readonly rest: Omit<Echo, 'knownAt'> & { readonly fromPolicyVersion: number };
}

export const twoKnownEcho = ({ earlier, later: { echo } }: TwoKnown): TwoKnownEcho => {
  const { knownAt: from, policyVersion: fromPolicyVersion } = earlier.echo;
  const { knownAt: to, ...rest } = echo;
  return { from, to, rest: { fromPolicyVersion, ...rest } };
};
