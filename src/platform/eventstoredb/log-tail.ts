import { setTimeout as sleep } from 'node:timers/promises';
import type { AllStreamRecordedEvent } from '@eventstore/db-client';
import { StoreUnavailable } from '../../kernel/event-store.port';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { LogPosition } from '../../kernel/log-position';
import type { Token } from '../../kernel/log-record';
import { inTime, mayBeHalfOpen, portErrorOf } from './client-errors';
import type { Delivered, EventFeed } from './event-feed';
import { type CountedLogFile } from './counted-log-file';
import type { StreamNames } from './fact-filter';
import { isMark, type LogKnowledge } from './log-knowledge';
import { tokenOf } from './position-token';
import { fromEvent, isOfServer, type StoredEvent } from './recorded-event.codec';
import type { ServerConnection } from './server-connection';
import type { Timings } from './timings';

/** After so many breaks in a row whoever waits is told; the next question begins a new subscription. */
const BREAKS_MAX = 3;
const PROBE_EVENTS_FIRST = 16;
const PROBE_EVENTS_MAX = 1_024;

export interface LogTailPorts {
  readonly connection: ServerConnection;
  readonly names: StreamNames;
  readonly knowledge: LogKnowledge;
  readonly timings: Timings;
  readonly counted: CountedLogFile;
}

interface Waiting {
  readonly isOver: () => boolean;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

const closed = (): StoreUnavailable => new StoreUnavailable('The event store has been closed.');

/** The fact that an event of the log is; undefined for what is of no ledger or not of this one. */
export const factIn = (event: AllStreamRecordedEvent, names: StreamNames): StoredEvent | undefined => {
  const stream = names.ofFacts(event.streamId);
  return stream === undefined || isOfServer(event) ? undefined : fromEvent(event, stream);
};

/**
 * Follows the log of facts for the whole process, from where it was counted to last, so that its end is known. The client's
 * subscriptions end with the first fault and never begin again; this one is begun again from the last place it came to.
 */
export class LogTail {
  private readonly waiting = new Set<Waiting>();
  private running: Promise<void> | undefined;
  private feed: EventFeed<AllStreamRecordedEvent> | undefined;
  private probing: Promise<Token | undefined> | undefined;
  private nextProbe: Promise<Token | undefined> | undefined;
  private restoring: Promise<void> | undefined;
  private corruption: InvariantViolated | undefined;
  private isClosed = false;

  constructor(private readonly ports: LogTailPorts) {}

  /** The position of the last fact that stood in the log when this was called, or of a later one. */
  async head(): Promise<LogPosition> {
    const last = await this.lastFact();
    if (last !== undefined) await this.reached(last);
    return this.ports.knowledge.position;
  }

  /** The token of the last fact that stood in the log when this was called; it may not have been counted yet. */
  async lastToken(): Promise<Token> {
    return (await this.lastFact()) ?? this.ports.knowledge.position.token;
  }

  /** All events after a token, the last first; for a token near the end. */
  async eventsAfter(after: Token): Promise<AllStreamRecordedEvent[]> {
    const events: AllStreamRecordedEvent[] = [];
    for await (const event of this.eventsFromEnd()) {
      if (tokenOf(event.position) <= after) break;
      events.push(event);
    }
    return events;
  }

  /** Resolves when what an earlier process has counted has been taken up. */
  async restored(): Promise<void> {
    try {
      this.restoring ??= this.ports.counted.restore();
      await this.restoring;
    } catch (error) {
      this.restoring = undefined;
      throw portErrorOf(error);
    }
  }

  /** Resolves when all facts up to a token have been counted. Throws StoreUnavailable where that takes too long. */
  async reached(token: Token): Promise<void> {
    const { knowledge, timings } = this.ports;
    const before = this.feed?.messages;
    const isThere = (): boolean => knowledge.lookedTo >= token;
    try {
      await inTime(this.until(isThere), timings.answerMs, 'facts are due');
    } catch (error) {
      // A fact stands in the log and nothing comes: the subscription is one in name only.
      if (mayBeHalfOpen(error) && this.feed?.messages === before) this.breakOff(error as Error);
      throw error;
    }
  }

  /** Resolves when there is a fact after a sequence; false when the signal aborts before. */
  async grown(sequence: number, signal: AbortSignal): Promise<boolean> {
    await this.until(() => signal.aborted || this.ports.knowledge.position.sequence > sequence, signal);
    return !signal.aborted;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.feed?.stop();
    this.rejectAll(closed());
    await this.running;
    await this.ports.counted.close();
  }

  /** The last fact of the log, unless it has been counted. All who ask while one look is under way share the next. */
  private lastFact(): Promise<Token | undefined> {
    if (this.probing === undefined) return this.probe();
    this.nextProbe ??= this.probing
      .catch(() => undefined)
      .then(() => {
        this.nextProbe = undefined;
        return this.probe();
      });
    return this.nextProbe;
  }

  private probe(): Promise<Token | undefined> {
    const probe = this.lookBack().finally(() => {
      this.probing = undefined;
    });
    this.probing = probe;
    return probe;
  }

