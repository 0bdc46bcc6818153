import type { Policy } from '../../kernel/policy';
import type { Recorded } from '../../kernel/projection';
import type { PeriodClosed } from '../../periods/domain/period.events';
import type { Pair, RateFact } from '../../rates/domain/rate.events';
import { readSpans } from './backdating';
import { RatesKnown } from './published-rates';
import type { RateSpan } from './rate-steps';
import { recordingsOf } from './told-as-read';

/** What a policy reads days by. */
export interface DaysReadBy {
  readonly policy: Pick<Policy, 'backdating'>;
  readonly closings: readonly PeriodClosed['data'][];
}

/**
 * The rates of a pair by spans of days, each read by the facts that it may show. `facts` are the pair's, in the order in which they
 * became known; a span of `earlier` that would be the same again is taken as it is.
 */
export const rateSpansOf = (
  pair: Pair,
  facts: readonly Recorded<RateFact>[],
  { policy, closings }: DaysReadBy,
  earlier: readonly RateSpan[] = [],
): readonly RateSpan[] => {
  const kept = new Map(earlier.map((span) => [span.from, span] as const));
  const last = facts.at(-1)?.sequence ?? 0;
  return readSpans(policy, recordingsOf(facts), closings).map(({ from, knownAt }) => {
    const upTo = Math.min(knownAt, last);
    const known = kept.get(from);
    if (known?.knownAt === upTo) return known;
    const read = facts.filter(({ sequence }) => sequence <= upTo);
    return { from, knownAt: upTo, rates: new RatesKnown(read).of(pair), by: (read.at(-1) ?? facts[0])?.id };
  });
};
