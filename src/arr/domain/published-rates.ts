import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { FactId } from '../../kernel/ids';
import type { Recorded } from '../../kernel/projection';
import { decimal, type Rational } from '../../kernel/rational';
import { countWhile } from '../../kernel/sorted';
import { standingOf } from '../../kernel/standing';
import type { ExchangeRatePublished, Pair, RateFact } from '../../rates/domain/rate.events';

/** A rate that stands, and the fact that says so. */
export interface StandingRate {
  readonly factId: FactId;
  readonly data: ExchangeRatePublished['data'];
}

const keyOf = ({ base, quote }: Pair): string => `${base}/${quote}`;

const byPair = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** The rates that stand at one state of knowledge. */
export class RatesKnown {
  /** Of a pair, in order of days; of one day, in the order in which they became known, a correction in the place of what it replaces. */
  private readonly pairs = new Map<string, readonly StandingRate[]>();

  constructor(facts: readonly Recorded<RateFact>[]) {
    const ofPairs = new Map<string, Recorded<RateFact>[]>();
    for (const fact of facts) {
      const known = ofPairs.get(keyOf(fact.data));
      if (known === undefined) ofPairs.set(keyOf(fact.data), [fact]);
      else known.push(fact);
    }
    for (const [pair, ofPair] of ofPairs) {
      const { statements } = standingOf<ExchangeRatePublished>(ofPair);
      this.pairs.set(
        pair,
        statements.map(({ id: factId, fact: { data } }) => ({ factId, data })),
      );
    }
  }

  /** All of them, by pair. */
  all(): readonly StandingRate[] {
    return [...this.pairs].sort(byPair).flatMap(([, rates]) => rates);
  }

  /** Those that count on a day, one a pair at most. */
  on(day: CalendarDate): readonly StandingRate[] {
    return [...this.pairs].sort(byPair).flatMap(([, rates]) => {
      const rate = countingOn(rates, day);
      return rate === undefined ? [] : [rate];
    });
  }

  /** Those of one pair, in order of days. */
  of(pair: Pair): readonly StandingRate[] {
    return this.pairs.get(keyOf(pair)) ?? [];
  }

  /** What one unit of a currency is worth in another on a day. Only a rate of that very pair counts; undefined where there is none. */
  rateOn(base: Currency, quote: Currency, day: CalendarDate): Rational | undefined {
    const rate = countingOn(this.pairs.get(keyOf({ base, quote })) ?? [], day);
    return rate && decimal(rate.data.rate);
  }
}

/** The last whose day has come and whose end has not. */
export const countingOn = (rates: readonly StandingRate[], day: CalendarDate): StandingRate | undefined => {
  for (let at = countWhile(rates, ({ data }) => data.effectiveOn <= day) - 1; at >= 0; at -= 1) {
    const rate = rates[at];
    if (rate !== undefined && (rate.data.until === undefined || day < rate.data.until)) return rate;
  }
  return undefined;
};

/** Which rates stand, at every state of knowledge. There are a few a day at most, so the facts are kept as they are. */
export class PublishedRates {
  private readonly facts: Recorded<RateFact>[] = [];

  take(fact: Recorded<RateFact>): void {
    this.facts.push(fact);
  }

  /** That of the last fact about any rate; 0 where there is none. */
  get lastSequence(): number {
    return this.facts.at(-1)?.sequence ?? 0;
  }

  /** The facts about one pair, in the order in which they became known. */
  factsOf(pair: Pair): readonly Recorded<RateFact>[] {
    const key = keyOf(pair);
    return this.facts.filter(({ data }) => keyOf(data) === key);
  }

  /** By the facts that are shown. */
  known(isShown: (fact: Recorded<RateFact>) => boolean): RatesKnown {
    return new RatesKnown(this.facts.filter(isShown));
  }

  /** A fact about a rate. */
  find(factId: FactId | string): Recorded<RateFact> | undefined {
    return this.facts.find(({ id }) => id === factId);
  }
}
