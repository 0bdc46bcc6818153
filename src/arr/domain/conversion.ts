import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import { minorDigitsOf } from '../../kernel/currency';
import { type MinorUnits, toMinorUnits } from '../../kernel/minor-units';
import type { Policy } from '../../kernel/policy';
import { powerOfTen, ratio, times } from '../../kernel/rational';
import type { Stretch } from '../../subscriptions/domain/stretches';
import { type RateStep, stepOn } from './rate-steps';

/** What an amount counts for, and in which currency. */
export interface Worth {
  readonly currency: Currency;
  readonly amount: MinorUnits;
}

/** An amount that is kept in the currency it was agreed in. */
export const asAgreed = (amount: MinorUnits, currency: Currency): Worth => ({ currency, amount });

/** How amounts become amounts of a reporting currency. */
export interface Conversion {
  readonly reporting: Currency;
  /** Which day's rate converts what holds in a stretch on a day. */
  rateDay(stretch: Pick<Stretch, 'cameOn'>, day: CalendarDate): CalendarDate;
  /**
   * What a line's rounded amount is worth at the rate of a day, rounded once more. Where that rate is missing it stays what it is: a
   * figure that holds an amount of another currency is none.
   */
  worth(amount: MinorUnits, currency: Currency, rateDay: CalendarDate): Worth;
  /** The days on which what stands is worth something else because of its currency alone. */
  revaluations(currency: Currency): readonly RateStep[];
}

/** Converts by the policy's treatment; `stepsOf` are the rates of a currency in the reporting one, as known. */
export const conversionBy = (
  fx: Policy['fx'],
  reporting: Currency,
  stepsOf: (currency: Currency) => readonly RateStep[],
): Conversion => ({
  reporting,
  rateDay: ({ cameOn }, day) => (fx === 'as-of' ? day : fx === 'subscription-start' ? cameOn : fx.constant),
  worth: (amount, currency, rateDay) => {
    if (currency === reporting) return { currency, amount };
    const rate = stepOn(stepsOf(currency), rateDay)?.rate;
    if (rate === undefined) return { currency, amount };
    const exact = ratio(amount, powerOfTen(minorDigitsOf(currency)));
    return { currency: reporting, amount: toMinorUnits(times(exact, rate), reporting) };
  },
  revaluations: (currency) => (fx === 'as-of' && currency !== reporting ? stepsOf(currency) : []),
});
