import type { AccountStatement, OracleFact, RateStatement, Statement, SubscriptionStatement } from './oracle-facts';
import { daysReadAnew } from './as-read';
import { daysFrom, sortableInstant } from './oracle-calendar';
import { rememberedFor } from './remembered';
import { daysIn, someOf, treatmentOf } from './treatments';

/** A statement that is neither voided nor corrected, in the place of the fact it was first made by. */
export interface Standing<Says extends Statement = SubscriptionStatement> {
  /** The fact that says it now. */
  readonly factId: string;
  /** The sequence of the fact that was first said here: corrections keep the place. */
  readonly place: number;
  /** The day the fact that was first said here was recorded: corrections keep it too. */
  readonly recordedOn: string | undefined;
  readonly statement: Says;
}

/** The facts known at a sequence; a sequence inside an append means its end. */
export const knownAt = (facts: readonly OracleFact[], sequence: number): readonly OracleFact[] => {
  const last = facts.filter((fact) => fact.sequence <= sequence).at(-1);
  return someOf(facts, (fact) => last !== undefined && fact.append <= last.append);
};

/** What a fact states, also in place of another; a void states nothing. */
export const statementOf = (fact: OracleFact): Statement | undefined => {
  const { says } = fact;
  if (says.type === 'voided' || says.type === 'period-closed' || says.type === 'period-reopened') return undefined;
  return says.type === 'corrected' ? says.statement : says;
};

const isVoided = (known: readonly OracleFact[], id: string): boolean =>
  known.some((fact) => fact.says.type === 'voided' && fact.says.factId === id && !isVoided(known, fact.id));

/** The fact that a void or correction undoes, until it is voided itself; that a correction was corrected changes nothing. */
export const undoneBy = (known: readonly OracleFact[], { id, says }: OracleFact): string | undefined =>
  (says.type === 'voided' || says.type === 'corrected') && !isVoided(known, id) ? says.factId : undefined;

export const stands = (known: readonly OracleFact[], id: string): boolean =>
  known.every((fact) => undoneBy(known, fact) !== id);

/** The fact that was first said in the place of a correction; of any other, itself. */
const firstInPlace = (known: readonly OracleFact[], fact: OracleFact): OracleFact => {
  const replaced = fact.says.type === 'corrected' ? fact.says.factId : undefined;
  const before = known.find(({ id }) => id === replaced);
  return before === undefined ? fact : firstInPlace(known, before);
};

/** The statements that stand and are wanted, in log order of their places. */
const standingWhere = <Says extends Statement>(
  known: readonly OracleFact[],
  wanted: (statement: Statement) => statement is Says,
): readonly Standing<Says>[] =>
  known.flatMap((fact) => {
    const statement = statementOf(fact);
    if (statement === undefined || !wanted(statement) || !stands(known, fact.id)) return [];
    const first = firstInPlace(known, fact);
    return [{ factId: fact.id, place: first.sequence, recordedOn: first.recordedOn, statement }];
  });

/** Log order, but those with an instant are sorted by it among the places they hold. */
const orderOfDay = <Says extends Statement>(day: readonly Standing<Says>[]): readonly Standing<Says>[] => {
  const timed = (one: Standing<Says>): boolean => one.statement.occurredAt !== undefined;
  const instant = (one: Standing<Says>): string => sortableInstant(one.statement.occurredAt ?? '');
  const inLogOrder = day.toSorted((a, b) => a.place - b.place);
  const byInstant = inLogOrder
    .filter(timed)
    .toSorted((a, b) => (instant(a) === instant(b) ? a.place - b.place : instant(a) < instant(b) ? -1 : 1));
  return inLogOrder.map((one) => (timed(one) ? (byInstant.shift() ?? one) : one));
};

const inEffectiveOrder = <Says extends Statement>(standing: readonly Standing<Says>[]): readonly Standing<Says>[] => {
  const places = new Set(standing.map((one) => one.place));
  if (places.size < standing.length) throw new Error('two statements stand in one place');
  const days = [...new Set(standing.map((one) => one.statement.effectiveOn))].sort();
  return days.flatMap((day) => orderOfDay(standing.filter((one) => one.statement.effectiveOn === day)));
};

const isOfSubscription = (statement: Statement): statement is SubscriptionStatement => 'subscriptionId' in statement;

const isOfAccount = (statement: Statement): statement is AccountStatement =>
  'accountId' in statement && !('subscriptionId' in statement);

/** The statements of a subscription that stand, inert ones among them, in effective order. */
export const effectiveOrder = rememberedFor((known, subscriptionId): readonly Standing[] =>
  inEffectiveOrder(
    standingWhere(known, isOfSubscription).filter(({ statement }) => statement.subscriptionId === subscriptionId),
  ),
);

