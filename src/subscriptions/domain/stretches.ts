import type { CalendarDate } from '../../kernel/calendar-date';
import { earlierEnd } from '../../kernel/calendar-date';
import type { AccountId, FactId } from '../../kernel/ids';
import type { Attributes, Line } from './line';
import type { SubscriptionIdentity } from './subscription.events';
import { type Active, type Stop, walkRecorded } from './subscription.states';
import type { Statement, Timeline } from './timeline';

/** Days `from` ≤ d < `until` on which the same statement holds and the subscription is in force. */
export interface Stretch {
  readonly from: CalendarDate;
  readonly until?: CalendarDate;
  readonly identity: SubscriptionIdentity;
  readonly lines: readonly Line[];
  readonly attributes: Attributes;
  readonly isPaused: boolean;
  /** The day from which a payment is late, while it is. */
  readonly pastDueSince?: CalendarDate;
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
    case 'subscription-cancelled':
      return 'cancellation';
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

const endOfTerm = ({ term }: Active): CalendarDate | undefined =>
  term === undefined || term.renews === true ? undefined : term.endsOn;

const stretchFrom = (active: Active, next: CalendarDate | undefined): readonly Stretch[] => {
  const until = earlierEnd(next, endOfTerm(active));
  if (until !== undefined && until <= active.since) return [];
  const { since, identity, lines, attributes, factId, termBy } = active;
  return [{ from: since, ...(until !== undefined && { until }), identity, lines, attributes, factId, termBy }];
};

/** The spans of days on which a subscription is in force, in order. A change within a day leaves no stretch of its own. */
export const stretchesOf = (timeline: Timeline): Stretches => {
  const stops = walkRecorded(timeline);
  const stretches = stops.flatMap(({ after }, index) =>
    after.status === 'active' ? stretchFrom(after, stops[index + 1]?.statement.fact.data.effectiveOn) : [],
  );
  return { stretches, turns: turnsOf(stops) };
};
