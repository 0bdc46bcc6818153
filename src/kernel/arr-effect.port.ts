import type { CalendarDate } from './calendar-date';
import type { Currency } from './currency';
import type { Logged } from './decider';
import type { SubscriptionId } from './ids';
import type { Token } from './log-record';
import type { MinorUnits } from './minor-units';

/** A change of ARR on a day. */
export interface ArrEffect {
  readonly effectiveOn: CalendarDate;
  readonly currency: Currency;
  readonly delta: MinorUnits;
}

/** The subscription's stream as a decision found it: its last revision, and where that stands in the store. */
export interface DecidedOn {
  readonly revision: number;
  readonly token: Token;
}

/** What facts would do to ARR if they were recorded now. The write side asks it for a dry run; the read side answers. */
export interface ArrEffectPreview<Fact> {
  /**
   * The changes of ARR by day and currency, in that order; days on which nothing changes are left out. Facts of the
   * subscription that came after the decision are not looked at. Throws PositionNotReached if those before are not read yet.
   */
  effectOf(
    subscriptionId: SubscriptionId,
    facts: readonly Logged<Fact>[],
    on: DecidedOn,
  ): Promise<readonly ArrEffect[]>;
}

export const ARR_EFFECT_PREVIEW = Symbol('ArrEffectPreview');
