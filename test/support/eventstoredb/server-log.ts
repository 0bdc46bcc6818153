import { EventEmitter } from 'node:events';
import type { Clock } from '../../../src/kernel/clock.port';

/** An event as a client proposes it. */
export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly customMetadata: Uint8Array;
}

export interface LogEntry extends ProposedEvent {
  /** Where the record begins in the log, in bytes; commit and prepare are the same for whatever comes over gRPC. */
  readonly position: bigint;
  readonly stream: string;
  readonly revision: bigint;
  /** Tenths of a microsecond since 1970. */
  readonly createdTicks: bigint;
}

export const TOMBSTONE_REVISION = 9_223_372_036_854_775_807n;
export const NO_EVENT = -1n;

const RECORD_HEAD_BYTES = 89;
const TICKS_PER_MILLISECOND = 10_000n;
const NOTHING = new Uint8Array();

const sizeOf = (stream: string, { type, data, customMetadata }: ProposedEvent): bigint =>
  BigInt(RECORD_HEAD_BYTES + Buffer.byteLength(stream) + 2 * type.length + data.length + customMetadata.length);

/** What the server writes for itself and shows to nobody who reads all streams. */
const HIDDEN = /^\$epoch-information$|^\$persistentsubscription-\$all::.*-(?:checkpoint|parked)$/u;

export const isHidden = ({ stream }: LogEntry): boolean => HIDDEN.test(stream);

/** The one log of the server, and its streams. It only grows, and checks nothing: who writes has decided before. */
export class ServerLog {
  readonly entries: LogEntry[] = [];
  private readonly streams = new Map<string, LogEntry[]>();
  private readonly tombstones = new Set<string>();
  private readonly writes = new EventEmitter().setMaxListeners(0);
  private end = 0n;

  constructor(private readonly clock: Clock) {
    this.write('$epoch-information', [this.own('$EpochInformation', '{"epochNumber":0}')]);
  }

  /** Puts events behind the last one of a stream. */
  write(stream: string, events: readonly ProposedEvent[]): readonly LogEntry[] {
    const standing = this.streams.get(stream) ?? [];
    const written = events.map((event, index) => this.place(stream, BigInt(standing.length + index), event));
    // A loop, since the arguments of a call are limited and the events of a write are not.
    for (const entry of written) standing.push(entry);
    this.streams.set(stream, standing);
    this.writes.emit('write');
    return written;
  }

  writeTombstone(stream: string): LogEntry {
    const entry = this.place(stream, TOMBSTONE_REVISION, this.own('$streamDeleted', ''));
    this.tombstones.add(stream);
    this.writes.emit('write');
    return entry;
  }

  eventsOf(stream: string): readonly LogEntry[] {
    return this.streams.get(stream) ?? [];
  }

  headOf(stream: string): bigint {
    return BigInt(this.eventsOf(stream).length) + NO_EVENT;
  }

  isTombstoned(stream: string): boolean {
    return this.tombstones.has(stream);
  }

  /** The ordinal of the record that begins at a position, the length of the log for its very end, nothing else. */
  indexAt(position: bigint): number | undefined {
    if (position === this.end) return this.entries.length;
    let [low, high] = [0, this.entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.entries[middle]?.position ?? this.end) < position) low = middle + 1;
      else high = middle;
    }
    return this.entries[low]?.position === position ? low : undefined;
  }

  nowTicks(): bigint {
    return BigInt(Date.parse(this.clock.now())) * TICKS_PER_MILLISECOND;
  }

  /** Calls back after every write; answers how to stop that. */
  onWrite(listener: () => void): () => void {
    this.writes.on('write', listener);
    return () => this.writes.off('write', listener);
  }

  /** An event of the server's own making. */
  own(type: string, json: string): ProposedEvent {
    const contentType = json === '' ? 'application/octet-stream' : 'application/json';
    return { id: crypto.randomUUID(), type, contentType, data: Buffer.from(json), customMetadata: NOTHING };
  }

  private place(stream: string, revision: bigint, event: ProposedEvent): LogEntry {
    const entry = { ...event, stream, revision, position: this.end, createdTicks: this.nowTicks() };
    this.end += sizeOf(stream, event);
    this.entries.push(entry);
    return entry;
  }
}
