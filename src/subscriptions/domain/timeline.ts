import type { Identified } from '../../kernel/decider';
import type { FactId } from '../../kernel/ids';
import type { SubscriptionFact, SubscriptionStatement } from './subscription.events';

/** A fact of a subscription as its stream has it. */
export type SubscriptionLogFact = Identified<SubscriptionFact>;

/** What stands for a place in the log: the statement of the fact there, or of the correction that replaces it. */
export interface Statement {
  /** The fact that states it. */
  readonly id: FactId;
  /** The index, in the stream, of the first fact of this place; a correction keeps the place of what it replaces. */
  readonly place: number;
  readonly fact: SubscriptionStatement;
  readonly isCorrection: boolean;
  /** The cancellation before it that makes it inert. */
  readonly supersededBy?: FactId;
}

/** How a fact was undone, and by which fact. */
export interface Undoing {
  readonly how: 'voided' | 'corrected';
  readonly by: FactId;
}

/** A subscription's facts in effective order. */
export interface Timeline {
  /** What stands, the inert among it; voided and corrected facts are no longer here. */
  readonly statements: readonly Statement[];
  readonly undone: ReadonlyMap<FactId, Undoing>;
  /** A fact that two others undo at once. No recorded timeline has one; a void of a void may lead to it. */
  readonly undoneTwice: FactId | undefined;
}

interface Undoings {
  readonly undone: ReadonlyMap<FactId, Undoing>;
  readonly undoneTwice: FactId | undefined;
}

/** From the last fact to the first: whether a void or correction counts depends on later facts only. */
const undoingsAmong = (facts: readonly SubscriptionLogFact[]): Undoings => {
  const undone = new Map<FactId, Undoing>();
  let undoneTwice: FactId | undefined;
  for (const fact of facts.toReversed()) {
    const undoing = undoingBy(fact, undone.get(fact.id));
    if (undoing === undefined) continue;
    if (undone.has(undoing.factId)) undoneTwice = undoing.factId;
    undone.set(undoing.factId, { how: undoing.how, by: fact.id });
  }
  return { undone, undoneTwice };
};

const undoingBy = (
  { type, data }: SubscriptionLogFact,
  own: Undoing | undefined,
): { readonly factId: FactId; readonly how: Undoing['how'] } | undefined => {
  if (type === 'fact-voided') return own === undefined ? { factId: data.factId, how: 'voided' } : undefined;
  if (type !== 'fact-corrected') return undefined;
  // A corrected correction has handed its place on: what it replaced stays replaced.
  return own?.how === 'voided' ? undefined : { factId: data.factId, how: 'corrected' };
};

const placesOf = (facts: readonly SubscriptionLogFact[]): ReadonlyMap<FactId, number> => {
  const places = new Map<FactId, number>();
  facts.forEach((fact, index) => {
    const inherited = fact.type === 'fact-corrected' ? places.get(fact.data.factId) : undefined;
    places.set(fact.id, inherited ?? index);
  });
  return places;
};

const statedBy = (fact: SubscriptionLogFact): SubscriptionStatement | undefined => {
  switch (fact.type) {
    case 'fact-voided':
      return undefined;
    case 'fact-corrected':
      return fact.data.statement;
    case 'subscription-started':
    case 'subscription-upgraded':
    case 'subscription-downgraded':
    case 'subscription-changed':
    case 'subscription-cancelled':
      return fact;
  }
};

const byDayAndPlace = (a: Statement, b: Statement): number => {
  if (a.fact.data.effectiveOn !== b.fact.data.effectiveOn)
    return a.fact.data.effectiveOn < b.fact.data.effectiveOn ? -1 : 1;
  return a.place - b.place;
};

const byOccurredAt = (a: Statement, b: Statement): number => {
  const [first, second] = [a.fact.data.occurredAt ?? '', b.fact.data.occurredAt ?? ''];
  if (first === second) return a.place - b.place;
  return first < second ? -1 : 1;
};

/** Those of a day that say when they occurred are sorted by it among the places they hold; the others keep theirs. */
const inOrderOfDay = (day: readonly Statement[]): readonly Statement[] => {
  const timed = day.filter(({ fact }) => fact.data.occurredAt !== undefined).sort(byOccurredAt);
  if (timed.length < 2) return day;
  let next = 0;
  return day.map((statement) => {
    if (statement.fact.data.occurredAt === undefined) return statement;
    const moved = timed[next] ?? statement;
    next += 1;
    return moved;
  });
};

const inEffectiveOrder = (statements: readonly Statement[]): readonly Statement[] => {
  const sorted = [...statements].sort(byDayAndPlace);
  const ordered: Statement[] = [];
  for (let start = 0; start < sorted.length;) {
    const day = sorted[start]?.fact.data.effectiveOn;
    let end = start;
    while (end < sorted.length && sorted[end]?.fact.data.effectiveOn === day) end += 1;
    ordered.push(...inOrderOfDay(sorted.slice(start, end)));
    start = end;
  }
  return ordered;
};

/** A cancellation covers the places of the facts it names, as long as what stands there comes after it. */
const withInert = (statements: readonly Statement[], places: ReadonlyMap<FactId, number>): readonly Statement[] => {
  const supersededBy = new Map<number, FactId>();
  return statements.map((statement) => {
    const { fact, id, place } = statement;
    const cancellation = supersededBy.get(place);
    if (fact.type === 'subscription-cancelled') {
      for (const superseded of fact.data.supersedes) {
        const covered = places.get(superseded);
        if (covered !== undefined && !supersededBy.has(covered)) supersededBy.set(covered, id);
      }
    }
    return cancellation === undefined ? statement : { ...statement, supersededBy: cancellation };
  });
};

/** Works out what stands of a subscription's facts, in effective order. `facts` are in the order of their stream. */
export const timelineOf = (facts: readonly SubscriptionLogFact[]): Timeline => {
  const { undone, undoneTwice } = undoingsAmong(facts);
  const places = placesOf(facts);
  const standing = facts.flatMap((fact, index): readonly Statement[] => {
    const stated = statedBy(fact);
    if (stated === undefined || undone.has(fact.id)) return [];
    const place = places.get(fact.id) ?? index;
    return [{ id: fact.id, place, fact: stated, isCorrection: fact.type === 'fact-corrected' }];
  });
  return { statements: withInert(inEffectiveOrder(standing), places), undone, undoneTwice };
};
