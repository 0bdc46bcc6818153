import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import { formatMinorUnits, type MinorUnits } from '../../kernel/minor-units';
import { decimal } from '../../kernel/rational';
import type { Stretch } from '../../subscriptions/domain/stretches';
import { atRate, rateDayOf } from '../domain/conversion';
import { countingOn, type StandingRate } from '../domain/published-rates';
import type { Valued } from './line-explained';
import type { LineConverted } from './movement-answers';
import { ratesReadBy } from './rates-read';
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

/** The rate that the policy wants for a day, by the facts that the day may show. */
interface Wanted {
  readonly rateOn: CalendarDate;
  readonly rate: StandingRate | undefined;
}

export const worthKnown = (known: BookAt): WorthOf => {
  const { reporting, policy } = known.book;
  if (reporting === undefined) return AS_AGREED;
  const ratesOn = ratesReadBy(known);
  const wantedOn = ({ identity: { currency: base }, cameOn }: Stretch, day: CalendarDate): Wanted => {
    const rateOn = rateDayOf(policy.policy.fx, cameOn, day);
    const rates = base === reporting ? [] : ratesOn(day).of({ base, quote: reporting });
    return { rateOn, rate: countingOn(rates, rateOn) };
  };
  return {
    amountIn: (wanted, { arr }, stretch, day) => {
      if (stretch === undefined || arr === 0n) return 0n;
      const { currency } = stretch.identity;
      const { rate } = wantedOn(stretch, day);
      if (rate === undefined) return currency === wanted ? arr : 0n;
      return wanted === reporting ? atRate({ currency, amount: arr }, decimal(rate.data.rate), reporting).amount : 0n;
    },
    on: ({ arr }, stretch, day) => {
      if (stretch === undefined || arr === 0n) return undefined;
      const { currency: base } = stretch.identity;
      const { rateOn, rate } = wantedOn(stretch, day);
      if (rate === undefined) return undefined;
      const { factId, data } = rate;
      const { amount } = atRate({ currency: base, amount: arr }, decimal(data.rate), reporting);
      const text = formatMinorUnits(amount, reporting);
      const formula = `${formatMinorUnits(arr, base)} ${base} × ${data.rate} → ${text} ${reporting}`;
      return { currency: reporting, arr: text, rateOn, rate: data.rate, factId, formula };
    },
  };
};
