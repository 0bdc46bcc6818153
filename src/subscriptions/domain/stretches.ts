import { addDays, type CalendarDate, earlierEnd } from '../../kernel/calendar-date';
import type { AccountId, FactId } from '../../kernel/ids';
import type { Policy } from '../../kernel/policy';
import { type CountedState, type CountedTimeline, countedStatesOf } from './counted-states';
import type { Attributes, Line } from './line';
import type { SubscriptionIdentity } from './subscription.events';
import { endOfTerm, type InForce, isInForce } from './subscription.states';
import type { AgreedTerm } from './terms';
import type { Statement, Timeline } from './timeline';

/** Days `from` ≤ d < `until` on which the same statement holds and the subscription is in force. */
export interface Stretch {
  readonly from: CalendarDate;
  readonly until?: CalendarDate | undefined;
  readonly identity: SubscriptionIdentity;
  readonly lines: readonly Line[];
  readonly attributes: Attributes;
  readonly isPaused: boolean;
  /** The first day on which it counts for nothing because a payment is late, and the fact that says since when. */
  readonly overdue?: { readonly from: CalendarDate; readonly by: FactId } | undefined;
  /** The fact that states the lines. */
  readonly factId: FactId;
  /** The fact that agreed the term by which it ends, where it has one; lines may have changed since. */
  readonly termBy: FactId;
  readonly agreed?: AgreedTerm | undefined;
  /** The day from which its start counts, or its last return if it has come back. */
  readonly cameOn: CalendarDate;
}

/** What facts say of a day: the last of them, and the causes of all. */
export interface Turn {
  readonly factId: FactId;
  readonly causes: readonly string[];
}

/** From which day an account of record has the subscription; merges of accounts are not looked at here. */
export interface Tenure {
  readonly from: CalendarDate;
  readonly accountId: AccountId;
}

export interface Stretches {
  readonly stretches: readonly Stretch[];
  /** In order of days, from the start on without end: also while the subscription is not in force. */
  readonly tenures: readonly Tenure[];
  /** The days on which a fact changes what holds. */
  readonly turns: ReadonlyMap<CalendarDate, Turn>;
}

const ownCause = ({ fact }: Statement): string => {
  switch (fact.type) {
    case 'subscription-started':
      return 'start';
    case 'subscription-upgraded':
    case 'subscription-downgraded':
    case 'subscription-changed':
      return fact.data.cause ?? 'change';
    case 'subscription-renewed':
      return 'renewal';
    case 'subscription-paused':
      return 'pause';
    case 'subscription-resumed':
      return 'resume';
    case 'subscription-past-due':
      return 'past-due';
    case 'subscription-payment-recovered':
      return 'payment-recovered';
    case 'subscription-cancelled':
      return 'cancellation';
    case 'subscription-cancellation-revoked':
      return 'cancellation-revoked';
    case 'subscription-reactivated':
      return 'reactivation';
    case 'subscription-transferred':
      return 'transfer';
  }
};

const causesOf = (statement: Statement): readonly string[] =>
  statement.isCorrection ? [ownCause(statement), 'correction'] : [ownCause(statement)];

const turnsOf = (statements: CountedTimeline['statements']): ReadonlyMap<CalendarDate, Turn> => {
  const turns = new Map<CalendarDate, Turn>();
  for (const { from: day, statement } of statements) {
    const causes = [...(turns.get(day)?.causes ?? []), ...causesOf(statement)];
    turns.set(day, { factId: statement.id, causes: [...new Set(causes)] });
  }
  return turns;
};

/** What of a policy decides when something is in force. */
type InForceUnder = Pick<Policy, 'churnRecognition' | 'startBasis' | 'pastDue' | 'renewalGraceDays'>;

const agreedIn = ({ term, termFrom, since }: InForce): AgreedTerm | undefined =>
  term && { from: termFrom, endsOn: term.endsOn, renews: term.renews === true, statedOn: since };

const overdueIn = ({ pastDueSince, pastDueBy: by }: InForce, { pastDue }: InForceUnder): Stretch['overdue'] =>
  pastDue === 'count' || pastDueSince === undefined || by === undefined
    ? undefined
    : { from: addDays(pastDueSince, pastDue.countDays + 1), by };

/** The day from which a term that was not renewed counts no longer. */
const graceEnd = (state: InForce, { renewalGraceDays }: InForceUnder): CalendarDate | undefined => {
  const end = endOfTerm(state);
  return end === undefined || renewalGraceDays === 0 ? end : addDays(end, renewalGraceDays);
};

interface Span {
  readonly from: CalendarDate;
  readonly next: CalendarDate | undefined;
  readonly cameOn: CalendarDate;
}

const stretchFrom = ({ from, next, cameOn }: Span, state: InForce, policy: InForceUnder): readonly Stretch[] => {
  const until = earlierEnd(next, graceEnd(state, policy));
  if (until !== undefined && until <= from) return [];
  const { identity, lines, attributes, factId, termBy } = state;
  const held = { identity, lines, attributes, isPaused: state.status === 'paused', factId, termBy, cameOn };
  return [{ from, until, ...held, overdue: overdueIn(state, policy), agreed: agreedIn(state) }];
};

const tenuresOf = (states: readonly CountedState[]): readonly Tenure[] => {
  const tenures: Tenure[] = [];
  for (const { from, state } of states) {
    if (state.status === 'not-started') continue;
    const { accountId } = state.identity;
    if (tenures.at(-1)?.accountId === accountId) continue;
    if (tenures.at(-1)?.from === from) tenures.pop();
    if (tenures.at(-1)?.accountId !== accountId) tenures.push({ from, accountId });
  }
  return tenures;
};

/** The spans of days on which a subscription counts as in force, in order. A change within a day leaves no stretch of its own. */
export const stretchesOf = (timeline: Timeline, policy: InForceUnder): Stretches => {
  const { states, statements } = countedStatesOf(timeline, policy);
  const days = new Map(statements.map(({ from, statement }) => [statement.id, from] as const));
  const stretches = states.flatMap(({ from, state }, index) => {
    if (!isInForce(state)) return [];
    const cameOn = days.get(state.cameBy) ?? from;
    return stretchFrom({ from, next: states[index + 1]?.from, cameOn }, state, policy);
  });
  return { stretches, tenures: tenuresOf(states), turns: turnsOf(statements) };
};
