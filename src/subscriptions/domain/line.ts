import type { CalendarDate } from '../../kernel/calendar-date';
import type { DecimalAmount } from '../../kernel/decimal-amount';
import type { LineId } from '../../kernel/ids';

export const RECURRING_KINDS = ['subscription', 'maintenance', 'service', 'usage', 'irregular'] as const;
export type RecurringKind = (typeof RECURRING_KINDS)[number];

/** Charges that never count as recurring. */
export const NON_RECURRING_KINDS = ['one-time', 'tax'] as const;
export type NonRecurringKind = (typeof NON_RECURRING_KINDS)[number];

/** How often a price is charged: every n days, weeks, months or years, n from 1. */
export type Interval =
  { readonly days: number } | { readonly weeks: number } | { readonly months: number } | { readonly years: number };

/** Takes a share or an amount off what the discounts before it left; in force from its `from` and before its `until`. */
export type Discount = (
  | { readonly percent: DecimalAmount }
  /** Off the line's amount per interval, or off a contract's total. */
  | { readonly amount: DecimalAmount }
) & { readonly from?: CalendarDate; readonly until?: CalendarDate };

/** Text pairs, stated in full each time; an absent key has no value. */
export type Attributes = Readonly<Record<string, string>>;

interface LineBase {
  /** Stays the same from fact to fact. */
  readonly id: LineId;
  /** First and first-no-longer day of the charge, within what its fact states. */
  readonly from?: CalendarDate;
  readonly until?: CalendarDate;
  readonly attributes?: Attributes;
}

interface RecurringBase extends LineBase {
  readonly kind: RecurringKind;
  readonly discounts?: readonly Discount[];
  /** The first day that is not a trial. */
  readonly trialUntil?: CalendarDate;
}

/** A price for each of a quantity, every interval. */
export interface PricedLine extends RecurringBase {
  readonly unitPrice: DecimalAmount;
  readonly quantity: DecimalAmount;
  readonly every: Interval;
}

/** One amount for a number of months. */
export interface ContractLine extends RecurringBase {
  readonly total: DecimalAmount;
  readonly over: { readonly months: number };
}

/** A charge that is stated for the record and never counts. */
export interface NonRecurringLine extends LineBase {
  readonly kind: NonRecurringKind;
  readonly unitPrice: DecimalAmount;
  readonly quantity: DecimalAmount;
}

export type RecurringLine = PricedLine | ContractLine;

/** One charge of a subscription, in the subscription's currency. */
export type Line = RecurringLine | NonRecurringLine;

/** Whether a line recurs; whether it counts is then the policy's. */
export const isRecurring = (line: Line): line is RecurringLine => 'every' in line || 'over' in line;
