import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { DecimalAmount } from '../../kernel/decimal-amount';
import type { FactCorrected, FactVoided } from '../../kernel/standing';

/** Two currencies and a direction: the other way round they are another pair. */
export interface Pair {
  readonly base: Currency;
  readonly quote: Currency;
}

/** What is said of a pair. */
export interface RateTerms {
  readonly effectiveOn: CalendarDate;
  /** What one unit of the base is worth, in units of the quote. */
  readonly rate: DecimalAmount;
  /** The first day on which it no longer counts, where that is said. */
  readonly until?: CalendarDate;
  readonly source: string;
}

/** From its day on the rate counts, until a later one does or it ends. */
export interface ExchangeRatePublished {
  readonly type: 'exchange-rate-published';
  readonly data: Pair & RateTerms;
}

export type RateFactVoided = FactVoided<Pair>;

export type RateFactCorrected = FactCorrected<Pair, ExchangeRatePublished>;

export type RateFact = ExchangeRatePublished | RateFactVoided | RateFactCorrected;