  private async lookBack(): Promise<Token | undefined> {
    const { lookedTo } = this.ports.knowledge;
    for await (const event of this.eventsFromEnd()) {
      const token = tokenOf(event.position);
      if (token <= lookedTo) return undefined;
      if (this.isFact(event)) return token;
    }
    return undefined;
  }

  /** The events of the whole log, the last first. */
  private async *eventsFromEnd(): AsyncIterable<AllStreamRecordedEvent> {
    let count = PROBE_EVENTS_FIRST;
    let events = await this.ports.connection.eventsBefore(undefined, count);
    while (events.length > 0) {
      yield* events;
      count = Math.min(2 * count, PROBE_EVENTS_MAX);
      events = await this.ports.connection.eventsBefore(events.at(-1)?.position, count);
    }
  }

  private isFact(event: AllStreamRecordedEvent): boolean {
    return this.ports.names.ofFacts(event.streamId) !== undefined && !isOfServer(event);
  }

  private until(isOver: () => boolean, signal?: AbortSignal): Promise<void> {
    if (this.corruption !== undefined) return Promise.reject(this.corruption);
    if (this.isClosed) return Promise.reject(closed());
    if (isOver()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const over = (): void => {
        this.waiting.delete(waiting);
        signal?.removeEventListener('abort', settle);
      };
      const settle = (): void => {
        over();
        resolve();
      };
      const waiting: Waiting = {
        isOver,
        resolve: settle,
        reject: (error) => {
          over();
          reject(error);
        },
      };
      signal?.addEventListener('abort', settle, { once: true });
      this.waiting.add(waiting);
      this.running ??= this.run();
    });
  }

  private recheck(): void {
    for (const waiting of this.waiting) if (waiting.isOver()) waiting.resolve();
  }

  private rejectAll(error: Error): void {
    for (const { reject } of [...this.waiting]) reject(error);
  }

  /** Ends when the tail is closed or the server does not answer again and again. */
  private async run(): Promise<void> {
    try {
      for (let breaks = 0; breaks <= BREAKS_MAX;) {
        const { error, hasDelivered } = await this.follow();
        breaks = hasDelivered ? 1 : breaks + 1;
        if (!this.goesOn(error, breaks)) return;
        await sleep(this.ports.timings.pauseMs * 2 ** (breaks - 1));
        // Closed in the pause, it would follow with nobody to stop it.
        if (this.isClosed) return;
      }
    } finally {
      this.running = undefined;
    }
  }

  /** Whether another subscription is worth its while; whoever waits is told if not. */
  private goesOn(error: Error, breaks: number): boolean {
    if (error instanceof InvariantViolated) this.corruption = error;
    const isEnd = this.isClosed || this.corruption !== undefined || breaks > BREAKS_MAX;
    if (isEnd) this.rejectAll(error);
    return !isEnd;
  }

  private async follow(): Promise<{ readonly error: Error; readonly hasDelivered: boolean }> {
    const { connection, names, knowledge } = this.ports;
    try {
      await this.restored();
      this.recheck();
      if (this.isClosed) throw closed();
    } catch (error) {
      return { error: portErrorOf(error), hasDelivered: false };
    }
    const feed = connection.subscribe(knowledge.lookedTo, names.factsExpression);
    this.feed = feed;
    const unwatch = this.watch(feed);
    try {
      for (let came = await feed.next(); came !== undefined; came = await feed.next()) {
        for (const each of came) this.take(each);
        this.recheck();
      }
      throw new StoreUnavailable('The event store has ended the subscription.');
    } catch (error) {
      return { error: portErrorOf(error), hasDelivered: feed.messages > 0 };
    } finally {
      unwatch();
      feed.stop();
    }
  }

  private take(each: Delivered<AllStreamRecordedEvent>): void {
    const { names, knowledge } = this.ports;
    const token = tokenOf(each.delivered === 'event' ? each.event.position : each.at);
    // What was delivered before the break is delivered again where the server is not exact about the place.
    if (token <= knowledge.lookedTo) return;
    const fact = each.delivered === 'event' ? factIn(each.event, names) : undefined;
    if (fact === undefined) knowledge.lookedTo = token;
    else if (isMark(knowledge.take(fact))) this.ports.counted.keep();
  }

  /** Looks now and again whether the log has grown and nothing has come: a dead connection says nothing. */
  private watch(feed: EventFeed<AllStreamRecordedEvent>): () => void {
    let seen = feed.messages;
    let isSuspect = false;
    const look = async (): Promise<void> => {
      const hasMoved = feed.messages !== seen;
      seen = feed.messages;
      const isBehind = !hasMoved && (await this.lastFact()) !== undefined && feed.messages === seen;
      if (isBehind && isSuspect) this.breakOff(new StoreUnavailable('The subscription has stopped delivering.'));
      isSuspect = isBehind;
    };
    const timer = setInterval(() => {
      look().catch((error: unknown) => this.breakOff(portErrorOf(error)));
    }, this.ports.timings.watchMs);
    timer.unref();
    return () => clearInterval(timer);
  }

  private breakOff(error: Error): void {
    this.ports.connection.renewIfDead();
    this.feed?.fail(error);
  }
}
