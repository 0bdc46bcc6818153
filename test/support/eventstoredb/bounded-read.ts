import { status } from '@grpc/grpc-js';
import type { Filter, From, Position, ReadRequest, ReadTarget } from './read-request';
import { isHidden, type LogEntry, type ServerLog } from './server-log';
import type { ServerTraits } from './server-version';
import { type Failure, failure, streamDeleted } from './statuses';
import { firstVisible, metadataOf, originalOf } from './stream-metadata';

/** What a read finds: the events in the order of the answer, that there is no such stream, or why it fails. */
export type Found = Iterable<LogEntry> | 'no such stream' | Failure;

export const isFailure = (found: object | string): found is Failure => typeof found === 'object' && 'code' in found;

export const strangePosition = ({ codeOfStrangePosition }: ServerTraits): Failure =>
  failure(status[codeOfStrangePosition], 'Trying to read from an invalid position.');

/** Where in the log a reader begins; undefined for a position at which no record begins. */
export const indexFrom = (log: ServerLog, from: From<Position>): number | undefined => {
  if (from === 'start') return 0;
  if (from === 'end') return log.entries.length;
  return from.prepare > from.commit ? undefined : log.indexAt(from.commit);
};

/** Whether the age of an event lets it be seen; time passes, so it is asked anew for each. */
export const isYoungEnough = (log: ServerLog, { stream, createdTicks }: LogEntry): boolean => {
  const { maxAgeTicks } = metadataOf(log, stream);
  return maxAgeTicks === undefined || createdTicks >= log.nowTicks() - maxAgeTicks;
};

function* eventsBetween(log: ServerLog, stream: string, [first, last]: readonly [bigint, bigint]): Iterable<LogEntry> {
  const step = first <= last ? 1n : -1n;
  for (let revision = first; ; revision += step) {
    const entry = log.eventsOf(stream)[Number(revision)];
    if (entry !== undefined && isYoungEnough(log, entry)) yield entry;
    if (revision === last) return;
  }
}

const ofStream = (
  log: ServerLog,
  { stream, from }: Extract<ReadTarget, { kind: 'stream' }>,
  isBackwards: boolean,
): Found => {
  if (log.isTombstoned(originalOf(stream))) return streamDeleted(originalOf(stream));
  const [lowest, head] = [firstVisible(log, stream), log.headOf(stream)];
  if (head < 0n || metadataOf(log, stream).isDeleted) return 'no such stream';
  if (isBackwards) {
    const first = from === 'end' || (from !== 'start' && from > head) ? head : from === 'start' ? 0n : from;
    return first < lowest ? [] : eventsBetween(log, stream, [first, lowest]);
  }
  const first = from === 'start' || (from !== 'end' && from < lowest) ? lowest : from;
  return first === 'end' || first > head ? [] : eventsBetween(log, stream, [first, head]);
};

function* recordsFrom(log: ServerLog, index: number, filter: Filter | undefined): Iterable<LogEntry> {
  for (let next = index; ; next += 1) {
    const entry = log.entries[next];
    if (entry === undefined) return;
    if (!isHidden(entry) && filter?.wants(entry) !== false) yield entry;
  }
}

function* recordsBefore(log: ServerLog, index: number, filter: Filter | undefined): Iterable<LogEntry> {
  for (let next = index - 1; next >= 0; next -= 1) {
    const entry = log.entries[next];
    if (entry !== undefined && !isHidden(entry) && filter?.wants(entry) !== false) yield entry;
  }
}

/** Finds what a read asks for. Forwards it begins with the event at its place; of all streams backwards, before it. */
export const find = (log: ServerLog, traits: ServerTraits, { target, isBackwards }: ReadRequest): Found => {
  if (target.kind === 'stream') return ofStream(log, target, isBackwards);
  const index = indexFrom(log, target.from);
  if (index === undefined) return strangePosition(traits);
  return isBackwards ? recordsBefore(log, index, target.filter) : recordsFrom(log, index, target.filter);
};
