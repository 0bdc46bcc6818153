import type { CalendarDate } from '../../kernel/calendar-date';
import { accept, type Decision, reject } from '../../kernel/decider';
import { type FactId, isUnrecorded, unrecordedFactId } from '../../kernel/ids';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { DEFAULT_POLICY } from '../../kernel/policy';
import { linesArrOn } from './annual-value';
import type { Line } from './line';
import { contentFault } from './statement-content';
import type {
  ChangeType,
  Effective,
  SubscriptionFact,
  SubscriptionIdentity,
  SubscriptionStatement,
} from './subscription.events';
import type { IllegalStep, SubscriptionRejection } from './subscription.rejections';
import { type Active, type Stop, type SubscriptionStatusState, walk } from './subscription.states';
import { type Statement, type SubscriptionLogFact, type Timeline, timelineOf } from './timeline';

export type SubscriptionDecision = Decision<SubscriptionFact, SubscriptionRejection>;

/** The recorded facts with new ones after them, as they would stand in the stream. */
const withUnrecorded = (
  recorded: readonly SubscriptionLogFact[],
  added: readonly SubscriptionFact[],
): readonly SubscriptionLogFact[] => [
  ...recorded,
  ...added.map((fact, index) => ({ ...fact, id: unrecordedFactId(index) })),
];

/** The state that a new statement would meet in its place in effective order. `recorded` is not empty. */
export const stateBefore = (
  recorded: readonly SubscriptionLogFact[],
  effective: Effective,
): { readonly before: SubscriptionStatusState; readonly timeline: Timeline } => {
  const [first] = recorded;
  if (first === undefined) return { before: { status: 'not-started' }, timeline: timelineOf([]) };
  const { subscriptionId, accountId, currency } = first.data;
  const data = { subscriptionId, accountId, currency, lines: [], ...effective };
  const timeline = timelineOf(withUnrecorded(recorded, [{ type: 'subscription-changed', data }]));
  const stop = walk(timeline).find(({ statement }) => isUnrecorded(statement.id));
  if (stop === undefined) throw new InvariantViolated(`The timeline of ${subscriptionId} is not legal as recorded.`);
  return { before: stop.before, timeline };
};

/** What a statement meets that is not legal in the state before it. */
export const illegalStep = (before: SubscriptionStatusState, timeline: Timeline): IllegalStep => {
  switch (before.status) {
    case 'not-started': {
      const start = timeline.statements.find(({ fact }) => fact.type === 'subscription-started');
      if (start === undefined) return { code: 'subscription-not-started' };
      return { code: 'subscription-not-started', startsOn: start.fact.data.effectiveOn };
    }
    case 'active': {
      const start = timeline.statements.find(({ fact }) => fact.type === 'subscription-started');
      const since = start?.fact.data.effectiveOn ?? before.since;
      return { code: 'subscription-already-started', since, factId: start?.id ?? before.factId };
    }
    case 'cancelled':
      return { code: 'subscription-is-cancelled', since: before.since, factId: before.factId };
    case 'ended':
      return { code: 'subscription-has-ended', since: before.since, factId: before.factId };
  }
};

/** The name of a change: whether the new lines are worth more, less or the same as those before, on its day. */
export const directionOf = (before: Active, lines: readonly Line[], effectiveOn: CalendarDate): ChangeType => {
  const worth = (stated: readonly Line[]) =>
    linesArrOn(stated, effectiveOn, before.identity.currency, DEFAULT_POLICY.policy);
  const [earlier, later] = [worth(before.lines), worth(lines)];
  if (later > earlier) return 'subscription-upgraded';
  return later < earlier ? 'subscription-downgraded' : 'subscription-changed';
};

/** The facts that a cancellation supersedes: all that stand after it in effective order. */
const supersededBy = ({ statements }: Timeline, cancellation: FactId): readonly FactId[] => {
  const index = statements.findIndex(({ id }) => id === cancellation);
  return statements.slice(index + 1).map(({ id }) => id);
};

