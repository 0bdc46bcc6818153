import { type CalendarDate, earlierEnd } from '../../kernel/calendar-date';
import type { Policy } from '../../kernel/policy';
import { type Stop, stepAmongCounted, type SubscriptionStatusState, walkRecorded } from './subscription.states';
import type { Statement, Timeline } from './timeline';

type When = Pick<Policy, 'churnRecognition' | 'startBasis'>;

/** Whether a policy lets facts count before the day from which they are true. */
export const countsEarly = ({ churnRecognition, startBasis }: When): boolean =>
  churnRecognition === 'requested' || startBasis === 'booked';

/** The day from which a statement counts. */
export const countsFrom = ({ fact, recordedOn }: Statement, policy: When): CalendarDate => {
  const { effectiveOn } = fact.data;
  const orEarlier = (day: CalendarDate | undefined): CalendarDate => earlierEnd(day, effectiveOn) ?? effectiveOn;
  switch (fact.type) {
    case 'subscription-started':
    case 'subscription-upgraded':
    case 'subscription-downgraded':
    case 'subscription-changed':
      return policy.startBasis === 'booked' ? orEarlier(fact.data.bookedOn ?? recordedOn) : effectiveOn;
    case 'subscription-cancelled':
      return policy.churnRecognition === 'requested' ? orEarlier(fact.data.requestedOn) : effectiveOn;
    case 'subscription-renewed':
    case 'subscription-paused':
    case 'subscription-resumed':
    case 'subscription-past-due':
    case 'subscription-payment-recovered':
    case 'subscription-cancellation-revoked':
    case 'subscription-reactivated':
    case 'subscription-transferred':
      return effectiveOn;
  }
};

/** What holds from a day on, by all that counts by then. */
export interface CountedState {
  readonly from: CalendarDate;
  readonly state: SubscriptionStatusState;
}

type LegalStop = Stop & { readonly after: SubscriptionStatusState };

/** Statements that count in effective order follow from one another; behind the first that does not count yet, they are taken one by one. */
const stateBy = (day: CalendarDate, stops: readonly LegalStop[], days: readonly CalendarDate[]) => {
  const waiting = days.findIndex((from) => from > day);
  if (waiting < 0) return stops.at(-1)?.after;
  let state: SubscriptionStatusState = stops[waiting - 1]?.after ?? { status: 'not-started' };
  stops.forEach(({ statement }, index) => {
    const from = days[index];
    if (index > waiting && from !== undefined && from <= day) state = stepAmongCounted(state, statement);
  });
  return state;
};

/** A timeline as a policy counts it. */
export interface CountedTimeline {
  /** In order of days; the last of several on one day is what holds. */
  readonly states: readonly CountedState[];
  /** The statements that count for anything, each with the day from which it does. */
  readonly statements: readonly { readonly from: CalendarDate; readonly statement: Statement }[];
}

/** What holds from day to day: of the facts that count by a day, in effective order, what they come to. */
export const countedStatesOf = (timeline: Timeline, policy: When): CountedTimeline => {
  const stops = walkRecorded(timeline);
  const statements = stops.map(({ statement }) => ({ from: countsFrom(statement, policy), statement }));
  if (!countsEarly(policy)) {
    return {
      statements,
      states: stops.map(({ statement, after }) => ({ from: statement.fact.data.effectiveOn, state: after })),
    };
  }
  const days = statements.map(({ from }) => from);
  const states = [...new Set(days)].sort().flatMap((from): readonly CountedState[] => {
    const state = stateBy(from, stops, days);
    return state === undefined ? [] : [{ from, state }];
  });
  return { statements, states };
};
