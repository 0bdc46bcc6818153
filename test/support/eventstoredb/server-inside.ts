import { setTimeout } from 'node:timers/promises';
import type { Call, Fault, Faults, Point } from './faults';
import { RecentIds } from './recent-ids';
import type { ServerLog } from './server-log';
import type { ServerTraits } from './server-version';
import { cancelled, type Failure, notLeader, notReady, timedOut, unavailable } from './statuses';
import { StreamWriter } from './stream-writer';
import type { TcpRelay } from './tcp-relay';

/** What a call does after a point where a fault may strike. */
export type Course = 'go on' | 'stop' | 'consumer is slow';

export type EndCall = (failure: Failure, kind: Fault['kind']) => void;

interface Parts {
  readonly log: ServerLog;
  readonly traits: ServerTraits;
  readonly faults: Faults;
  readonly relay: TcpRelay;
}

/** What all calls share. */
export class ServerInside {
  readonly log: ServerLog;
  readonly traits: ServerTraits;
  readonly writer: StreamWriter;
  private readonly recent = new RecentIds();

  constructor(private readonly parts: Parts) {
    ({ log: this.log, traits: this.traits } = parts);
    this.writer = new StreamWriter(this.log, this.recent);
  }

  get port(): number {
    return this.parts.relay.port;
  }

  /** What a process forgets when it ends; the log is not among it. */
  forget(): void {
    this.recent.clear();
  }

  /** Lets a planned fault strike; `end` ends the call with a status. */
  async pass(call: Call, point: Point, end: EndCall): Promise<Course> {
    const fault = this.parts.faults.strike(call, point);
    if (fault === undefined) return 'go on';
    switch (fault.kind) {
      case 'unavailable':
        end(unavailable(), fault.kind);
        return 'stop';
      case 'not-leader':
        end(notLeader(this.port), fault.kind);
        return 'stop';
      case 'timed-out':
        end(timedOut(), fault.kind);
        return 'stop';
      case 'not-ready':
        end(notReady(), fault.kind);
        return 'stop';
      case 'cut':
        end(cancelled(), fault.kind);
        return 'stop';
      case 'silence':
        return 'stop';
      case 'delay':
        await setTimeout(fault.delayMs ?? 0);
        return 'go on';
      case 'connections-lost':
        this.parts.relay.cut();
        return 'stop';
      case 'connections-frozen':
        this.parts.relay.freeze();
        return 'stop';
      case 'slow-consumer':
        return 'consumer is slow';
    }
  }
}
