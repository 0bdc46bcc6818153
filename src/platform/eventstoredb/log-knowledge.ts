import type { CalendarDate } from '../../kernel/calendar-date';
import type { Instant } from '../../kernel/instant';
import { LOG_START, type LogPosition, numberNext, positionAfter } from '../../kernel/log-position';
import type { LogRecord, Token } from '../../kernel/log-record';
import { isPreamble } from '../../kernel/streams';
import type { ZoneCalendar } from '../../kernel/zone-calendar.port';
import type { StoredEvent } from './recorded-event.codec';

/** Facts between two marks: as many are counted again, at most, to find the sequence of one in between. */
export const FACTS_PER_MARK = 5_000;
/** The newest facts are kept as they are, for whoever follows the log. */
export const RECENT_MAX = 2_000;

/** A place in the log whose sequence has been counted, and the fact that stands there. */
export interface Mark {
  readonly position: LogPosition;
  readonly id: string;
}

/** Neighbouring facts whose own moment is earlier than one that came before them: they count as recorded at that one. */
export interface HeldBack {
  readonly from: Token;
  readonly to: Token;
  readonly recordedAt: Instant;
}

/** What has been counted of a log, as it can be kept from one process to the next. */
export interface CountedLog {
  readonly marks: readonly Mark[];
  readonly heldBack: readonly HeldBack[];
  /** The first fact that is not known from the beginning. */
  readonly ownFrom?: Token | undefined;
}

/** The index of the last item at or before a token; -1 where all come after it. */
const lastUpTo = <Item>(items: readonly Item[], token: Token, tokenOf: (item: Item) => Token): number => {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && tokenOf(item) <= token) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/**
 * What a reader of the log from its start knows: the server numbers no facts and lets its clock go backwards, so sequences and
 * moments follow from all facts before. Facts are to be taken in log order, each once.
 */
export class LogKnowledge {
  /** The last fact taken. */
  position: LogPosition = LOG_START;
  /** How far the log has been looked through, other ledgers' events included. */
  lookedTo: Token = LOG_START.token;
  private marks: Mark[] = [];
  private heldBack: HeldBack[] = [];
  private ownFrom: Token | undefined;
  private readonly recent: LogRecord[] = [];
  /** Where a reader stands who has read none of the recent facts. */
  private beforeRecent: LogPosition = LOG_START;

  constructor(private readonly calendar: ZoneCalendar) {}

  /** Takes up where another process has come to. To be called before any fact is taken. */
  restore({ marks, heldBack, ownFrom }: CountedLog): void {
    this.marks = [...marks];
    this.heldBack = [...heldBack];
    this.ownFrom = ownFrom;
    this.position = marks.at(-1)?.position ?? LOG_START;
    this.lookedTo = this.position.token;
    this.beforeRecent = this.position;
    // What was counted after the last mark is counted again.
    this.heldBack = this.heldBack.filter(({ from }) => from <= this.lookedTo);
  }

  get counted(): CountedLog {
    return { marks: this.marks, heldBack: this.heldBack, ownFrom: this.ownFrom };
  }

  take({ record, storedAt }: StoredEvent): LogRecord {
    const fact = numberNext(this.position, record, storedAt, this.calendar);
    this.position = positionAfter(this.position, fact);
    this.lookedTo = fact.token;
    if (!this.position.inPreamble) {
      this.ownFrom ??= fact.token;
      const claimedAt = record.metadata.importedRecordedAt ?? storedAt;
      if (fact.recordedAt !== claimedAt) this.holdBack(fact);
    }
    this.recent.push(fact);
    if (isMark(fact)) this.mark();
    if (this.recent.length >= 2 * RECENT_MAX) this.forget();
    return fact;
  }

  /** Remembers the last fact's place as one to count on from. */
  mark(): void {
    const last = this.recent.at(-1);
    if (last === undefined || this.marks.at(-1)?.position.token === last.token) return;
    this.marks.push({ position: this.position, id: last.id });
  }

  /** Facts after a position, if all of them are among the recent ones. */
  recentAfter({ sequence }: LogPosition, countMax: number): readonly LogRecord[] | undefined {
    const skipped = sequence - this.beforeRecent.sequence;
    return skipped < 0 ? undefined : this.recent.slice(skipped, skipped + countMax);
  }

  /** The sequence at a token, where it is known without counting; undefined where it is not. */
  sequenceAt(token: Token): number | undefined {
    const mark = this.marks[lastUpTo(this.marks, token, ({ position }) => position.token)];
    if (mark?.position.token === token) return mark.position.sequence;
    const fact = this.recent[lastUpTo(this.recent, token, (each) => each.token)];
    return fact?.token === token ? fact.sequence : undefined;
  }

  /** The last place before a token that can be counted on from. */
  markBefore(token: Token): LogPosition {
    const mark = this.marks[lastUpTo(this.marks, token, ({ position }) => position.token)];
    return mark?.position ?? LOG_START;
  }

  /** The day on which a fact that has been taken was recorded. */
  recordedOn({ record, storedAt }: StoredEvent): CalendarDate {
    const { stream, token, metadata } = record;
    const isKnownFromStart = isPreamble(stream) && (this.ownFrom === undefined || token < this.ownFrom);
    const { timeZone } = this.position;
    if (isKnownFromStart || timeZone === undefined) return LOG_START.recordedOn;
    const claimedAt = metadata.importedRecordedAt ?? storedAt;
    const held = this.heldBack[lastUpTo(this.heldBack, token, ({ from }) => from)];
    const isHeldBack = held !== undefined && token <= held.to && held.recordedAt > claimedAt;
    return this.calendar.dayOf(isHeldBack ? held.recordedAt : claimedAt, timeZone);
  }

  private holdBack({ token, recordedAt }: LogRecord): void {
    const last = this.heldBack.at(-1);
    if (last?.recordedAt !== recordedAt) {
      this.heldBack.push({ from: token, to: token, recordedAt });
      return;
    }
    this.heldBack[this.heldBack.length - 1] = { ...last, to: token };
  }

  private forget(): void {
    const forgotten = this.recent.splice(0, this.recent.length - RECENT_MAX);
    for (const fact of forgotten) this.beforeRecent = positionAfter(this.beforeRecent, fact);
  }
}

/** Whether a fact is one whose place is remembered. */
export const isMark = ({ sequence }: LogRecord): boolean => sequence % FACTS_PER_MARK === 0;

/** Facts that follow one another, and where a reader stands who has read them. */
export interface Numbered {
  readonly records: readonly LogRecord[];
  readonly end: LogPosition;
}

/** The records of one reader, numbered from where it stands. */
export const numberedFrom = (
  position: LogPosition,
  events: readonly StoredEvent[],
  calendar: ZoneCalendar,
): Numbered => {
  let end = position;
  const records = events.map(({ record, storedAt }: StoredEvent): LogRecord => {
    const fact = numberNext(end, record, storedAt, calendar);
    end = positionAfter(end, fact);
    return fact;
  });
  return { records, end };
};
