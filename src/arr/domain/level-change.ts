import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { AccountId, LineId, SubscriptionId } from '../../kernel/ids';
import type { MinorUnits } from '../../kernel/minor-units';
import type { Attributes } from '../../subscriptions/domain/line';
import type { Turn } from '../../subscriptions/domain/stretches';

/** A change of what a line counts for, on a day; out of one set of attributes, into another, or both. */
export interface LevelChange {
  readonly effectiveOn: CalendarDate;
  readonly currency: Currency;
  readonly subscriptionId: SubscriptionId;
  readonly lineId: LineId;
  /** Whether it stood the day before, and goes to another account or comes from one. */
  readonly isTransfer: boolean;
  /** Whether it is what another rate makes of what stood. */
  readonly isFx: boolean;
  /** By how many lines that count for something the account has more. */
  readonly lines: number;
  readonly delta: MinorUnits;
  readonly attributes: Attributes;
  readonly turn: Turn;
}

/** The changes of a subscription's lines, by the accounts that they are changes for. */
export type ChangesByAccount = ReadonlyMap<AccountId, readonly LevelChange[]>;
