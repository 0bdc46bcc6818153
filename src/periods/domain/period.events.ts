import type { Month } from '../../kernel/month';
import type { PeriodPin } from '../../kernel/period-figures.port';

/** A month is closed: its figures are pinned as they were known then. */
export interface PeriodClosed {
  readonly type: 'period-closed';
  readonly data: { readonly period: Month } & PeriodPin;
}

/** The closing that it repeats no longer stands. */
export interface PeriodReopened {
  readonly type: 'period-reopened';
  readonly data: { readonly period: Month } & PeriodPin;
}

export type PeriodFact = PeriodClosed | PeriodReopened;
