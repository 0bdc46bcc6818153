import type { CalendarDate } from '../../kernel/calendar-date';
import type { FactId } from '../../kernel/ids';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { countWhile } from '../../kernel/sorted';
import type { Attributes, Line } from './line';
import type {
  LinesChanged,
  SubscriptionCancelled,
  SubscriptionIdentity,
  SubscriptionPaused,
  SubscriptionReactivated,
  SubscriptionRenewed,
  SubscriptionStarted,
  Term,
} from './subscription.events';
import { counts, type Statement, type Timeline } from './timeline';

export interface NotStarted {
  readonly status: 'not-started';
}

/** What was agreed last, and what holds it. */
interface Agreed {
  readonly identity: SubscriptionIdentity;
  readonly lines: readonly Line[];
  readonly attributes: Attributes;
  /** The fact by which it started, or came back last. A renewal goes on with what was, also after its end. */
  readonly cameBy: FactId;
}

interface Running extends Agreed {
  readonly term: Term | undefined;
  /** The first day of the term, or of what was agreed without one. */
  readonly termFrom: CalendarDate;
  /** The fact that agreed the term; lines may have changed since. */
  readonly termBy: FactId;
  /** The day from which these lines hold, and the fact that says so. */
  readonly since: CalendarDate;
  readonly factId: FactId;
  /** The day from which a payment is late, and the fact that says so. */
  readonly pastDueSince: CalendarDate | undefined;
  readonly pastDueBy: FactId | undefined;
}

export interface Active extends Running {
  readonly status: 'active';
}

export interface Paused extends Running {
  readonly status: 'paused';
  readonly pausedSince: CalendarDate;
  readonly pausedBy: FactId;
}

export type InForce = Active | Paused;

/** No longer in force from `since` on, by the fact named. The lines are those it had. */
interface Stopped extends Agreed {
  readonly since: CalendarDate;
  readonly factId: FactId;
}

export interface Cancelled extends Stopped {
  readonly status: 'cancelled';
}

export interface Ended extends Stopped {
  readonly status: 'ended';
}

export type SubscriptionStatusState = NotStarted | Active | Paused | Cancelled | Ended;

export const isInForce = (state: SubscriptionStatusState): state is InForce =>
  state.status === 'active' || state.status === 'paused';

/** A statement with the states it stands between; `after` is absent where the statement is not legal. */
export interface Stop {
  readonly statement: Statement;
  readonly before: SubscriptionStatusState;
  readonly after: SubscriptionStatusState | undefined;
}

const NOT_STARTED: NotStarted = { status: 'not-started' };

/** The day from which a term that does not renew is over. */
export const endOfTerm = ({ term }: Pick<Running, 'term'>): CalendarDate | undefined =>
  term === undefined || term.renews === true ? undefined : term.endsOn;

/** The state once the days up to `day` have come: a term that does not renew is over from `endsOn`. */
export const comeTo = (state: SubscriptionStatusState, day: CalendarDate): SubscriptionStatusState => {
  if (!isInForce(state)) return state;
  const { identity, lines, attributes, cameBy, termBy: factId } = state;
  const since = endOfTerm(state);
  if (since === undefined || since > day) return state;
  return { status: 'ended', identity, lines, attributes, cameBy, since, factId };
};

const ON_TIME = { pastDueSince: undefined, pastDueBy: undefined } as const;

/** In force with what a fact states in full. */
const agreed = (
  identity: SubscriptionIdentity,
  { data }: SubscriptionStarted | SubscriptionReactivated,
  factId: FactId,
): Active => ({
  status: 'active',
  identity,
  lines: data.lines,
  attributes: data.attributes ?? {},
  cameBy: factId,
  term: data.term,
  termFrom: data.effectiveOn,
  termBy: factId,
  since: data.effectiveOn,
  factId,
  pastDueSince: undefined,
  pastDueBy: undefined,
});

const started = (fact: SubscriptionStarted, factId: FactId): Active => {
  const { subscriptionId, accountId, currency } = fact.data;
  return agreed({ subscriptionId, accountId, currency }, fact, factId);
};

const changed = (before: InForce, { data }: LinesChanged, factId: FactId): InForce => ({
  ...before,
  lines: data.lines,
  attributes: data.attributes ?? {},
  since: data.effectiveOn,
  factId,
});

/** A renewal of what has ended brings it back: active, and not past due. */
const renewed = (before: InForce | Ended, { data }: SubscriptionRenewed, factId: FactId): InForce => {
  const { lines, attributes = {}, effectiveOn: since, term } = data;
  const holds = lines === undefined ? {} : { lines, attributes, since, factId };
  const agreedAnew = { term, termFrom: since, termBy: factId };
  if (before.status !== 'ended') return { ...before, ...holds, ...agreedAnew };
  const { identity, cameBy } = before;
  const again = { status: 'active', identity, cameBy, since, factId, ...agreedAnew, ...ON_TIME } as const;
  return { lines: before.lines, attributes: before.attributes, ...again, ...holds };
};

