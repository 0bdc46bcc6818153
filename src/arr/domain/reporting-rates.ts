import { type CalendarDate, fromEpochDay } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { Policy } from '../../kernel/policy';
import type { Recorded } from '../../kernel/projection';
import type { RateFact } from '../../rates/domain/rate.events';
import type { Stretch } from '../../subscriptions/domain/stretches';
import type { ClosedPeriods } from './closed-periods';
import { type Conversion, conversionBy, rateDayOf } from './conversion';
import type { PublishedRates } from './published-rates';
import { rateSpansOf } from './rate-spans';
import { firstDifference, type RateSpan, rateSteps, type RateStep, readingsOf } from './rate-steps';
import { RateWants } from './rate-wants';

const FIRST_DAY = fromEpochDay(0);

/** A subscription whose figures may be other ones by a rate, from a day on. */
export interface RateTouch {
  readonly subscription: number;
  readonly since: CalendarDate;
}

/** The rates into the reporting currency as they stand by the facts taken, and who needs them. */
export class ReportingRates {
  private readonly wants = new RateWants();
  /** Read when they are asked for, and anew when another fact about the pair comes. */
  private readonly spans = new Map<Currency, readonly RateSpan[]>();
  /** Under `fx=as-of`, what they come to. */
  private readonly steps = new Map<Currency, readonly RateStep[]>();

  constructor(
    private readonly reporting: Currency,
    private readonly policy: Pick<Policy, 'fx' | 'backdating'>,
    private readonly rates: PublishedRates,
    private readonly periods: ClosedPeriods,
  ) {}

  /** Converts each day at the rates that it may show. */
  get conversion(): Conversion {
    return conversionBy(this.policy.fx, this.reporting, ({ currency, cameOn }) => this.stepsOf(currency, cameOn));
  }

  /** Remembers what rates a subscription needs. */
  need(subscription: number, stretches: readonly Stretch[]): void {
    for (const { identity, cameOn } of stretches) {
      const { currency } = identity;
      if (currency === this.reporting) continue;
      this.wants.want(subscription, currency, this.policy.fx === 'subscription-start' ? cameOn : undefined);
    }
  }

  /** Takes in a fact about a rate, and tells whom it may concern. */
  take(fact: Recorded<RateFact>): readonly RateTouch[] {
    const { base, quote } = fact.data;
    const isNeeded = quote === this.reporting && this.wants.isOf(base);
    const before = isNeeded ? this.spansOf(base) : [];
    this.rates.take(fact);
    if (quote === this.reporting && !isNeeded) this.forget(base);
    if (!isNeeded) return [];
    const after = this.read(base, before);
    // Spans that are read as before are the same ones.
    const same = before.findIndex((span, index) => span !== after[index]);
    const first = Math.max(0, (same < 0 ? before.length : same) - 1);
    const [was, is] = [before.slice(first), after.slice(first)];
    return [...this.daysWanted(base)].flatMap(({ day, subscriptions }) => {
      const since = firstDifference(this.stepsIn(was, day), this.stepsIn(is, day));
      return since === undefined ? [] : subscriptions().map((subscription) => ({ subscription, since }));
    });
  }

  private forget(base: Currency): void {
    this.spans.delete(base);
    this.steps.delete(base);
  }

  /** Reads all rates anew, where other months are closed now. */
  readAnew(): void {
    for (const base of this.spans.keys()) this.read(base);
  }

  /** Who needs which rates: those of one day, or of all days alike. */
  private *daysWanted(
    base: Currency,
  ): Iterable<{ readonly day: CalendarDate; readonly subscriptions: () => readonly number[] }> {
    const { fx } = this.policy;
    // What counts for the rates of all days is the same whenever it came.
    if (fx !== 'subscription-start') yield { day: FIRST_DAY, subscriptions: () => this.wants.of(base) };
    else for (const day of this.wants.daysOf(base)) yield { day, subscriptions: () => this.wants.of(base, day) };
  }

  private stepsOf(base: Currency, cameOn: CalendarDate): readonly RateStep[] {
    const spans = this.spansOf(base);
    if (this.policy.fx !== 'as-of') return this.stepsIn(spans, cameOn);
    const steps = this.steps.get(base) ?? this.stepsIn(spans, cameOn);
    this.steps.set(base, steps);
    return steps;
  }

  private stepsIn(spans: readonly RateSpan[], cameOn: CalendarDate): readonly RateStep[] {
    const { fx } = this.policy;
    return fx === 'as-of' ? rateSteps(spans) : readingsOf(spans, rateDayOf(fx, cameOn, cameOn));
  }

  private spansOf(base: Currency): readonly RateSpan[] {
    return this.spans.get(base) ?? this.read(base);
  }

  private read(base: Currency, earlier?: readonly RateSpan[]): readonly RateSpan[] {
    const pair = { base, quote: this.reporting };
    const closings = this.periods.closedAt(Number.MAX_SAFE_INTEGER).map(({ data }) => data);
    const spans = rateSpansOf(pair, this.rates.factsOf(pair), { policy: this.policy, closings }, earlier);
    this.spans.set(base, spans);
    this.steps.delete(base);
    return spans;
  }
}
