import type { LogPosition } from './log-position';
import type { Token } from './log-record';

/** A projection's state and how far it has read. The state is shared and must not be changed or kept across an await. */
export interface View<State> {
  readonly state: State;
  readonly position: LogPosition;
  /** Whether facts are missing from the state: it is behind the head or has stopped. */
  readonly stale: boolean;
}

/** The present state of one projection. */
export interface ReadModel<State> {
  /**
   * The state with every fact that the store held when asked. Waits for the fold a bounded time, then answers stale; at once where
   * the fold stands still for longer, or is far behind, unless `minPosition` asks for more.
   * Throws PositionNotReached if it does not hold the record at `minPosition` by then.
   */
  view(minPosition?: Token): Promise<View<State>>;
}

/** The state does not hold the record that the reader has seen; the same question may be asked again later. */
export class PositionNotReached extends Error {
  override readonly name = 'PositionNotReached';
}