const paused = (before: Active, { data }: SubscriptionPaused, pausedBy: FactId): Paused => ({
  ...before,
  status: 'paused',
  pausedSince: data.effectiveOn,
  pausedBy,
});

const resumed = ({ pausedSince: _since, pausedBy: _by, ...running }: Paused): Active => ({
  ...running,
  status: 'active',
});

const cancelled = (
  { identity, lines, attributes, cameBy }: InForce,
  { data }: SubscriptionCancelled,
  factId: FactId,
): Cancelled => ({ status: 'cancelled', identity, lines, attributes, cameBy, since: data.effectiveOn, factId });

/** What a statement about a subscription in force leads to; undefined where it is not legal. */
const stepInForce = (before: InForce, { fact, id }: Statement): SubscriptionStatusState | undefined => {
  switch (fact.type) {
    case 'subscription-started':
    case 'subscription-reactivated':
      return undefined;
    case 'subscription-upgraded':
    case 'subscription-downgraded':
    case 'subscription-changed':
      return changed(before, fact, id);
    case 'subscription-renewed':
      return renewed(before, fact, id);
    case 'subscription-paused':
      return before.status === 'active' ? paused(before, fact, id) : undefined;
    case 'subscription-resumed':
      return before.status === 'paused' ? resumed(before) : undefined;
    case 'subscription-past-due':
      return before.pastDueSince === undefined
        ? { ...before, pastDueSince: fact.data.effectiveOn, pastDueBy: id }
        : before;
    case 'subscription-payment-recovered':
      return { ...before, ...ON_TIME };
    case 'subscription-cancelled':
      return cancelled(before, fact, id);
    case 'subscription-cancellation-revoked':
      return before;
    case 'subscription-transferred':
      return { ...before, identity: { ...before.identity, accountId: fact.data.toAccountId } };
  }
};

/** The same of a subscription that is not in force. */
const stepElsewhere = (
  before: NotStarted | Cancelled | Ended,
  { fact, id }: Statement,
): SubscriptionStatusState | undefined => {
  if (before.status === 'not-started') return fact.type === 'subscription-started' ? started(fact, id) : undefined;
  if (fact.type === 'subscription-reactivated') return agreed(before.identity, fact, id);
  return fact.type === 'subscription-renewed' && before.status === 'ended' ? renewed(before, fact, id) : undefined;
};

const step = (before: SubscriptionStatusState, statement: Statement): SubscriptionStatusState | undefined =>
  isInForce(before) ? stepInForce(before, statement) : stepElsewhere(before, statement);

/**
 * What a statement leads to among those that count by some day, where others before it may not count yet; one that finds
 * nothing to act on changes nothing.
 */
export const stepAmongCounted = (state: SubscriptionStatusState, statement: Statement): SubscriptionStatusState => {
  const { type, data } = statement.fact;
  const comesBack = type === 'subscription-renewed' || type === 'subscription-reactivated';
  return step(comesBack ? comeTo(state, data.effectiveOn) : state, statement) ?? state;
};

/** Goes through what counts of a timeline, in effective order, up to the first statement that is not legal. */
export const walk = ({ statements }: Timeline): readonly Stop[] => {
  const stops: Stop[] = [];
  let state: SubscriptionStatusState = NOT_STARTED;
  for (const statement of statements) {
    if (!counts(statement)) continue;
    const before = comeTo(state, statement.fact.data.effectiveOn);
    const after = step(before, statement);
    stops.push({ statement, before, after });
    if (after === undefined) return stops;
    state = after;
  }
  return stops;
};

/** A recorded timeline, which is legal throughout. Throws InvariantViolated where it is not. */
export const walkRecorded = (timeline: Timeline): readonly (Stop & { readonly after: SubscriptionStatusState })[] =>
  walk(timeline).map(({ statement, before, after }) => {
    if (after !== undefined) return { statement, before, after };
    throw new InvariantViolated(
      `Fact ${statement.id} (${statement.fact.type}) does not follow from a ${before.status} subscription.`,
    );
  });

/** The state at the end of any day. The timeline is walked once, however many days are asked for. */
export const statesOf = (timeline: Timeline): ((day: CalendarDate) => SubscriptionStatusState) => {
  const stops = walkRecorded(timeline);
  return (day) => {
    const last = stops[countWhile(stops, ({ statement }) => statement.fact.data.effectiveOn <= day) - 1];
    return last === undefined ? NOT_STARTED : comeTo(last.after, day);
  };
};

/** The state at the end of a day. */
export const stateOn = (timeline: Timeline, day: CalendarDate): SubscriptionStatusState => statesOf(timeline)(day);
