import { indexFrom, isYoungEnough, strangePosition } from './bounded-read';
import type { ReadTarget } from './read-request';
import { isHidden, type LogEntry } from './server-log';
import type { ServerInside } from './server-inside';
import { type Failure, streamDeleted } from './statuses';
import { firstVisible, originalOf } from './stream-metadata';

/** What a subscriber follows, record by record. */
export interface Source {
  /** The next record, whether the subscriber wants it or not; undefined at the head. */
  take(): LogEntry | undefined;
  wants(entry: LogEntry): boolean;
  /** How many records wait to be taken. */
  waiting(): number;
  /** Why there will never be another record. */
  failure(): Failure | undefined;
  /** Whether a subscriber at the head is told so. */
  isThere(): boolean;
}

class AllStreams implements Source {
  constructor(
    private readonly inside: ServerInside,
    private readonly target: Extract<ReadTarget, { kind: 'all' }>,
    private index: number,
  ) {}

  take(): LogEntry | undefined {
    const entry = this.inside.log.entries[this.index];
    if (entry !== undefined) this.index += 1;
    return entry;
  }

  wants(entry: LogEntry): boolean {
    return !isHidden(entry) && this.target.filter?.wants(entry) !== false;
  }

  waiting(): number {
    return this.inside.log.entries.length - this.index;
  }

  failure(): undefined {
    return undefined;
  }

  isThere(): boolean {
    return true;
  }
}

class OneStream implements Source {
  constructor(
    private readonly inside: ServerInside,
    private readonly stream: string,
    private revision: bigint,
  ) {}

  take(): LogEntry | undefined {
    const entry = this.inside.log.eventsOf(this.stream)[Number(this.revision)];
    if (entry !== undefined) this.revision += 1n;
    return entry;
  }

  wants(entry: LogEntry): boolean {
    const { log } = this.inside;
    return entry.revision >= firstVisible(log, this.stream) && isYoungEnough(log, entry);
  }

  waiting(): number {
    return Number(this.inside.log.headOf(this.stream) - this.revision) + 1;
  }

  failure(): Failure | undefined {
    const original = originalOf(this.stream);
    return this.inside.log.isTombstoned(original) ? streamDeleted(original) : undefined;
  }

  isThere(): boolean {
    return this.inside.traits.awaitsMissingStreams || this.inside.log.headOf(this.stream) >= 0n;
  }
}

/** The source of a subscription, which goes on after its place; a failure where no record begins. */
export const sourceOf = (inside: ServerInside, target: ReadTarget): Source | Failure => {
  if (target.kind === 'stream') {
    const { stream, from } = target;
    if (from === 'start') return new OneStream(inside, stream, 0n);
    return new OneStream(inside, stream, (from === 'end' ? inside.log.headOf(stream) : from) + 1n);
  }
  const index = indexFrom(inside.log, target.from);
  if (index === undefined) return strangePosition(inside.traits);
  const isAfterRecord = typeof target.from === 'object' && index < inside.log.entries.length;
  return new AllStreams(inside, target, isAfterRecord ? index + 1 : index);
};