/** The statements of an account that stand, in effective order. */
export const accountOrder = rememberedFor((known, accountId): readonly Standing<AccountStatement>[] =>
  inEffectiveOrder(standingWhere(known, isOfAccount).filter(({ statement }) => statement.accountId === accountId)),
);

/** The rates of a pair that stand. */
export const ratesOf = (
  known: readonly OracleFact[],
  base: string,
  quote: string,
): readonly Standing<RateStatement>[] =>
  standingWhere(known, (statement): statement is RateStatement => statement.type === 'rate').filter(
    ({ statement }) => statement.base === base && statement.quote === quote,
  );

/** Whether a revocation that stands, inert or not, takes the cancellation back. */
const isRevoked = (ordered: readonly Standing[], cancellation: Standing): boolean =>
  ordered.some(
    ({ statement }) => statement.type === 'cancellation-revoked' && statement.cancellationId === cancellation.factId,
  );

/** What stands in the place of a superseded fact is inert, if it is after the cancellation; that may be inert itself. */
const isInert = (known: readonly OracleFact[], ordered: readonly Standing[], one: Standing): boolean =>
  ordered.slice(0, ordered.indexOf(one)).some((earlier) => {
    const { statement } = earlier;
    if (statement.type !== 'cancelled' || isRevoked(ordered, earlier)) return false;
    const superseded = known.filter(({ id }) => statement.supersedes.includes(id));
    return superseded.some((fact) => firstInPlace(known, fact).sequence === one.place);
  });

/** The statements that count, in effective order: they stand, no cancellation supersedes them and none takes them back. */
export const timelineOf = rememberedFor((known, subscriptionId): readonly Standing[] => {
  const ordered = effectiveOrder(known, subscriptionId);
  return ordered.filter((one) => {
    const takenBack = one.statement.type === 'cancelled' && isRevoked(ordered, one);
    return !takenBack && !isInert(known, ordered, one);
  });
});

/** The day from which a statement counts. */
export const countsFrom = (known: readonly OracleFact[], { statement, recordedOn }: Standing): string => {
  const { type, effectiveOn } = statement;
  const isBooked = treatmentOf(known, 'startBasis') === 'booked' && (type === 'started' || type === 'changed');
  const isRequested = treatmentOf(known, 'churnRecognition') === 'requested' && type === 'cancelled';
  const booked = isBooked ? (statement.bookedOn ?? recordedOn) : undefined;
  const earlier = isRequested ? statement.requestedOn : booked;
  return earlier !== undefined && earlier < effectiveOn ? earlier : effectiveOn;
};

/** Every subscription that a fact has spoken of. */
export const subscriptionsOf = (known: readonly OracleFact[]): readonly string[] => [
  ...new Set(
    known.flatMap((fact) => {
      const statement = statementOf(fact);
      return statement !== undefined && isOfSubscription(statement) ? [statement.subscriptionId] : [];
    }),
  ),
];

const daysOf = (statement: Statement): readonly (string | undefined)[] => {
  const lines = 'lines' in statement ? (statement.lines ?? []) : [];
  const spans = lines.flatMap((line) => [line, ...(line.discounts ?? [])]);
  return [
    statement.effectiveOn,
    'term' in statement ? statement.term.endsOn : undefined,
    statement.type === 'rate' ? statement.until : undefined,
    ...lines.map(({ trialUntil }) => trialUntil),
    ...spans.flatMap(({ from, until }) => [from, until]),
  ];
};

/** The days on which a statement counts for something else under the policy than by itself. */
const daysOfPolicy = (known: readonly OracleFact[], fact: OracleFact): readonly string[] => {
  const statement = statementOf(fact);
  if (statement === undefined || !isOfSubscription(statement)) return [];
  const first = firstInPlace(known, fact);
  const said = { factId: fact.id, place: first.sequence, recordedOn: first.recordedOn, statement };
  const late = statement.type === 'past-due' ? daysIn(known, 'pastDue', 'count-days:') : undefined;
  const endsOn = 'term' in statement ? statement.term.endsOn : undefined;
  const grace = daysIn(known, 'renewalGraceDays');
  return [
    countsFrom(known, said),
    ...(late === undefined ? [] : [daysFrom(statement.effectiveOn, late + 1)]),
    ...(endsOn === undefined || grace === undefined ? [] : [daysFrom(endsOn, grace)]),
  ];
};

/**
 * Every day the known facts mention: ARR and attributes can change on no other. Also by what no longer stands: a day may be read by
 * what was known when it still stood.
 */
export const daysMentioned = (known: readonly OracleFact[]): readonly string[] => {
  const statements = known.flatMap((fact) => statementOf(fact) ?? []);
  const mentioned = [
    ...statements.flatMap(daysOf),
    ...known.flatMap((fact) => daysOfPolicy(known, fact)),
    ...daysReadAnew(known),
  ];
  return [...new Set(mentioned.flatMap((day) => day ?? []))].sort();
};
