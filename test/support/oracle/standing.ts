import { sortableInstant } from './oracle-calendar';
import type { OracleFact, Statement } from './oracle-facts';

/** A statement that is neither voided nor corrected, in the place of the fact it was first made by. */
export interface Standing {
  /** The fact that says it now. */
  readonly factId: string;
  /** The sequence of the fact that was first said here: corrections keep the place. */
  readonly place: number;
  readonly statement: Statement;
}

/** The facts known at a sequence; a sequence inside an append means its end. */
export const knownAt = (facts: readonly OracleFact[], sequence: number): readonly OracleFact[] => {
  const last = facts.filter((fact) => fact.sequence <= sequence).at(-1);
  return last === undefined ? [] : facts.filter((fact) => fact.append <= last.append);
};

const statementOf = (fact: OracleFact): Statement | undefined => {
  if (fact.says.type === 'voided') return undefined;
  return fact.says.type === 'corrected' ? fact.says.statement : fact.says;
};

const isVoided = (known: readonly OracleFact[], id: string): boolean =>
  known.some((fact) => fact.says.type === 'voided' && fact.says.factId === id && !isVoided(known, fact.id));

/** The fact that a void or correction undoes, until it is voided itself; that a correction was corrected changes nothing. */
export const undoneBy = (known: readonly OracleFact[], { id, says }: OracleFact): string | undefined =>
  (says.type === 'voided' || says.type === 'corrected') && !isVoided(known, id) ? says.factId : undefined;

export const stands = (known: readonly OracleFact[], id: string): boolean =>
  known.every((fact) => undoneBy(known, fact) !== id);

const placeOf = (known: readonly OracleFact[], fact: OracleFact): number => {
  const replaced = fact.says.type === 'corrected' ? fact.says.factId : undefined;
  const before = known.find(({ id }) => id === replaced);
  return before === undefined ? fact.sequence : placeOf(known, before);
};

const standingOf = (known: readonly OracleFact[], subscriptionId: string): readonly Standing[] =>
  known.flatMap((fact) => {
    const statement = statementOf(fact);
    if (statement === undefined || statement.subscriptionId !== subscriptionId) return [];
    if (!stands(known, fact.id)) return [];
    return [{ factId: fact.id, place: placeOf(known, fact), statement }];
  });

/** Log order, but those with an instant are sorted by it among the places they hold. */
const orderOfDay = (day: readonly Standing[]): readonly Standing[] => {
  const timed = (one: Standing): boolean => one.statement.occurredAt !== undefined;
  const instant = (one: Standing): string => sortableInstant(one.statement.occurredAt ?? '');
  const inLogOrder = day.toSorted((a, b) => a.place - b.place);
  const byInstant = inLogOrder
    .filter(timed)
    .toSorted((a, b) => (instant(a) === instant(b) ? a.place - b.place : instant(a) < instant(b) ? -1 : 1));
  return inLogOrder.map((one) => (timed(one) ? (byInstant.shift() ?? one) : one));
};

/** The statements of a subscription that stand, inert ones among them, in effective order. */
export const effectiveOrder = (known: readonly OracleFact[], subscriptionId: string): readonly Standing[] => {
  const standing = standingOf(known, subscriptionId);
  const places = new Set(standing.map((one) => one.place));
  if (places.size < standing.length) throw new Error(`two statements stand in one place of ${subscriptionId}`);
  const days = [...new Set(standing.map((one) => one.statement.effectiveOn))].sort();
  return days.flatMap((day) => orderOfDay(standing.filter((one) => one.statement.effectiveOn === day)));
};

/** What stands in the place of a superseded fact is inert, if it is after the cancellation; that may be inert itself. */
const isInert = (known: readonly OracleFact[], ordered: readonly Standing[], one: Standing): boolean =>
  ordered.slice(0, ordered.indexOf(one)).some(({ statement }) => {
    if (statement.type !== 'cancelled') return false;
    const superseded = known.filter(({ id }) => statement.supersedes.includes(id));
    return superseded.some((fact) => placeOf(known, fact) === one.place);
  });

/** The statements that count, in effective order: standing and not superseded by a cancellation. */
export const timelineOf = (known: readonly OracleFact[], subscriptionId: string): readonly Standing[] => {
  const ordered = effectiveOrder(known, subscriptionId);
  return ordered.filter((one) => !isInert(known, ordered, one));
};

export const subscriptionsOf = (known: readonly OracleFact[]): readonly string[] => [
  ...new Set(known.flatMap((fact) => statementOf(fact)?.subscriptionId ?? [])),
];

const daysOf = (statement: Statement): readonly (string | undefined)[] => {
  const lines = statement.type === 'cancelled' ? [] : statement.lines;
  const spans = lines.flatMap((line) => [line, ...(line.discounts ?? [])]);
  return [
    statement.effectiveOn,
    statement.type === 'started' ? statement.term?.endsOn : undefined,
    ...lines.map(({ trialUntil }) => trialUntil),
    ...spans.flatMap(({ from, until }) => [from, until]),
  ];
};

/** Every day the known facts mention: ARR can change on no other. */
export const daysMentioned = (known: readonly OracleFact[]): readonly string[] => {
  const statements = known.flatMap((fact) => statementOf(fact) ?? []);
  return [...new Set(statements.flatMap(daysOf).flatMap((day) => day ?? []))].sort();
};
