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

/** No more will ever be opened; a larger number is a slip. */
export const EPOCH_MAX = 1_000_000_000;

/** One way in which the journal is published, from its first entry on. */
export interface EpochAnswer {
  readonly epoch: number;
  readonly policyVersion: number;
  readonly derivationVersion: number;
  readonly shards: number;
  /** Whether it has been opened; where nothing is published none has to be. */
  readonly isOpened: boolean;
  /** Why it was opened; of one that was opened on command. */
  readonly reason?: string;
}

export interface EpochsAnswer {
  /** The epoch in which the policy's journal is published. */
  readonly current: number;
  readonly items: readonly EpochAnswer[];
}

export interface JournalPageAnswer extends Echo {
  readonly epoch: number;
  readonly shard: number;
  readonly shards: number;
  readonly items: readonly JournalEntryAnswer[];
  /** `from` of the page that follows; null on the last. */
  readonly next: number | null;
}
