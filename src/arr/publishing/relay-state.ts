/**
 * What a relay of a shard does. `standby`: another process publishes; `refused`: the broker does not take what is sent until somebody
 * changes a setting; `diverged`: what has been published is not what is stored, and nothing is published any more until somebody
 * has decided.
 */
export type RelayState = 'starting' | 'active' | 'standby' | 'unavailable' | 'refused' | 'diverged' | 'stopped';

/** A shard's relay as health shows it. */
export interface RelayStatus {
  readonly shard: number;
  readonly state: RelayState;
  /** The last entry that this process knows to be published, and the last one that is stored. */
  readonly published: number;
  readonly stored: number;
  readonly reason?: string;
  readonly fix?: string;
}

/** What is worth a line in the log. */
export interface RelayNotice {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly shard?: number;
  /** Of what is not in shards. */
  readonly topic?: string;
  readonly text: string;
  readonly error?: unknown;
}

export const goingOn = (names: readonly string[]): RelayNotice => ({
  level: 'info',
  text: `Publishing goes on: ${names.join(', ')}.`,
});
