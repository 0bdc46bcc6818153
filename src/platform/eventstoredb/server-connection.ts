import { performance } from 'node:perf_hooks';
import {
  type AllStreamRecordedEvent,
  BACKWARDS,
  type Credentials,
  END,
  EventStoreDBClient,
  FORWARDS,
  InvalidArgumentError,
  type JSONEventData,
  NO_STREAM,
  type Position,
  type RecordedEvent,
  type StreamingRead,
  START,
  StreamNotFoundError,
  streamNameFilter,
  UnknownError,
} from '@eventstore/db-client';
import { NO_REVISION, StoreUnavailable } from '../../kernel/event-store.port';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { Token } from '../../kernel/log-record';
import { untilAnswered } from './attempts';
import { inTime, mayBeHalfOpen } from './client-errors';
import { credentialsIn, urlOfClient } from './connection-url';
import { type Delivered, EventFeed, subscriptionFeed } from './event-feed';
import { disposeOf, inspectServer, type ServerInspection } from './client-inside';
import { positionOf } from './position-token';
import { SignsOfLife } from './signs-of-life';
import type { Timings } from './timings';

/** How many records the server looks at before it tells how far it is, whether they are ours or not. */
const SEARCH_WINDOW = 1_000;

export interface ServerAppend {
  readonly stream: string;
  readonly events: readonly JSONEventData[];
  readonly expectedRevision: number;
}

export interface Written {
  readonly revision: number;
  readonly position: Position;
}

/** The client, and a new one in its place where the old one may talk to nobody. Every call is bounded in time. */
export class ServerConnection {
  /** Of all connections of the process, whose clients would share what is dead as well. */
  private static clients = 0;
  private client: EventStoreDBClient;
  private readonly credentials: Credentials;
  private readonly signs: SignsOfLife;
  private isClosed = false;

  constructor(
    private readonly url: string,
    private readonly timings: Timings,
  ) {
    this.client = this.clientAnew();
    this.signs = new SignsOfLife(timings.callMs, () => performance.now());
    // Credentials with the call make the client append over a call of its own. Without them all appends of the process share
    // one stream and one table of promises: what breaks one breaks all, and no deadline holds.
    this.credentials = credentialsIn(url) ?? { username: 'none', password: 'none' };
  }

  /** One attempt. Throws the client's errors, and NoAnswerInTime; the outcome is unknown then, but for a conflict. */
  async append({ stream, events, expectedRevision }: ServerAppend, ms: number): Promise<Written> {
    const { client } = this;
    const result = await this.watched(
      client,
      client.appendToStream(stream, [...events], {
        expectedRevision: expectedRevision === NO_REVISION ? NO_STREAM : BigInt(expectedRevision),
        deadline: ms,
        ...this.callOptions,
      }),
      ms,
    );
    // The server knows no position of an event that it does not show any more.
    if (result.position === undefined) {
      throw new InvariantViolated(`What was appended to ${stream} before has been deleted from the event store.`);
    }
    return { revision: Number(result.nextExpectedRevision), position: result.position };
  }

  /**
   * Events of a stream from a revision, so many at most, as they come; none where there is no such stream. A reading that breaks
   * off goes on where it was. Each wait for events is as long as the answer to a call may take.
   */
  async *streamEvents(stream: string, from: number, maxCount: number): AsyncIterable<readonly RecordedEvent[]> {
    let at = from;
    let reading: OpenReading<RecordedEvent> | undefined;
    const next = async (ms: number): Promise<readonly RecordedEvent[] | undefined> => {
      const options = { direction: FORWARDS, fromRevision: BigInt(at), maxCount: from + maxCount - at } as const;
      reading ??= this.open((client) => client.readStream(stream, { ...options, ...this.callOptions }));
      try {
        return await reading.next(ms);
      } catch (error) {
        reading.stop();
        reading = undefined;
        if (error instanceof StreamNotFoundError) return undefined;
        throw error;
      }
    };
    try {
      while (at < from + maxCount) {
        const events = await untilAnswered(next, this.timings);
        if (events === undefined) return;
        at += events.length;
        yield events;
      }
    } finally {
      reading?.stop();
    }
  }

  /** Events of the whole log before a position, the last first; from its end where no position is given. */
  eventsBefore(position: Position | undefined, maxCount: number): Promise<readonly AllStreamRecordedEvent[]> {
    const fromPosition = position ?? END;
    return this.read((client) => client.readAll({ direction: BACKWARDS, fromPosition, maxCount, ...this.callOptions }));
  }

  /** The event at a position; undefined where there is none, or where the position lies within one. */
  async eventAt(position: Position): Promise<AllStreamRecordedEvent | undefined> {
    const options = { direction: FORWARDS, fromPosition: position, maxCount: 1, ...this.callOptions } as const;
    // Older servers do not know what is wrong with such a position, only that something is.
    const isNone = (error: unknown): boolean => error instanceof UnknownError || error instanceof InvalidArgumentError;
    const [event] = await this.read<AllStreamRecordedEvent>((client) => client.readAll(options), isNone);
    return event?.position.commit === position.commit ? event : undefined;
  }

