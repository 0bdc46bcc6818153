import type { Instant } from './instant';

/** The present moment. The system's in production; one that a test sets by hand in tests. */
export interface Clock {
  now(): Instant;
}

export const CLOCK = Symbol('Clock');
