import type { JsonObject } from '../../kernel/canonical-json';
import type { Instant } from '../../kernel/instant';

/** What one part of the service says of itself. */
export interface Health {
  /** Whether it answers in full now. */
  readonly isReady: boolean;
  /** Whether it has once come up since the process began; it may have failed since. */
  readonly hasStarted: boolean;
  readonly details: JsonObject;
}

/** A part of the service whose health decides whether requests should come. */
export interface HealthProbe {
  readonly name: string;
  check(): Promise<Health>;
}

/** Since when this process holds the ledger: by that it is told apart from another one at its address. */
export interface Holder {
  readonly startedAt: Instant;
}

export const HOLDER = Symbol('Holder');

export const HEALTH_PROBES = Symbol('HealthProbes');
