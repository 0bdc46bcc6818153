import type { CalendarDate } from '../../kernel/calendar-date';
import { earlierEnd } from '../../kernel/calendar-date';
import type { AccountId, FactId } from '../../kernel/ids';
import type { Attributes, Line } from './line';
import type { SubscriptionIdentity } from './subscription.events';
import { endOfTerm, type InForce, isInForce, type Stop, walkRecorded } from './subscription.states';
import type { Statement, Timeline } from './timeline';

/** Days `from` ≤ d < `until` on which the same statement holds and the subscription is in force. */
export interface Stretch {
  readonly from: CalendarDate;
  readonly until?: CalendarDate | undefined;
  readonly identity: SubscriptionIdentity;
  readonly lines: readonly Line[];
  readonly attributes: Attributes;
  readonly isPaused: boolean;
  /** The day from which a payment is late, while it is. */
  readonly pastDueSince?: CalendarDate | undefined;
  /** The fact that states the lines. */
  readonly factId: FactId;
  /** The fact that agreed the term by which it ends, where it has one; lines may have changed since. */
  readonly termBy: FactId;
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

const turnsOf = (stops: readonly Stop[]): ReadonlyMap<CalendarDate, Turn> => {
  const turns = new Map<CalendarDate, Turn>();
  for (const { statement } of stops) {
    const day = statement.fact.data.effectiveOn;
    const causes = [...(turns.get(day)?.causes ?? []), ...causesOf(statement)];
    turns.set(day, { factId: statement.id, causes: [...new Set(causes)] });
  }
  return turns;
};

type Recorded = ReturnType<typeof walkRecorded>;

const stretchFrom = (from: CalendarDate, state: InForce, next: CalendarDate | undefined): readonly Stretch[] => {
  const until = earlierEnd(next, endOfTerm(state));
  if (until !== undefined && until <= from) return [];
  const { identity, lines, attributes, factId, termBy, pastDueSince } = state;
  const isPaused = state.status === 'paused';
  return [{ from, until, pastDueSince, identity, lines, attributes, isPaused, factId, termBy }];
};

const tenuresOf = (stops: Recorded): readonly Tenure[] => {
  const tenures: Tenure[] = [];
  for (const { statement, after } of stops) {
    if (after.status === 'not-started') continue;
    const { accountId } = after.identity;
    if (tenures.at(-1)?.accountId === accountId) continue;
    const from = statement.fact.data.effectiveOn;
    if (tenures.at(-1)?.from === from) tenures.pop();
    if (tenures.at(-1)?.accountId !== accountId) tenures.push({ from, accountId });
  }
  return tenures;
};

/** The spans of days on which a subscription is in force, in order. A change within a day leaves no stretch of its own. */
export const stretchesOf = (timeline: Timeline): Stretches => {
  const stops = walkRecorded(timeline);
  const stretches = stops.flatMap(({ statement, after }, index) => {
    const next = stops[index + 1]?.statement.fact.data.effectiveOn;
    return isInForce(after) ? stretchFrom(statement.fact.data.effectiveOn, after, next) : [];
  });
  return { stretches, tenures: tenuresOf(stops), turns: turnsOf(stops) };
};
