import { performance } from 'node:perf_hooks';

/** What a client asks, told apart as far as a fault may be. */
export type Call =
  | 'append'
  | 'batch-append'
  | 'delete'
  | 'tombstone'
  | 'read-stream'
  | 'read-all'
  | 'subscribe-to-stream'
  | 'subscribe-to-all'
  | 'server-features'
  | 'gossip';

/** When in a call a fault strikes. */
export type Point =
  /** Of a write: nothing of it stands yet. */
  | 'before-commit'
  /** Of a write: it stands, and its writer has not been told. */
  | 'after-commit'
  /** Of any other call: nothing has been answered yet, not even that a subscription is confirmed. */
  | 'before-answer'
  /** Of a read or a subscription: before each event that is sent while it catches up, but the first. */
  | 'between-events'
  /** Of a read: all events were sent, and not that it is over. Of a subscription: not yet that it has caught up. */
  | 'at-end'
  /** Of a subscription: before an event that came after it had caught up. */
  | 'live';

export type FaultKind =
  /** The call ends: the server cannot be reached. */
  | 'unavailable'
  /** The call ends: another node leads, whose address is told. */
  | 'not-leader'
  /** The call ends: the server took too long. */
  | 'timed-out'
  /** A write is refused because the server starts or has too much to do. */
  | 'not-ready'
  /** The call ends: the server cancels it. */
  | 'cut'
  /** The call goes unanswered from here on; the connection lives. */
  | 'silence'
  /** The answer comes late, after `delayMs`. */
  | 'delay'
  /** All connections break. */
  | 'connections-lost'
  /** All connections stay open and carry nothing any more, in either direction. */
  | 'connections-frozen'
  /** A subscription lags behind, and is told so or ended, as the version of the server has it. */
  | 'slow-consumer';

export interface Fault {
  readonly call: Call;
  readonly point: Point;
  readonly kind: FaultKind;
  readonly delayMs?: number;
  /** How many times the point is passed unharmed first. */
  readonly after?: number;
  /** How many times it strikes; once if nothing is said. */
  readonly times?: number;
}

interface Planned extends Fault {
  passesLeft: number;
  strikesLeft: number;
}

/** What goes wrong, and where. Each fault waits for its call to come to its point. */
export class Faults {
  private planned: Planned[] = [];
  private readonly struckSoFar: Fault[] = [];
  /** On the clock of performance.now(). */
  lastStruckAt = 0;

  plan(...faults: readonly Fault[]): void {
    for (const fault of faults) {
      this.planned.push({ ...fault, passesLeft: fault.after ?? 0, strikesLeft: fault.times ?? 1 });
    }
  }

  /** Forgets what has not struck yet. */
  clear(): void {
    this.planned = [];
  }

  /** Every strike so far, in order. */
  get struck(): readonly Fault[] {
    return this.struckSoFar;
  }

  /** The fault that strikes this call here and now. Faults of the same place wait for one another. */
  strike(call: Call, point: Point): Fault | undefined {
    const fault = this.planned.find((each) => each.call === call && each.point === point);
    if (fault === undefined) return undefined;
    if (fault.passesLeft > 0) {
      fault.passesLeft -= 1;
      return undefined;
    }
    fault.strikesLeft -= 1;
    if (fault.strikesLeft === 0) this.planned = this.planned.filter((each) => each !== fault);
    const { passesLeft: _passes, strikesLeft: _strikes, ...struck } = fault;
    this.struckSoFar.push(struck);
    this.lastStruckAt = performance.now();
    return struck;
  }
}
