import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import { formatMinorUnits, type MinorUnits } from '../../kernel/minor-units';
import type { Stretch } from '../../subscriptions/domain/stretches';
import { type Conversion, conversionBy } from '../domain/conversion';
import { countingOn } from '../domain/published-rates';
import { type RateStep, rateSteps } from '../domain/rate-steps';
import type { Valued } from './line-explained';
import type { LineConverted } from './movement-answers';
import type { BookAt } from './resolved';

/** What a line is worth in the reporting currency, and what its amount is converted by. */
export interface WorthOf {
  /** At the rate that the policy wants for a day. */
  readonly on: (valued: Valued, stretch: Stretch | undefined, day: CalendarDate) => LineConverted | undefined;
  /** The amount of it in the currency of a movement: nothing, where it could not be converted and the movement is of what could. */
  readonly amountIn: (
    currency: Currency,
    valued: Valued,
    stretch: Stretch | undefined,
    day: CalendarDate,
  ) => MinorUnits;
}

/** Where nothing is converted, each amount is what it was agreed to be. */
const AS_AGREED: WorthOf = { on: () => undefined, amountIn: (_, { arr }) => arr };

export const worthKnown = ({ book, knownAt }: BookAt): WorthOf => {
  const { reporting } = book;
  if (reporting === undefined) return AS_AGREED;
  const rates = book.rates.knownAt(knownAt);
  const known = new Map<Currency, readonly RateStep[]>();
  const stepsOf = (base: Currency): readonly RateStep[] => {
    const steps = known.get(base) ?? rateSteps(rates.of({ base, quote: reporting }));
    known.set(base, steps);
    return steps;
  };
  const conversion: Conversion = conversionBy(book.policy.policy.fx, reporting, stepsOf);
  return {
    amountIn: (wanted, { arr }, stretch, day) => {
      if (stretch === undefined || arr === 0n) return 0n;
      const { currency } = stretch.identity;
      const worth = conversion.worth(arr, currency, conversion.rateDay(stretch, day));
      return worth.currency === wanted ? worth.amount : 0n;
    },
    on: ({ arr }, stretch, day) => {
      if (stretch === undefined || arr === 0n) return undefined;
      const { currency: base } = stretch.identity;
      const rateOn = conversion.rateDay(stretch, day);
      const rate = countingOn(rates.of({ base, quote: reporting }), rateOn);
      if (base === reporting || rate === undefined) return undefined;
      const { factId, data } = rate;
      const { amount } = conversion.worth(arr, base, rateOn);
      const text = formatMinorUnits(amount, reporting);
      const formula = `${formatMinorUnits(arr, base)} ${base} × ${data.rate} → ${text} ${reporting}`;
      return { currency: reporting, arr: text, rateOn, rate: data.rate, factId, formula };
    },
  };
};
