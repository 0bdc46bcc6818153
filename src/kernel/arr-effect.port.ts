import type { CalendarDate } from './calendar-date';
import type { Currency } from './currency';
import type { SubscriptionId } from './ids';
import type { MinorUnits } from './minor-units';
import type { JsonObject } from './canonical-json';

/** A change of ARR on a day. */
export interface ArrEffect {
  readonly effectiveOn: CalendarDate;
  readonly currency: Currency;
  readonly delta: MinorUnits;
}

/** A fact that has not been recorded. */
export interface HypotheticalFact {
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
}

/** What facts would do to ARR if they were recorded now. The write side asks it for a dry run; the read side answers. */
export interface ArrEffectPreview {
  effectOf(subscriptionId: SubscriptionId, facts: readonly HypotheticalFact[]): Promise<readonly ArrEffect[]>;
}

export const ARR_EFFECT_PREVIEW = Symbol('ArrEffectPreview');
