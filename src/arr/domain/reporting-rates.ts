import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { Policy } from '../../kernel/policy';
import type { Recorded } from '../../kernel/projection';
import type { RateFact } from '../../rates/domain/rate.events';
import type { Stretch } from '../../subscriptions/domain/stretches';
import { type Conversion, conversionBy } from './conversion';
import type { PublishedRates } from './published-rates';
import { firstDifference, isSameOn, type RateStep, rateSteps } from './rate-steps';
import { RateWants } from './rate-wants';

/** A subscription whose figures may be other ones by a rate, from a day on. */
export interface RateTouch {
  readonly subscription: number;
  /** Undefined: on any day. */
  readonly since: CalendarDate | undefined;
}

/** The rates into the reporting currency as they stand by the facts taken, and who needs them. */
export class ReportingRates {
  private readonly wants = new RateWants();
  /** Read when they are asked for, and let go of when another fact about the pair comes. */
  private readonly steps = new Map<Currency, readonly RateStep[]>();

  constructor(
    private readonly reporting: Currency,
    private readonly fx: Policy['fx'],
    private readonly rates: PublishedRates,
  ) {}

  get conversion(): Conversion {
    return conversionBy(this.fx, this.reporting, (currency) => this.stepsOf(currency));
  }

  /** Remembers what rates a subscription needs. */
  need(subscription: number, stretches: readonly Stretch[]): void {
    for (const { identity, cameOn } of stretches) {
      const { currency } = identity;
      if (currency === this.reporting) continue;
      this.wants.want(subscription, currency, this.fx === 'subscription-start' ? cameOn : undefined);
    }
  }

  /** Takes in a fact about a rate, and tells whom it may concern. */
  take(fact: Recorded<RateFact>): readonly RateTouch[] {
    const { base, quote } = fact.data;
    const isNeeded = quote === this.reporting && this.wants.isOf(base);
    const before = isNeeded ? this.stepsOf(base) : [];
    this.rates.take(fact);
    if (quote === this.reporting) this.steps.delete(base);
    return isNeeded ? this.touched(base, before, this.stepsOf(base)) : [];
  }

  private touched(base: Currency, before: readonly RateStep[], after: readonly RateStep[]): readonly RateTouch[] {
    const all = (since: CalendarDate | undefined): readonly RateTouch[] =>
      this.wants.of(base).map((subscription) => ({ subscription, since }));
    if (this.fx === 'as-of') {
      const since = firstDifference(before, after);
      return since === undefined ? [] : all(since);
    }
    if (this.fx !== 'subscription-start') return isSameOn(before, after, this.fx.constant) ? [] : all(undefined);
    return [...this.wants.daysOf(base)]
      .filter((day) => !isSameOn(before, after, day))
      .flatMap((day) => this.wants.of(base, day).map((subscription) => ({ subscription, since: undefined })));
  }

  private stepsOf(base: Currency): readonly RateStep[] {
    const known = this.steps.get(base);
    if (known !== undefined) return known;
    const steps = rateSteps(this.rates.ofPair({ base, quote: this.reporting }));
    this.steps.set(base, steps);
    return steps;
  }
}
