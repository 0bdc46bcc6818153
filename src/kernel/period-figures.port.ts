import type { Currency } from './currency';
import type { Month } from './month';

/** What ARR came to in one currency, in all digits of that currency. */
export interface PeriodTotal {
  readonly currency: Currency;
  readonly arr: string;
}

/** A month's closing figures, and all that is needed to ask for them again. */
export interface PeriodPin {
  /** Every fact up to this sequence is in the figures. */
  readonly closedAtSequence: number;
  readonly policyVersion: number;
  /** One for each currency, in order of codes. */
  readonly totals: readonly PeriodTotal[];
  /** The fingerprint of the answer that says them. */
  readonly digest: string;
}

/** What the ledger says of a month, and which months are closed, by one state of knowledge. */
export interface PeriodReading {
  readonly pin: PeriodPin;
  /** In their order. */
  readonly closed: readonly Month[];
}

/** The figures at the end of a month. The write side asks for them to close it; the read side answers. */
export interface PeriodFigures {
  /** By every fact that the store held when asked. Throws PositionNotReached where some are not folded yet. */
  asKnownNow(month: Month): Promise<PeriodReading>;
}

export const PERIOD_FIGURES = Symbol('PeriodFigures');
