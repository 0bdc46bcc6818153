import { type LogEntry, type ServerLog, TOMBSTONE_REVISION } from './server-log';

/** A number in JSON loses its last digits on the way to a double; what marks a deletion is the largest there is. */
const DELETED = Number(TOMBSTONE_REVISION);
const TICKS_PER_SECOND = 10_000_000n;

export interface StreamMetadata {
  readonly raw: Readonly<Record<string, unknown>>;
  readonly maxCount?: bigint;
  readonly maxAgeTicks?: bigint;
  readonly truncateBefore: bigint;
  readonly isDeleted: boolean;
}

export const metastreamOf = (stream: string): string => `$$${stream}`;
export const isMetastream = (stream: string): boolean => stream.startsWith('$$');
export const originalOf = (stream: string): string => (isMetastream(stream) ? stream.slice(2) : stream);

const parsed = (entry: LogEntry | undefined): Readonly<Record<string, unknown>> => {
  if (entry?.contentType !== 'application/json') return {};
  try {
    const value: unknown = JSON.parse(Buffer.from(entry.data).toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
};

const wholeOf = (value: unknown, least: number): bigint | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= least ? BigInt(value) : undefined;

/** The limits that the newest metadata of a stream sets; metadata that cannot be read sets none. */
export const metadataOf = (log: ServerLog, stream: string): StreamMetadata => {
  // The metadata of metadata is fixed: only the newest is shown.
  if (isMetastream(stream)) return { raw: {}, maxCount: 1n, truncateBefore: 0n, isDeleted: false };
  const raw = parsed(log.eventsOf(metastreamOf(stream)).at(-1));
  const maxCount = wholeOf(raw['$maxCount'], 1);
  const maxAge = wholeOf(raw['$maxAge'], 1);
  return {
    raw,
    ...(maxCount === undefined ? {} : { maxCount }),
    ...(maxAge === undefined ? {} : { maxAgeTicks: maxAge * TICKS_PER_SECOND }),
    truncateBefore: wholeOf(raw['$tb'], 0) ?? 0n,
    isDeleted: raw['$tb'] === DELETED,
  };
};

/** The first revision of a stream that its metadata lets a reader see, but for the age of the events. */
export const firstVisible = (log: ServerLog, stream: string): bigint => {
  const { maxCount, truncateBefore } = metadataOf(log, stream);
  const byCount = maxCount === undefined ? 0n : log.headOf(stream) - maxCount + 1n;
  return byCount > truncateBefore ? byCount : truncateBefore;
};

export const deletionMark = (): string => `{"$tb":${TOMBSTONE_REVISION.toString()}}`;

/** The metadata under which a deleted stream is open again, from the revision `first` on. */
export const reopeningMark = (log: ServerLog, stream: string, first: bigint): string =>
  JSON.stringify({ ...metadataOf(log, stream).raw, $tb: Number(first) });
