import { setTimeout as sleep } from 'node:timers/promises';
import type { AllStreamRecordedEvent } from '@eventstore/db-client';
import { type LogPage, StoreUnavailable } from '../../kernel/event-store.port';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { LOG_START, type LogPosition, positionAfter } from '../../kernel/log-position';
import type { LogRecord, Token } from '../../kernel/log-record';
import type { ZoneCalendar } from '../../kernel/zone-calendar.port';
import { isPassing } from './client-errors';
import { CutStreams } from './cut-streams';
import type { Delivered, EventFeed } from './event-feed';
import { type Numbered, numberedFrom } from './log-knowledge';
import { factIn, type LogTail, type LogTailPorts } from './log-tail';
import { isTokenText, tokenOf } from './position-token';
import type { StoredEvent } from './recorded-event.codec';

export const PAGE_RECORDS_MAX = 1_000;
/** A reading that is broken off so often without having come any further is given up. */
const BREAKS_MAX = 3;

export interface LogReaderPorts extends LogTailPorts {
  readonly tail: LogTail;
  readonly calendar: ZoneCalendar;
}

type Came = readonly Delivered<AllStreamRecordedEvent>[] | undefined;

/** The events among what has come. A million pass here when a projection is rebuilt. */
function* eventsIn(came: Came): Iterable<AllStreamRecordedEvent> {
  if (came === undefined) throw new StoreUnavailable('The event store has ended the reading of the log.');
  for (const each of came) if (each.delivered === 'event') yield each.event;
}

const endOf = (position: LogPosition, records: readonly LogRecord[]): LogPosition =>
  records.reduce(positionAfter, position);

/** Reads the log from any of its positions, counting on from there. */
export class LogReader {
  constructor(private readonly ports: LogReaderPorts) {}

  /** Pages up to the end of the log, the last of which says so. Throws InvariantViolated for a position that the log has not. */
  async *pages(after: LogPosition): AsyncIterable<LogPage> {
    const { tail, knowledge } = this.ports;
    await this.assertOwnPosition(after);
    let goal = await tail.lastToken();
    let position = after;
    for (let caughtUp = false; !caughtUp;) {
      const recent = knowledge.recentAfter(position, PAGE_RECORDS_MAX);
      const source =
        recent === undefined ? this.factsTo(goal, position) : [{ records: recent, end: endOf(position, recent) }];
      for await (const { records, end } of source) {
        position = end;
        if (position.token >= goal) goal = await tail.lastToken();
        caughtUp = position.token >= goal;
        if (records.length > 0 || caughtUp) yield { records, caughtUp };
      }
      if (recent?.length === 0 && !caughtUp) await tail.reached(goal);
    }
  }

  /** The same, and then each fact as it comes, until the signal aborts. */
  async *follow(after: LogPosition, signal: AbortSignal): AsyncIterable<LogPage> {
    const { tail, knowledge } = this.ports;
    let position = after;
    for await (const page of this.pages(after)) {
      if (signal.aborted) return;
      yield page;
      position = endOf(position, page.records);
    }
    for (;;) {
      if (!(await tail.grown(position.sequence, signal))) return;
      const records = knowledge.recentAfter(position, PAGE_RECORDS_MAX);
      if (records === undefined) {
        // So many have come while the reader was busy that they have to be read again.
        yield* this.follow(position, signal);
        return;
      }
      position = endOf(position, records);
      yield { records, caughtUp: position.sequence >= knowledge.position.sequence };
    }
  }

  /** Facts after a position, until at least the goal has been read. A reading that breaks off goes on where it was. */
  private async *factsTo(goal: Token, after: LogPosition): AsyncIterable<Numbered> {
    let position = after;
    for (let breaks = 0; position.token < goal;) {
      const before = position;
      try {
        for await (const numbered of this.unbroken(goal, position)) {
          position = numbered.end;
          yield numbered;
        }
      } catch (error) {
        breaks = position.token > before.token ? 1 : breaks + 1;
        if (breaks > BREAKS_MAX || !isPassing(error)) throw error;
        await sleep(this.ports.timings.pauseMs * breaks);
      }
    }
  }

  private async *unbroken(goal: Token, after: LogPosition): AsyncIterable<Numbered> {
    const feed = this.feedAfter(after.token);
    try {
      for (let position = after; position.token < goal;) {
        const numbered = numberedFrom(position, await this.nextFacts(feed), this.ports.calendar);
        position = numbered.end;
        if (numbered.records.length > 0) yield numbered;
      }
    } finally {
      feed.stop();
    }
  }

  /** The streams of facts of which the server hides something. Reads the whole log. */
  async cutStreams(): Promise<readonly string[]> {
    const { connection, names, tail, timings } = this.ports;
    const cut = new CutStreams(names);
    const last = await tail.lastToken();
    const feed = connection.subscribe(LOG_START.token, names.factsAndMetadataExpression);
    try {
      for (let at = LOG_START.token; at < last;) {
        for (const event of eventsIn(await feed.next(timings.answerMs))) {
          cut.take(event);
          at = tokenOf(event.position);
        }
      }
    } finally {
      feed.stop();
    }
    for (const event of (await tail.eventsAfter(last)).reverse()) cut.take(event);
    return cut.found;
  }

  private feedAfter(token: Token): EventFeed<AllStreamRecordedEvent> {
    return this.ports.connection.subscribe(token, this.ports.names.factsExpression);
  }

  private async nextFacts(feed: EventFeed<AllStreamRecordedEvent>): Promise<readonly StoredEvent[]> {
    const { timings, names } = this.ports;
    const facts: StoredEvent[] = [];
    for (const event of eventsIn(await feed.next(timings.answerMs))) {
      const fact = factIn(event, names);
      if (fact !== undefined) facts.push(fact);
    }
    return facts;
  }

  /** A position of another log, or of one that was put back to an older copy, would leave out facts or double them. */
  private async assertOwnPosition({ sequence, token }: LogPosition): Promise<void> {
    if (sequence === LOG_START.sequence && token === LOG_START.token) return;
    const counted = isTokenText(token) ? await this.sequenceAt(token) : undefined;
    if (counted === sequence) return;
    throw new InvariantViolated(
      `The log has no fact ${sequence.toString()} at ${token}: the position is not of this log.`,
    );
  }

  private async sequenceAt(token: Token): Promise<number | undefined> {
    const { tail, knowledge } = this.ports;
    await tail.restored();
    const known = knowledge.sequenceAt(token);
    if (known !== undefined) return known;
    const goal = await tail.lastToken();
    if (token > goal) return undefined;
    for await (const { records } of this.factsTo(token, knowledge.markBefore(token))) {
      const found = records.find((record) => record.token >= token);
      if (found !== undefined) return found.token === token ? found.sequence : undefined;
    }
    return undefined;
  }
}
