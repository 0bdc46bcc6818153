import type { Echo, MovementAnswer } from './answers';

/** An entry of the journal with its place in its shard. */
export interface JournalEntryAnswer extends MovementAnswer {
  readonly epoch: number;
  readonly shard: number;
  readonly seq: number;
  readonly kind: 'assert' | 'retract';
  readonly retracts: string | null;
  readonly policyVersion: number;
  readonly derivationVersion: number;
  readonly runningTotal: string;
}

export interface JournalPageAnswer extends Echo {
  readonly epoch: number;
  readonly shard: number;
  readonly shards: number;
  readonly items: readonly JournalEntryAnswer[];
  /** `from` of the page that follows; null on the last. */
  readonly next: number | null;
}
