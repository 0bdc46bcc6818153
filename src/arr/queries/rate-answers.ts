import type { RateFact } from '../../rates/domain/rate.events';
import type { Echo, RecordShown } from './answers';

/** A rate that stands. */
export interface RateAnswer {
  readonly base: string;
  readonly quote: string;
  readonly effectiveOn: string;
  readonly rate: string;
  readonly until?: string;
  readonly source: string;
  /** The fact that says so, and when it became known. */
  readonly factId: string;
  readonly sequence: number;
  readonly recordedAt: string;
}

export interface RatesAnswer extends Echo {
  readonly asOf?: string;
  /** By pair, then by day. */
  readonly items: readonly RateAnswer[];
  readonly next: string | null;
}

/** A fact about a rate, and how it stands. */
export type RateFactAnswer = RateFact &
  RecordShown & {
    readonly standing: 'stands' | 'voided' | 'corrected';
    /** The void or correction that makes it so. */
    readonly by?: string;
  };
