import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { AccountId, LineId, SubscriptionId } from '../../kernel/ids';
import type { MinorUnits } from '../../kernel/minor-units';
import type { Attributes } from '../../subscriptions/domain/line';

/**
 * How a change of an account's ARR on a day is read. `transfer` is what stood the day before and goes from one account to
 * another, `reclassification` moves ARR between attributes or lines, not in amount, `fx` is what another rate makes of what stood.
 */
export const MOVEMENT_CLASSES = [
  'new',
  'expansion',
  'reactivation',
  'contraction',
  'churn',
  'transfer',
  'reclassification',
  'fx',
] as const;
export type MovementClass = (typeof MOVEMENT_CLASSES)[number];

/** What one line adds to a movement, and the fact that says so. */
export interface Contribution {
  readonly subscriptionId: SubscriptionId;
  readonly lineId: LineId;
  readonly factId: string;
  readonly delta: MinorUnits;
  readonly attributes: Attributes;
}

/**
 * A change of an account's ARR in one currency on one day; the contributions sum to `delta`. A day may have three in
 * a currency: what is transferred, what another rate makes of what stands then, and the rest.
 */
export interface Movement {
  readonly accountId: AccountId;
  readonly effectiveOn: CalendarDate;
  readonly currency: Currency;
  readonly class: MovementClass;
  readonly delta: MinorUnits;
  /** ARR at the end of the day before, and of the day; between the movements of a day, what stood after the one before. */
  readonly before: MinorUnits;
  readonly after: MinorUnits;
  readonly contributions: readonly Contribution[];
  readonly causes: readonly string[];
}
