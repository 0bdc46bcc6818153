/** How far a partition has been worked through, and what it waits for. */
export interface PartitionStatus {
  readonly partition: number;
  readonly state: 'running' | 'waiting';
  /** What a partition that waits has met. */
  readonly reason?: string;
  /** Offset of the message that comes next. */
  readonly next: number;
  /** How many offsets lie between it and the end, as far as that is known. */
  readonly lag: number;
  /** The place that was kept, where the topic has ended before it, as one that was deleted and made anew does: it was read from its beginning. */
  readonly beganAnewFrom?: number;
}

export interface ConsumerStatus {
  readonly state: 'starting' | 'refused' | 'waiting' | 'running' | 'stopped';
  readonly reason?: string;
  readonly partitions: readonly PartitionStatus[];
}

/** Something that whoever runs the service may want to know. */
export interface ConsumerNotice {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly text: string;
  readonly partition?: number;
  readonly offset?: string;
  readonly code?: string;
  readonly error?: unknown;
}

export type Notify = (notice: ConsumerNotice) => void;
