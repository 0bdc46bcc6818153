import { setTimeout as sleep } from 'node:timers/promises';
import type { AllStreamRecordedEvent, AllStreamSubscription, Position, RecordedEvent } from '@eventstore/db-client';
import { NoAnswerInTime, portErrorOf } from './client-errors';

/** So many wait for the reader; then the server is made to wait. */
const WAITING_MAX = 1_000;
const LOOK_AGAIN_MS = 5;

interface Came<Event> {
  readonly event?: Event | undefined;
}

/** What the client's streams have in common. */
interface Source {
  readonly readableLength: number;
  on(event: string, listener: (...args: unknown[]) => void): unknown;
  pause(): unknown;
  resume(): unknown;
  destroy(): unknown;
}

/** The call over which a feed comes. */
interface Call {
  end(): Promise<void>;
  /** Is told whenever anything has come. */
  heard(): void;
}

export type Delivered<Event> =
  { readonly delivered: 'event'; readonly event: Event } | { readonly delivered: 'checkpoint'; readonly at: Position };

/**
 * What the server delivers over one call, in the order in which it was sent. The client's streams throw into the process where
 * nobody listens for their errors, so one listener stays until the end of everything.
 */
export class EventFeed<Event extends RecordedEvent> {
  private count = 0;
  private waiting: Delivered<Event>[] = [];
  private failure: Error | undefined;
  private isOver = false;
  /** Whether the server has sent all there is, and so ended the call itself. */
  private hasEnded = false;
  private wake: () => void = () => undefined;

  constructor(
    private readonly source: Source,
    private readonly call: Call,
  ) {
    source.on('data', (came) => {
      const { event } = came as Came<Event>;
      this.hear();
      if (event !== undefined) this.waiting.push({ delivered: 'event', event });
      if (this.waiting.length >= WAITING_MAX) source.pause();
      this.wake();
    });
    source.on('error', (error) => this.fail(portErrorOf(error), error));
    source.on('end', () => {
      this.hasEnded = true;
      this.close();
    });
    source.on('close', () => this.close());
    for (const sign of ['confirmation', 'caughtUp', 'fellBehind']) {
      source.on(sign, () => {
        this.hear();
        this.wake();
      });
    }
  }

  /** The client's own error, where it is one that a caller tells apart. */
  cause: unknown;

  /** How much has come, of whatever kind: a feed that stands still is told by it. */
  get messages(): number {
    return this.count;
  }

  /**
   * All that has come and was not taken; waits for the first of it. Undefined at the end of a read. Throws what the port says for
   * the client's errors, and NoAnswerInTime where nothing comes for so long.
   */
  async next(idleMs?: number): Promise<readonly Delivered<Event>[] | undefined> {
    while (this.waiting.length === 0) {
      if (this.failure !== undefined) throw this.failure;
      if (this.isOver) return undefined;
      if (!(await this.sign(idleMs))) throw new NoAnswerInTime('events are due', idleMs ?? 0);
    }
    const taken = this.waiting;
    this.waiting = [];
    this.source.resume();
    return taken;
  }

  /** Puts a checkpoint behind the events that came before it; the stream keeps those back for a while after it has told of it. */
  async checkpoint(at: Position): Promise<void> {
    this.hear();
    while (this.source.readableLength > 0 && !this.isOver) await sleep(LOOK_AGAIN_MS);
    // What was still kept back then is never delivered, and the checkpoint would tell that it was.
    if (this.isOver) return;
    this.waiting.push({ delivered: 'checkpoint', at });
    this.wake();
  }

  fail(error: Error, cause: unknown = error): void {
    this.failure ??= error;
    this.cause ??= cause;
    this.wake();
  }

  /** Ends the call. Whoever waits is answered that it is over. */
  stop(): void {
    this.close();
    if (!this.hasEnded) this.call.end().catch(() => undefined);
    this.source.destroy();
  }

  private hear(): void {
    this.count += 1;
    this.call.heard();
  }

  private close(): void {
    this.isOver = true;
    this.wake();
  }

  /** Whether anything has happened before the time was up, if there is one. */
  private sign(idleMs: number | undefined): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = idleMs === undefined ? undefined : setTimeout(() => resolve(false), idleMs);
      this.wake = () => {
        this.wake = () => undefined;
        clearTimeout(timer);
        // Messages come by the packet. Whoever was woken by the first of them takes the others with it, and not one by one.
        setImmediate(resolve, true);
      };
    });
  }
}

/** A feed of a subscription to the log. `subscribe` is given what it has to call with each checkpoint. */
export const subscriptionFeed = (
  subscribe: (checkpointReached: (subscription: unknown, at: Position) => Promise<void>) => AllStreamSubscription,
  heard: () => void,
): EventFeed<AllStreamRecordedEvent> => {
  const told: { feed?: EventFeed<AllStreamRecordedEvent> } = {};
  // The client ignores what this throws, and so would end the process.
  const subscription = subscribe(async (_, at) => told.feed?.checkpoint(at));
  told.feed = new EventFeed(subscription, { end: () => subscription.unsubscribe(), heard });
  return told.feed;
};
