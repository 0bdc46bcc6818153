import type { Instant } from './instant';
import type { Traceparent } from './traceparent';

/** Where a fact came from and which command recorded it. It never changes a figure, but for an imported `recordedAt`. */
export interface FactMetadata {
  readonly commandId: string;
  /** This fact's place among the facts of its append, from 1. */
  readonly part: number;
  readonly parts: number;
  readonly source: string;
  readonly sourceId?: string;
  readonly sourceSequence?: number;
  /** SHA-256 of the canonical command: a repeated id with other content is told by it. */
  readonly commandHash: string;
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId?: string;
  /** Where in a trace the first delivery of the command was sent. */
  readonly traceparent?: Traceparent;
  /** For opened or copied facts: when the place they come from says it knew them. Counts in place of the store's time. */
  readonly importedRecordedAt?: Instant;
}
