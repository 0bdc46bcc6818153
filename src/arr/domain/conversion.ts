import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import { minorDigitsOf } from '../../kernel/currency';
import { type MinorUnits, toMinorUnits } from '../../kernel/minor-units';
import type { Policy } from '../../kernel/policy';
import { powerOfTen, type Rational, ratio, times } from '../../kernel/rational';
import type { Stretch } from '../../subscriptions/domain/stretches';
import { type RateStep, stepOn } from './rate-steps';

/** What an amount counts for, and in which currency. */
export interface Worth {
  readonly currency: Currency;
  readonly amount: MinorUnits;
}

/** An amount that is kept in the currency it was agreed in. */
export const asAgreed = (amount: MinorUnits, currency: Currency): Worth => ({ currency, amount });

/** An amount at a rate into another currency, rounded once more. */
export const atRate = ({ currency, amount }: Worth, rate: Rational, into: Currency): Worth => {
  const exact = ratio(amount, powerOfTen(minorDigitsOf(currency)));
  return { currency: into, amount: toMinorUnits(times(exact, rate), into) };
};

/** Which day's rate converts on a day what has come on another. */
export const rateDayOf = (fx: Policy['fx'], cameOn: CalendarDate, day: CalendarDate): CalendarDate =>
  fx === 'as-of' ? day : fx === 'subscription-start' ? cameOn : fx.constant;

/** What is converted: its currency, and the day on which its subscription has come. */
export interface Converted {
  readonly currency: Currency;
  readonly cameOn: CalendarDate;
}

export const convertedIn = ({ identity: { currency }, cameOn }: Pick<Stretch, 'identity' | 'cameOn'>): Converted => ({
  currency,
  cameOn,
});

/** How amounts become amounts of a reporting currency. */
export interface Conversion {
  readonly reporting: Currency;
  /** Whether the rates of days revalue what stands: its changes are then told apart. */
  readonly isAsOf: boolean;
  /**
   * What a line's rounded amount is worth on a day. Where the rate is missing it stays what it is: a figure that holds an amount of
   * another currency is none.
   */
  worth(amount: MinorUnits, of: Converted, day: CalendarDate): Worth;
  /** The days on which what stands is worth something else because of its currency alone. */
  revaluations(of: Converted): readonly RateStep[];
}

/** The rates of a currency in the reporting one from day to day, as the policy wants them for what came on a day. */
export type StepsOf = (of: Converted) => readonly RateStep[];

export const conversionBy = (fx: Policy['fx'], reporting: Currency, stepsOf: StepsOf): Conversion => ({
  reporting,
  isAsOf: fx === 'as-of',
  worth: (amount, of, day) => {
    const { currency } = of;
    const rate = currency === reporting ? undefined : stepOn(stepsOf(of), day)?.rate;
    return rate === undefined ? { currency, amount } : atRate({ currency, amount }, rate, reporting);
  },
  revaluations: (of) => (of.currency === reporting ? [] : stepsOf(of)),
});
