import type { Month } from '../../kernel/month';

/** Pins the figures of a month that is over, as they are known now. */
export interface ClosePeriod {
  readonly type: 'close-period';
  readonly period: Month;
}

/** Takes back the closing of the last closed month. */
export interface ReopenPeriod {
  readonly type: 'reopen-period';
  readonly period: Month;
}

export type PeriodCommand = ClosePeriod | ReopenPeriod;
