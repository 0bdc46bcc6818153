import { type CalendarDate, earlierEnd } from '../../kernel/calendar-date';
import type { FactId } from '../../kernel/ids';
import type { SubscriptionFact } from '../../subscriptions/domain/subscription.events';

/** The fact that something changes by. */
export interface Cause {
  readonly id: FactId;
}

/** That an append has touched a subscription: with which fact last, and from which day on that may change something. */
export interface Touch {
  readonly fact: Cause;
  /** Undefined: on any day. */
  readonly since: CalendarDate | undefined;
}

/** Two touches of one append, the later one last, as one. */
export const joined = (known: Touch | undefined, { fact, since }: Touch): Touch => {
  const isAnyDay = since === undefined || (known !== undefined && known.since === undefined);
  return { fact, since: isAnyDay ? undefined : earlierEnd(since, known?.since) };
};

/**
 * A statement that is added changes nothing before its day, since what stands is walked in the order of days. What undoes
 * another fact may change any.
 */
export const changesSince = ({ type, data }: SubscriptionFact): CalendarDate | undefined =>
  type === 'fact-voided' || type === 'fact-corrected' || type === 'subscription-cancellation-revoked'
    ? undefined
    : data.effectiveOn;
