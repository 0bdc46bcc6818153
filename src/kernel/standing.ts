import type { CalendarDate } from './calendar-date';
import type { FactId } from './ids';
import type { Instant } from './instant';

/** From which day a fact is true, and, where the source says it, at which instant of it. */
export interface Effective {
  readonly effectiveOn: CalendarDate;
  readonly occurredAt?: Instant;
}

/** Takes an earlier fact of its stream back. */
export interface FactVoided<Identity> {
  readonly type: 'fact-voided';
  readonly data: Identity & { readonly factId: FactId; readonly reason: string };
}

/** Puts the right statement, in full, in the place of an earlier fact of its stream. */
export interface FactCorrected<Identity, Statement> {
  readonly type: 'fact-corrected';
  readonly data: Identity & { readonly factId: FactId; readonly reason: string; readonly statement: Statement };
}

/** What says that something is true from a day on; only statements have a place in effective order. */
export interface Dated {
  readonly type: string;
  readonly data: Effective;
}

type AnyFact<Statement extends Dated> =
  | Statement
  | { readonly type: 'fact-voided'; readonly data: { readonly factId: FactId } }
  | { readonly type: 'fact-corrected'; readonly data: { readonly factId: FactId; readonly statement: Statement } };

/** A fact of a stream, as far as it matters here. */
export type StreamFact<Statement extends Dated> = AnyFact<Statement> & {
  readonly id: FactId;
  readonly recordedOn: CalendarDate;
};

/** What stands for a place in the log: the statement of the fact there, or of the correction that replaces it. */
export interface Placed<Statement> {
  /** The fact that states it. */
  readonly id: FactId;
  /** The index, in the stream, of the first fact of this place; a correction keeps the place of what it replaces. */
  readonly place: number;
  /** The day on which the first fact of this place was recorded. */
  readonly recordedOn: CalendarDate;
  readonly fact: Statement;
  readonly isCorrection: boolean;
}

/** How a fact was undone, and by which fact. */
export interface Undoing {
  readonly how: 'voided' | 'corrected';
  readonly by: FactId;
}

/** The facts of a stream, seen through their voids and corrections. */
export interface Standing<Statement> {
  /** What stands, in effective order; voided and corrected facts are no longer here. */
  readonly statements: readonly Placed<Statement>[];
  /** The place of every fact, standing or not. */
  readonly places: ReadonlyMap<FactId, number>;
  readonly undone: ReadonlyMap<FactId, Undoing>;
  /** A fact that two others undo at once. No recorded stream has one; a void of a void may lead to it. */
  readonly undoneTwice: FactId | undefined;
}

type Undoings = Pick<Standing<never>, 'undone' | 'undoneTwice'>;

const isVoid = <Statement extends Dated>(
  fact: AnyFact<Statement>,
): fact is Extract<AnyFact<Statement>, { readonly type: 'fact-voided' }> => fact.type === 'fact-voided';

const isCorrection = <Statement extends Dated>(
  fact: AnyFact<Statement>,
): fact is Extract<AnyFact<Statement>, { readonly type: 'fact-corrected' }> => fact.type === 'fact-corrected';

const undoingBy = <Statement extends Dated>(
  fact: StreamFact<Statement>,
  own: Undoing | undefined,
): { readonly factId: FactId; readonly how: Undoing['how'] } | undefined => {
  if (isVoid(fact)) return own === undefined ? { factId: fact.data.factId, how: 'voided' } : undefined;
  if (!isCorrection(fact)) return undefined;
  // A corrected correction has handed its place on: what it replaced stays replaced.
  return own?.how === 'voided' ? undefined : { factId: fact.data.factId, how: 'corrected' };
};

/** From the last fact to the first: whether a void or correction counts depends on later facts only. */
const undoingsAmong = <Statement extends Dated>(facts: readonly StreamFact<Statement>[]): Undoings => {
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

const placesOf = <Statement extends Dated>(facts: readonly StreamFact<Statement>[]): ReadonlyMap<FactId, number> => {
  const places = new Map<FactId, number>();
  facts.forEach((fact, index) => {
    const inherited = isCorrection(fact) ? places.get(fact.data.factId) : undefined;
    places.set(fact.id, inherited ?? index);
  });
  return places;
};

const statedBy = <Statement extends Dated>(fact: StreamFact<Statement>): Statement | undefined => {
  if (isVoid(fact)) return undefined;
  return isCorrection(fact) ? fact.data.statement : fact;
};

const byDayAndPlace = (a: Placed<Dated>, b: Placed<Dated>): number => {
  if (a.fact.data.effectiveOn !== b.fact.data.effectiveOn)
    return a.fact.data.effectiveOn < b.fact.data.effectiveOn ? -1 : 1;
  return a.place - b.place;
};

const byOccurredAt = (a: Placed<Dated>, b: Placed<Dated>): number => {
  const [first, second] = [a.fact.data.occurredAt ?? '', b.fact.data.occurredAt ?? ''];
  if (first === second) return a.place - b.place;
  return first < second ? -1 : 1;
};

/** Those of a day that say when they occurred are sorted by it among the places they hold; the others keep theirs. */
const inOrderOfDay = <Item extends Placed<Dated>>(day: readonly Item[]): readonly Item[] => {
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

const inEffectiveOrder = <Item extends Placed<Dated>>(statements: readonly Item[]): readonly Item[] => {
  const sorted = [...statements].sort(byDayAndPlace);
  const ordered: Item[] = [];
  for (let start = 0; start < sorted.length;) {
    const day = sorted[start]?.fact.data.effectiveOn;
    let end = start;
    while (end < sorted.length && sorted[end]?.fact.data.effectiveOn === day) end += 1;
    ordered.push(...inOrderOfDay(sorted.slice(start, end)));
    start = end;
  }
  return ordered;
};

/** Works out what stands of a stream's facts, in effective order. `facts` are in the order of their stream. */
export const standingOf = <Statement extends Dated>(facts: readonly StreamFact<Statement>[]): Standing<Statement> => {
  const { undone, undoneTwice } = undoingsAmong(facts);
  const places = placesOf(facts);
  const statements = facts.flatMap((fact, index): readonly Placed<Statement>[] => {
    const stated = statedBy(fact);
    if (stated === undefined || undone.has(fact.id)) return [];
    const place = places.get(fact.id) ?? index;
    const recordedOn = (facts[place] ?? fact).recordedOn;
    return [{ id: fact.id, place, recordedOn, fact: stated, isCorrection: isCorrection(fact) }];
  });
  return { statements: inEffectiveOrder(statements), places, undone, undoneTwice };
};
