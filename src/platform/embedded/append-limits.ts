import type { Append } from '../../kernel/event-store.port';
import { InvariantViolated } from '../../kernel/invariant-violated';

export const RECORDS_PER_APPEND_MAX = 1_000;
/** Of data, metadata and type in one append: what an EventStoreDB server takes as it comes, so that a log fits either store. */
export const APPEND_BYTES_MAX = 1_048_576;

/** A category, a hyphen and an id. Control characters and spaces would make keys that nobody can read or the store cannot hold. */
const STREAM_NAME = /^[A-Za-z][A-Za-z0-9]*-[!-~]{1,200}$/u;

/** Throws InvariantViolated for an append that no caller may send. The edges refuse too large a body long before. */
export const assertAppendable = ({ stream, records }: Append): void => {
  if (!STREAM_NAME.test(stream)) throw new InvariantViolated(`${JSON.stringify(stream)} cannot name a stream.`);
  if (records.length < 1 || records.length > RECORDS_PER_APPEND_MAX) {
    const [count, most] = [records.length.toString(), RECORDS_PER_APPEND_MAX.toString()];
    throw new InvariantViolated(`An append to ${stream} has ${count} records; it may have 1 to ${most}.`);
  }
};

/** Throws InvariantViolated for an append of more bytes than the store takes. */
export const assertAppendBytes = (stream: string, bytes: number): void => {
  if (bytes <= APPEND_BYTES_MAX) return;
  const [size, most] = [bytes.toString(), APPEND_BYTES_MAX.toString()];
  throw new InvariantViolated(`An append to ${stream} has ${size} bytes; it may have ${most}.`);
};