const superseding = (statement: SubscriptionStatement, supersedes: readonly FactId[]): SubscriptionStatement =>
  statement.type === 'subscription-cancelled' ? { ...statement, data: { ...statement.data, supersedes } } : statement;

/** Fills in what a new cancellation, or a correction that states one, supersedes. */
const complete = (fact: SubscriptionFact, supersedes: readonly FactId[]): SubscriptionFact => {
  if (fact.type === 'fact-voided') return fact;
  if (fact.type !== 'fact-corrected') return superseding(fact, supersedes);
  return { ...fact, data: { ...fact.data, statement: superseding(fact.data.statement, supersedes) } };
};

/** A change, stated as such or by a correction, says the direction that it has. */
const wrongDirection = ({ statement, before }: Stop): SubscriptionRejection | undefined => {
  const { fact } = statement;
  const isChange = fact.type !== 'subscription-started' && fact.type !== 'subscription-cancelled';
  if (!isChange || before.status !== 'active') return undefined;
  const actual = directionOf(before, fact.data.lines, fact.data.effectiveOn);
  return actual === fact.type ? undefined : { code: 'direction-mismatch', stated: fact.type, actual };
};

/** All facts of a subscription are in the currency of its start, those recorded before included. */
const wrongCurrency = ({ fact }: Statement, standing: SubscriptionIdentity): IllegalStep | undefined => {
  const [from, to] = [standing.currency, fact.data.currency];
  return from === to ? undefined : { code: 'currency-cannot-change', from, to };
};

/** A new fact names the account of the subscription; of those recorded before, it is not read any more. */
const wrongAccount = ({ fact }: Statement, standing: SubscriptionIdentity): IllegalStep | undefined => {
  const [own, stated] = [standing.accountId, fact.data.accountId];
  return own === stated ? undefined : { code: 'account-mismatch', stated, standing: own };
};

const illegal = ({ statement, before, after }: Stop, timeline: Timeline): IllegalStep | undefined => {
  if (after === undefined) return illegalStep(before, timeline);
  return before.status === 'not-started' ? undefined : wrongCurrency(statement, before.identity);
};

/** The new statement's own fault, or the later fact that it would bring down. */
const faultAt = (stop: Stop, timeline: Timeline): SubscriptionRejection | undefined => {
  const step = illegal(stop, timeline);
  const { statement, before } = stop;
  if (isUnrecorded(statement.id)) {
    const account = before.status === 'not-started' ? undefined : wrongAccount(statement, before.identity);
    return step ?? account ?? wrongDirection(stop);
  }
  if (step === undefined) return undefined;
  const { id: factId, fact } = statement;
  const { effectiveOn } = fact.data;
  return { code: 'later-fact-in-the-way', factId, factType: fact.type, effectiveOn, because: step.code };
};

/** A correction of what is inert, and stays so, is on no path; it names the subscription's account and currency all the same. */
const faultOfInert = (stops: readonly Stop[], { statements }: Timeline): SubscriptionRejection | undefined => {
  const state = stops.at(-1)?.after;
  if (state === undefined || state.status === 'not-started') return undefined;
  const { identity } = state;
  const inert = statements.filter(({ id, supersededBy: by }) => by !== undefined && isUnrecorded(id));
  return firstOf(inert, (statement) => wrongCurrency(statement, identity) ?? wrongAccount(statement, identity));
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
export const insertFacts = (
  recorded: readonly SubscriptionLogFact[],
  added: readonly SubscriptionFact[],
): SubscriptionDecision => {
  const malformed = firstOf(added, contentFault);
  if (malformed !== undefined) return reject(malformed);

  const draft = timelineOf(withUnrecorded(recorded, added));
  const facts = added.map((fact, index) => complete(fact, supersededBy(draft, unrecordedFactId(index))));
  const timeline = timelineOf(withUnrecorded(recorded, facts));
  const stops = walk(timeline);
  const fault = firstOf(stops, (stop) => faultAt(stop, timeline)) ?? faultOfInert(stops, timeline);
  return fault === undefined ? accept(...facts) : reject(fault);
};
