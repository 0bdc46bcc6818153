import type { FactId } from '../../kernel/ids';
import type { Pair, RateTerms } from './rate.events';

export interface PublishRate extends Pair, RateTerms {
  readonly type: 'publish-rate';
}

export interface VoidRateFact extends Pair {
  readonly type: 'void-rate-fact';
  readonly factId: FactId;
  readonly reason: string;
}

/** Puts another rate of the same pair, in full, in the place of one that was wrong. */
export interface CorrectRateFact extends Pair {
  readonly type: 'correct-rate-fact';
  readonly factId: FactId;
  readonly reason: string;
  readonly terms: RateTerms;
}

export type RateCommand = PublishRate | VoidRateFact | CorrectRateFact;
