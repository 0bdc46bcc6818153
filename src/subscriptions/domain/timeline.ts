import type { Logged } from '../../kernel/decider';
import type { FactId } from '../../kernel/ids';
import { type Placed, type Standing, standingOf } from '../../kernel/standing';
import type { SubscriptionFact, SubscriptionStatement } from './subscription.events';

/** A fact of a subscription as its stream has it. */
export type SubscriptionLogFact = Logged<SubscriptionFact>;

/** What stands for a place in the log, and what keeps it from counting. */
export interface Statement extends Placed<SubscriptionStatement> {
  /** The cancellation before it that makes it inert. */
  readonly supersededBy?: FactId;
  /** The revocation that takes this cancellation back. */
  readonly revokedBy?: FactId;
}

/** A subscription's facts in effective order. What stands includes the inert and the revoked. */
export interface Timeline extends Omit<Standing<SubscriptionStatement>, 'statements'> {
  readonly statements: readonly Statement[];
}

/** Whether it has a part in what is true; a revocation has done its work by then, counting or not. */
export const counts = ({ supersededBy, revokedBy }: Statement): boolean =>
  supersededBy === undefined && revokedBy === undefined;

type Placings = Pick<Standing<SubscriptionStatement>, 'statements' | 'places'>;

/** A revocation works wherever it stands, and also when it or its cancellation is inert. */
const revokedIn = ({ statements }: Placings): ReadonlyMap<FactId, FactId> =>
  new Map(
    statements.flatMap(({ id, fact }) =>
      fact.type === 'subscription-cancellation-revoked' ? [[fact.data.cancellationId, id] as const] : [],
    ),
  );

/** Whether it may take from other facts that they count; without such a fact all count as they stand. */
const takesEffectAway = (fact: SubscriptionStatement): boolean =>
  fact.type === 'subscription-cancellation-revoked' ||
  (fact.type === 'subscription-cancelled' && fact.data.supersedes.length > 0);

/** A cancellation covers the places of the facts it names, as long as what stands there comes after it. */
const withEffects = (standing: Placings): readonly Statement[] => {
  const isPlain = standing.statements.every(({ fact }) => !takesEffectAway(fact));
  if (isPlain) return standing.statements;
  const revoked = revokedIn(standing);
  const supersededBy = new Map<number, FactId>();
  return standing.statements.map((statement) => {
    const { fact, id, place } = statement;
    const cancellation = supersededBy.get(place);
    const revokedBy = revoked.get(id);
    if (fact.type === 'subscription-cancelled' && revokedBy === undefined) {
      for (const superseded of fact.data.supersedes) {
        const covered = standing.places.get(superseded);
        if (covered !== undefined && !supersededBy.has(covered)) supersededBy.set(covered, id);
      }
    }
    if (cancellation === undefined && revokedBy === undefined) return statement;
    return {
      ...statement,
      ...(cancellation !== undefined && { supersededBy: cancellation }),
      ...(revokedBy !== undefined && fact.type === 'subscription-cancelled' && { revokedBy }),
    };
  });
};

/** Works out what stands of a subscription's facts, in effective order. `facts` are in the order of their stream. */
export const timelineOf = (facts: readonly SubscriptionLogFact[]): Timeline => {
  const standing = standingOf<SubscriptionStatement>(facts);
  const { places, undone, undoneTwice } = standing;
  return { statements: withEffects(standing), places, undone, undoneTwice };
};
