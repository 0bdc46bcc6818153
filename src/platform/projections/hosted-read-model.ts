import { type EventStore, StoreUnavailable } from '../../kernel/event-store.port';
import type { LogPosition } from '../../kernel/log-position';
import type { Token } from '../../kernel/log-record';
import { PositionNotReached, type ReadModel, type View } from '../../kernel/read-model.port';
import { messageOf } from '../../kernel/message-of';
import type { Waits } from './waits';

/** How long a reader waits for the fold before it gets an answer marked stale. */
export const VIEW_WAIT_MS = 2000;

/** What a read model shows, as it is at each moment. */
export interface Viewed<State> {
  readonly name: string;
  readonly state: State;
  readonly position: LogPosition;
  readonly isTorn: boolean;
}

export interface ReadModelPorts<State> {
  readonly store: Pick<EventStore, 'head' | 'compareTokens'>;
  readonly waits: Waits;
  readonly viewed: Viewed<State>;
  /** Whether no further fact will come into the state. */
  readonly isStopped: () => boolean;
  /** Whether folding stands still while states are kept, or what is left is more than a page. */
  readonly isHeld: () => boolean;
}

/** The head as it was when asked for, once the store has answered. */
interface AskedHead {
  head?: LogPosition;
  error?: Error;
}

/** The state of one hosted projection, for readers. */
export class HostedReadModel<State> implements ReadModel<State> {
  constructor(private readonly ports: ReadModelPorts<State>) {}

  async view(minPosition?: Token): Promise<View<State>> {
    const asked: AskedHead = {};
    void this.askHead(asked);
    await this.ports.waits.until(() => this.isOver(asked, minPosition), VIEW_WAIT_MS);
    if (asked.error !== undefined && !(asked.error instanceof StoreUnavailable)) throw asked.error;
    this.refuseTorn();
    if (!this.holdsRecordAt(minPosition)) {
      const { name, position } = this.ports.viewed;
      throw new PositionNotReached(
        `${name} has read up to ${position.sequence.toString()}, which is before minPosition.`,
      );
    }
    return this.liveView(asked);
  }

  /** The state as it is at this moment, for who may look on at rest; undefined where it may hold half an append. */
  stateNow(): State | undefined {
    const { viewed } = this.ports;
    return viewed.isTorn ? undefined : viewed.state;
  }

  private async askHead(asked: AskedHead): Promise<void> {
    try {
      asked.head = await this.ports.store.head();
    } catch (error) {
      asked.error = error instanceof Error ? error : new Error(messageOf(error), { cause: error });
    }
    this.ports.waits.recheck();
  }

  private isOver(asked: AskedHead, minPosition: Token | undefined): boolean {
    if (this.ports.viewed.isTorn) return false;
    if (this.ports.isStopped()) return true;
    const { head, error } = asked;
    const isTold = head === undefined ? error !== undefined : this.holds(head) || this.ports.isHeld();
    return isTold && this.holdsRecordAt(minPosition);
  }

  private holds(head: LogPosition): boolean {
    return this.ports.viewed.position.sequence >= head.sequence;
  }

  private holdsRecordAt(token: Token | undefined): boolean {
    const { position } = this.ports.viewed;
    if (token === undefined) return true;
    return position.sequence > 0 && this.ports.store.compareTokens(position.token, token) >= 0;
  }

  private refuseTorn(): void {
    const { isTorn, name } = this.ports.viewed;
    if (isTorn) throw new PositionNotReached(`${name} has stopped and is being folded again up to where it did.`);
  }

  /**
   * The fields are read when they are asked for: folding may go on between the moment this is answered and the one in
   * which the reader resumes, and state and position must still be of one moment then.
   */
  private liveView(asked: AskedHead): View<State> {
    const { viewed, isStopped } = this.ports;
    const stateNow = (): State => {
      this.refuseTorn();
      return viewed.state;
    };
    const isStale = (): boolean => isStopped() || asked.head === undefined || !this.holds(asked.head);
    return {
      get state() {
        return stateNow();
      },
      get position() {
        return viewed.position;
      },
      get stale() {
        return isStale();
      },
    };
  }
}