  /** Events after a position whose streams fit the expression, without end. */
  subscribe(after: Token, regex: string): EventFeed<AllStreamRecordedEvent> {
    const { client } = this;
    return subscriptionFeed(
      (checkpointReached) =>
        client.subscribeToAll({
          fromPosition: after === '' ? START : positionOf(after),
          filter: streamNameFilter({ regex, maxSearchWindow: SEARCH_WINDOW, checkpointInterval: 1, checkpointReached }),
          ...this.callOptions,
        }),
      () => this.hear(client),
    );
  }

  /** What the server says of itself. */
  inspect(nowMs: number): Promise<ServerInspection> {
    return untilAnswered((ms) => {
      const { client } = this;
      return this.watched(client, inspectServer(client, nowMs), ms);
    }, this.timings);
  }

  /**
   * Puts a new client in the place of the present one where that has said nothing for too long. What the old one still does comes
   * to its end by itself.
   */
  renewIfDead(): void {
    if (this.isClosed || !this.signs.isDead) return;
    this.replace(this.clientAnew());
    this.signs.begunAnew();
  }

  close(): void {
    this.isClosed = true;
    this.replace(this.client);
  }

  private replace(next: EventStoreDBClient): void {
    const before = this.client;
    this.client = next;
    disposeOf(before).catch(() => undefined);
  }

  private clientAnew(): EventStoreDBClient {
    ServerConnection.clients += 1;
    return EventStoreDBClient.connectionString(urlOfClient(this.url, ServerConnection.clients));
  }

  /** Only the leader has every event that has been acknowledged. */
  private get callOptions(): { readonly credentials: Credentials; readonly requiresLeader: true } {
    return { credentials: this.credentials, requiresLeader: true };
  }

  private async watched<Answer>(client: EventStoreDBClient, call: Promise<Answer>, ms: number): Promise<Answer> {
    try {
      // A little more than the deadline of the call itself, which tells more where it holds.
      const answer = await inTime(call, ms * 1.1, 'a call');
      this.hear(client);
      return answer;
    } catch (error) {
      if (!mayBeHalfOpen(error)) this.hear(client);
      else if (client === this.client) this.renewIfDead();
      throw error;
    }
  }

  /** Something has come over the connection of a client, if only that it is refused. */
  private hear(client: EventStoreDBClient): void {
    if (client === this.client) this.signs.heard();
  }

  /** All events of a reading, which is begun again where it breaks off. None where the error says so. */
  private read<Event extends RecordedEvent>(
    reading: Reading<Event>,
    isNone: (error: unknown) => boolean = () => false,
  ): Promise<readonly Event[]> {
    const attempt = async (ms: number): Promise<readonly Event[]> => {
      const open = this.open(reading);
      const endsAtMs = performance.now() + ms;
      const events: Event[] = [];
      try {
        for (let came = await open.next(ms); came !== undefined; came = await open.next(endsAtMs - performance.now()))
          events.push(...came);
        return events;
      } catch (error) {
        if (isNone(error)) return [];
        throw error;
      } finally {
        open.stop();
      }
    };
    return untilAnswered(attempt, this.timings);
  }

  private open<Event extends RecordedEvent>(reading: Reading<Event>): OpenReading<Event> {
    const { client } = this;
    const read = reading(client);
    const feed = new EventFeed<Event>(read, { end: () => read.cancel(), heard: () => this.hear(client) });
    const next = async (ms: number): Promise<readonly Event[] | undefined> => {
      const came = await this.watched(client, nextOf(feed), ms);
      if (came !== undefined) return came;
      // A client that is disposed of ends its readings as if there were no more to read.
      if (client !== this.client || this.isClosed) throw new StoreUnavailable('A reading was broken off.');
      return undefined;
    };
    return { next, stop: () => feed.stop() };
  }
}

type Reading<Event> = (client: EventStoreDBClient) => StreamingRead<{ readonly event?: Event }>;

/** A reading that has begun over one call. */
interface OpenReading<Event> {
  /** The events that have come; waits so long for the first of them. Undefined at the end. */
  next(ms: number): Promise<readonly Event[] | undefined>;
  stop(): void;
}

/** The client's own error is thrown as it is: the caller tells some of them apart. */
const nextOf = async <Event extends RecordedEvent>(feed: EventFeed<Event>): Promise<readonly Event[] | undefined> => {
  try {
    const came = await feed.next();
    return came === undefined ? undefined : eventsIn(came);
  } catch (error) {
    throw feed.cause ?? error;
  }
};

const eventsIn = <Event>(came: readonly Delivered<Event>[]): readonly Event[] => {
  const events: Event[] = [];
  for (const each of came) if (each.delivered === 'event') events.push(each.event);
  return events;
};
