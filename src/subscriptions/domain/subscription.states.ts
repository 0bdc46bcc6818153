import type { CalendarDate } from '../../kernel/calendar-date';
import type { FactId } from '../../kernel/ids';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { Attributes, Line } from './line';
import type {
  LinesChanged,
  SubscriptionCancelled,
  SubscriptionIdentity,
  SubscriptionStarted,
  Term,
} from './subscription.events';
import type { Statement, Timeline } from './timeline';

export interface NotStarted {
  readonly status: 'not-started';
}

export interface Active {
  readonly status: 'active';
  readonly identity: SubscriptionIdentity;
  readonly lines: readonly Line[];
  readonly attributes: Attributes;
  readonly term: Term | undefined;
  /** The fact that agreed the term; lines may have changed since. */
  readonly termBy: FactId;
  /** The day from which these lines hold, and the fact that states them. */
  readonly since: CalendarDate;
  readonly factId: FactId;
}

/** No longer in force from `since` on, by the fact named. */
interface Stopped {
  readonly identity: SubscriptionIdentity;
  readonly since: CalendarDate;
  readonly factId: FactId;
}

export interface Cancelled extends Stopped {
  readonly status: 'cancelled';
}

export interface Ended extends Stopped {
  readonly status: 'ended';
}

export type SubscriptionStatusState = NotStarted | Active | Cancelled | Ended;

/** A statement with the states it stands between; `after` is absent where the statement is not legal. */
export interface Stop {
  readonly statement: Statement;
  readonly before: SubscriptionStatusState;
  readonly after: SubscriptionStatusState | undefined;
}

const NOT_STARTED: NotStarted = { status: 'not-started' };

/** The state once the days up to `day` have come: a term that does not renew is over from `endsOn`. */
export const comeTo = (state: SubscriptionStatusState, day: CalendarDate): SubscriptionStatusState => {
  if (state.status !== 'active' || state.term === undefined || state.term.renews === true || state.term.endsOn > day) {
    return state;
  }
  return { status: 'ended', identity: state.identity, since: state.term.endsOn, factId: state.termBy };
};

const started = ({ data }: SubscriptionStarted, factId: FactId): Active => ({
  status: 'active',
  identity: { subscriptionId: data.subscriptionId, accountId: data.accountId, currency: data.currency },
  lines: data.lines,
  attributes: data.attributes ?? {},
  term: data.term,
  termBy: factId,
  since: data.effectiveOn,
  factId,
});

const changed = (before: Active, { data }: LinesChanged, factId: FactId): Active => ({
  ...before,
  lines: data.lines,
  attributes: data.attributes ?? {},
  since: data.effectiveOn,
  factId,
});

const cancelled = (before: Active, { data }: SubscriptionCancelled, factId: FactId): Cancelled => ({
  status: 'cancelled',
  identity: before.identity,
  since: data.effectiveOn,
  factId,
});

/** The state that a statement leads to, or undefined where it is not legal. */
const step = (before: SubscriptionStatusState, { fact, id }: Statement): SubscriptionStatusState | undefined => {
  switch (fact.type) {
    case 'subscription-started':
      return before.status === 'not-started' ? started(fact, id) : undefined;
    case 'subscription-upgraded':
    case 'subscription-downgraded':
    case 'subscription-changed':
      return before.status === 'active' ? changed(before, fact, id) : undefined;
    case 'subscription-cancelled':
      return before.status === 'active' ? cancelled(before, fact, id) : undefined;
  }
};

/** Goes through what counts of a timeline, in effective order, up to the first statement that is not legal. */
export const walk = ({ statements }: Timeline): readonly Stop[] => {
  const stops: Stop[] = [];
  let state: SubscriptionStatusState = NOT_STARTED;
  for (const statement of statements) {
    if (statement.supersededBy !== undefined) continue;
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

/** The state at the end of a day. */
export const stateOn = (timeline: Timeline, day: CalendarDate): SubscriptionStatusState => {
  const last = walkRecorded(timeline).findLast(({ statement }) => statement.fact.data.effectiveOn <= day);
  return last === undefined ? NOT_STARTED : comeTo(last.after, day);
};
