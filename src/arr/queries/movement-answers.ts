import type { GroupColumn } from '../domain/movement-groups';
import type { Discount, Line } from '../../subscriptions/domain/line';
import type { NotCounted } from '../../subscriptions/domain/annual-value';
import type { RateFactAnswer } from './rate-answers';
import type {
  AccountFactAnswer,
  ContributionAnswer,
  Echo,
  FactAnswer,
  MovementAnswer,
  SubscriptionStatusAnswer,
} from './answers';

/** A discount in force, and what it leaves of the amount per interval. */
export type DiscountInForce = Discount & { readonly leaves: string };

/** What a line's ARR is worked out from; amounts are per interval of the line, and exact. */
export interface LineInputs {
  readonly gross: string;
  readonly discounts: readonly DiscountInForce[];
  readonly net: string;
  /** By what the net amount becomes one of a year: `12`, `365/7`. */
  readonly annualFactor: string;
}

/** What a line comes to at the end of a day. */
export interface LineValue {
  readonly asOf: string;
  /** Of the subscription. */
  readonly status: SubscriptionStatusAnswer;
  readonly arr: string;
  /** The fact that states the line; absent, as what follows, where the line is not in force. */
  readonly factId?: string;
  readonly line?: Line;
  /** Why it counts for nothing. */
  readonly notCounted?: NotCounted | 'paused' | 'past-due';
  readonly inputs?: LineInputs;
  /** `(49.00 × 12 − 10 %) × 12 = 6350.40` */
  readonly formula?: string;
  /** The same in the reporting currency; absent where nothing is converted, or where the rate is missing. */
  readonly converted?: LineConverted;
}

/** What a line comes to once it is converted. */
export interface LineConverted {
  readonly currency: string;
  readonly arr: string;
  /** The day whose rate counts, the rate, and the fact that says so. */
  readonly rateOn: string;
  readonly rate: string;
  readonly factId: string;
  /** `1200.00 USD × 0.92 → 1104.00 EUR` */
  readonly formula: string;
}

/** A contribution with what the line came to on the day before and comes to on the day. */
export interface ContributionExplained extends ContributionAnswer {
  /** How `delta` comes from the two: `1440.00 − 1200.00 = 240.00`. */
  readonly formula: string;
  readonly before: LineValue;
  readonly after: LineValue;
}

/** The entry that has taken a movement back. */
export interface TakenBack {
  readonly by: string;
  readonly factId: string;
  readonly sequence: number;
  readonly recordedAt: string;
  /** The entry that says the same anew, otherwise. */
  readonly replacedBy?: string;
}

export interface MovementExplained extends Echo, Omit<MovementAnswer, 'contributions'> {
  readonly kind: 'assert' | 'retract';
  /** The entry that this one takes back. */
  readonly retracts?: string;
  /** Whether it is in force by then. */
  readonly stands: boolean;
  readonly takenBack?: TakenBack;
  readonly contributions: readonly ContributionExplained[];
  /** Those that the movement names, as they stand by then; in the order of recording. */
  readonly facts: readonly (FactAnswer | AccountFactAnswer | RateFactAnswer)[];
}

/** A movement as a row of the window counts it. */
export interface MovementInRow {
  readonly id: string;
  readonly accountId: string;
  readonly effectiveOn: string;
  readonly currency: string;
  /** The column of the row; with a filter one movement may be in several. */
  readonly class: GroupColumn;
  /** What it adds to the column. */
  readonly delta: string;
  readonly causes: readonly string[];
  readonly factId: string;
  readonly sequence: number;
  readonly recordedAt: string;
}

/** What the movements of a column add up to, in all pages. */
export interface MovementSum {
  readonly currency: string;
  readonly class: GroupColumn;
  readonly delta: string;
  readonly movements: number;
}

export interface MovementListAnswer extends Echo {
  readonly from: string;
  readonly to: string;
  /** As it was asked; absent where it was not. */
  readonly class?: GroupColumn;
  readonly currency?: string;
  readonly filter?: string;
  readonly sums: readonly MovementSum[];
  /** By currency, the largest amounts first. */
  readonly items: readonly MovementInRow[];
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
}
