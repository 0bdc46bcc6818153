import type { CalendarDate } from '../../kernel/calendar-date';
import type { Recorded } from '../../kernel/projection';
import { countWhile } from '../../kernel/sorted';
import type { RateFact } from '../../rates/domain/rate.events';
import type { SubscriptionFact } from '../../subscriptions/domain/subscription.events';
import type { FiguredFact } from './ledger-fact';
import type { Reach } from './reaches';

/** That an append has touched a subscription: with which fact last, and from which day on that may change something. */
export interface Touch {
  readonly fact: Recorded<FiguredFact | RateFact>;
  /** Undefined: on any day. */
  readonly since: CalendarDate | undefined;
}

/**
 * A statement that is added changes nothing before its day, since what stands is walked in the order of days. What undoes
 * another fact may change any.
 */
export const changesSince = ({ type, data }: SubscriptionFact): CalendarDate | undefined =>
  type === 'fact-voided' || type === 'fact-corrected' || type === 'subscription-cancellation-revoked'
    ? undefined
    : data.effectiveOn;

type DaysByAccount = Reach['days'];

/** Parts the days of each account at one; there is no account without days in either part. */
export const cutAt = (
  days: DaysByAccount,
  since: number,
): { stays: Map<number, readonly number[]>; goes: DaysByAccount } => {
  const [stays, goes] = [new Map<number, readonly number[]>(), new Map<number, readonly number[]>()];
  for (const [account, ofAccount] of days) {
    const count = countWhile(ofAccount, (on) => on < since);
    if (count > 0) stays.set(account, ofAccount.slice(0, count));
    if (count < ofAccount.length) goes.set(account, ofAccount.slice(count));
  }
  return { stays, goes };
};
