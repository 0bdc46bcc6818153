import type { AccountReadings } from '../../kernel/account-readings.port';
import type { CalendarDate } from '../../kernel/calendar-date';
import { accept, type Decision, reject } from '../../kernel/decider';
import { type FactId, isUnrecorded, unrecordedFactId } from '../../kernel/ids';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { DEFAULT_POLICY } from '../../kernel/policy';
import type { Effective } from '../../kernel/standing';
import { linesArrOn } from './annual-value';
import { accountFault, currencyFault, illegalStep } from './legality';
import type { Line } from './line';
import { revocationFault } from './revocation';
import { contentFault } from './statement-content';
import type { ChangeType, LinesChanged, SubscriptionFact, SubscriptionStatement } from './subscription.events';
import type { SubscriptionRejection } from './subscription.rejections';
import { type InForce, isInForce, type Stop, type SubscriptionStatusState, walk } from './subscription.states';
import { counts, type SubscriptionLogFact, type Timeline, timelineOf } from './timeline';

export type SubscriptionDecision = Decision<SubscriptionFact, SubscriptionRejection>;

/** What a decision is made on: the recorded facts, the day on which new ones are recorded, and how accounts read. */
export interface Matter {
  readonly facts: readonly SubscriptionLogFact[];
  readonly accounts: AccountReadings;
  readonly today: CalendarDate;
}

/** The recorded facts with new ones after them, as they would stand in the stream. */
const withUnrecorded = (
  { facts, today }: Matter,
  added: readonly SubscriptionFact[],
): readonly SubscriptionLogFact[] => [
  ...facts,
  ...added.map((fact, index) => ({ ...fact, id: unrecordedFactId(index), recordedOn: today })),
];

/** The state that a new statement would meet in its place in effective order. */
export const stateBefore = (
  matter: Matter,
  effective: Effective,
): { readonly before: SubscriptionStatusState; readonly timeline: Timeline } => {
  const [first] = matter.facts;
  if (first === undefined) return { before: { status: 'not-started' }, timeline: timelineOf([]) };
  const { subscriptionId, accountId, currency } = first.data;
  const data = { subscriptionId, accountId, currency, lines: [], ...effective };
  const timeline = timelineOf(withUnrecorded(matter, [{ type: 'subscription-changed', data }]));
  const stop = walk(timeline).find(({ statement }) => isUnrecorded(statement.id));
  if (stop === undefined) throw new InvariantViolated(`The timeline of ${subscriptionId} is not legal as recorded.`);
  return { before: stop.before, timeline };
};

/** The name of a change: whether the new lines are worth more, less or the same as those before, on its day. */
export const directionOf = (before: InForce, lines: readonly Line[], effectiveOn: CalendarDate): ChangeType => {
  const worth = (stated: readonly Line[]) =>
    linesArrOn(stated, effectiveOn, before.identity.currency, DEFAULT_POLICY.policy);
  const [earlier, later] = [worth(before.lines), worth(lines)];
  if (later > earlier) return 'subscription-upgraded';
  return later < earlier ? 'subscription-downgraded' : 'subscription-changed';
};

/** The facts that a cancellation supersedes: those that stand after it in effective order, up to the next reactivation. */
const supersededBy = ({ statements }: Timeline, cancellation: FactId): readonly FactId[] => {
  const after = statements.slice(statements.findIndex(({ id }) => id === cancellation) + 1);
  const reactivation = after.findIndex(({ fact }) => fact.type === 'subscription-reactivated');
  return (reactivation < 0 ? after : after.slice(0, reactivation)).map(({ id }) => id);
};

const superseding = (statement: SubscriptionStatement, supersedes: readonly FactId[]): SubscriptionStatement =>
  statement.type === 'subscription-cancelled' ? { ...statement, data: { ...statement.data, supersedes } } : statement;

/** Fills in what a new cancellation, or a correction that states one, supersedes. */
const complete = (fact: SubscriptionFact, supersedes: readonly FactId[]): SubscriptionFact => {
  if (fact.type === 'fact-voided') return fact;
  if (fact.type !== 'fact-corrected') return superseding(fact, supersedes);
  return { ...fact, data: { ...fact.data, statement: superseding(fact.data.statement, supersedes) } };
};

const isLinesChanged = (fact: SubscriptionStatement): fact is LinesChanged =>
  fact.type === 'subscription-upgraded' ||
  fact.type === 'subscription-downgraded' ||
  fact.type === 'subscription-changed';

/** A change, stated as such or by a correction, says the direction that it has. */
const wrongDirection = ({ statement: { fact }, before }: Stop): SubscriptionRejection | undefined => {
  if (!isInForce(before) || !isLinesChanged(fact)) return undefined;
  const actual = directionOf(before, fact.data.lines, fact.data.effectiveOn);
  return actual === fact.type ? undefined : { code: 'direction-mismatch', stated: fact.type, actual };
};

/** The new statement's own fault, or the later fact that it would bring down. */
const faultAt = (stop: Stop, timeline: Timeline, { accounts }: Matter): SubscriptionRejection | undefined => {
  const { statement, before, after } = stop;
  const step = after === undefined ? illegalStep(before, statement, timeline) : currencyFault(before, statement);
  if (isUnrecorded(statement.id)) return step ?? accountFault(before, statement, accounts) ?? wrongDirection(stop);
  if (step === undefined) return undefined;
  const { id: factId, fact } = statement;
  const { effectiveOn } = fact.data;
  return { code: 'later-fact-in-the-way', factId, factType: fact.type, effectiveOn, because: step.code };
};

/** A correction of what is inert, and stays so, is on no path; it names the subscription's account and currency all the same. */
const faultOfInert = (
  stops: readonly Stop[],
  { statements }: Timeline,
  { accounts }: Matter,
): SubscriptionRejection | undefined => {
  const state = stops.at(-1)?.after;
  if (state === undefined) return undefined;
  const inert = statements.filter((statement) => !counts(statement) && isUnrecorded(statement.id));
  return firstOf(inert, (statement) => currencyFault(state, statement) ?? accountFault(state, statement, accounts));
};

const firstOf = <Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined => {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
};

/**
 * Judges new facts together: each is put in its place in effective order, and they are accepted if every step of the
 * timeline that results is legal.
 */
export const insertFacts = (matter: Matter, added: readonly SubscriptionFact[]): SubscriptionDecision => {
  const malformed = firstOf(added, contentFault);
  if (malformed !== undefined) return reject(malformed);

  const draft = timelineOf(withUnrecorded(matter, added));
  const facts = added.map((fact, index) => complete(fact, supersededBy(draft, unrecordedFactId(index))));
  // Mostly nothing had to be filled in.
  const isDraftWhole = facts.every((fact, index) => fact === added[index]);
  const timeline = isDraftWhole ? draft : timelineOf(withUnrecorded(matter, facts));
  const stops = walk(timeline);
  const fault =
    revocationFault(timeline, () => timelineOf(matter.facts)) ??
    firstOf(stops, (stop) => faultAt(stop, timeline, matter)) ??
    faultOfInert(stops, timeline, matter);
  return fault === undefined ? accept(...facts) : reject(fault);
};
