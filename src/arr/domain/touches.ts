import { type CalendarDate, earlierEnd } from '../../kernel/calendar-date';
import type { FactId } from '../../kernel/ids';
import type { SubscriptionFact } from '../../subscriptions/domain/subscription.events';
import { type Float64Column, float64Column } from './column';

/** The fact that something changes by. */
export interface Cause {
  readonly id: FactId;
  readonly sequence: number;
}

/** That an append has touched a subscription: with which fact last, and from which day on that may change something. */
export interface Touch {
  readonly fact: Cause;
  /** Undefined: on any day. */
  readonly since: CalendarDate | undefined;
}

/** Two touches of one append, the later one last, as one. */
const joined = (known: Touch | undefined, { fact, since }: Touch): Touch => {
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

const NEVER = 0;

const markAt = (lasts: Float64Column, place: number, sequence: number): void => {
  while (lasts.length <= place) lasts.push(NEVER);
  lasts.set(place, Math.max(sequence, lasts.at(place)));
};

function* after(lasts: Float64Column, sequence: number): Iterable<number> {
  for (let place = 0; place < lasts.length; place += 1) if (lasts.at(place) > sequence) yield place;
}

/** The subscriptions and accounts that the present append has touched, with the last fact on each, and when each was touched last. */
export class Touches {
  private subscriptions = new Map<number, Touch>();
  private accounts = new Map<number, Cause>();
  private readonly lastOfSubscriptions = float64Column();
  private readonly lastOfAccounts = float64Column();

  touch(subscription: number, touch: Touch): void {
    this.subscriptions.set(subscription, joined(this.subscriptions.get(subscription), touch));
    markAt(this.lastOfSubscriptions, subscription, touch.fact.sequence);
  }

  touchAccount(account: number, fact: Cause): void {
    this.accounts.set(account, fact);
    markAt(this.lastOfAccounts, account, fact.sequence);
  }

  /** Touches, on any day, what a fact after a sequence has touched: no other reads otherwise by the facts up to it. */
  touchAfter(sequence: number, fact: Cause): void {
    for (const each of after(this.lastOfSubscriptions, sequence)) this.touch(each, { fact, since: undefined });
    for (const each of after(this.lastOfAccounts, sequence)) this.touchAccount(each, fact);
  }

  /** What the append has touched; it is over then. */
  taken(): {
    readonly subscriptions: readonly (readonly [number, Touch])[];
    readonly accounts: readonly (readonly [number, Cause])[];
  } {
    const taken = { subscriptions: [...this.subscriptions], accounts: [...this.accounts] };
    // A map that is cleared keeps what it held for as long as its first contents are not collected.
    this.subscriptions = new Map();
    this.accounts = new Map();
    return taken;
  }
}
