import { canonicalJson } from '../../kernel/canonical-json';
import type { Hasher } from '../../kernel/hasher.port';
import type { StoredEntry } from '../domain/journal-batch.codec';

/** What the first entry of a shard is chained to. */
export const FIRST_DIGEST = `sha256:${'0'.repeat(64)}`;

/** An entry as it is published: its text, and what chains it to all entries of its shard before it. */
export interface PublishedEntry {
  readonly seq: number;
  readonly accountId: string;
  readonly effectiveOn: string;
  readonly currency: string;
  readonly delta: string;
  readonly factId: string;
  readonly recordedAt: string;
  /** The sequence of the fact that caused it. */
  readonly sequence: number;
  readonly runningTotal: string;
  /** The entry as canonical JSON: these bytes are published, and the digest is of these bytes. */
  readonly value: string;
  readonly previousDigest: string;
  readonly digest: string;
}

/** How far a shard has come. */
export interface ShardPoint {
  readonly seq: number;
  readonly digest: string;
  /** The sum of all deltas so far, by currency. */
  readonly totals: Readonly<Record<string, string>>;
  /** The sequence of the fact that caused the last entry; 0 before the first. */
  readonly sequence: number;
}

export const SHARD_START: ShardPoint = { seq: 0, digest: FIRST_DIGEST, totals: {}, sequence: 0 };

/** The digest of an entry: of the digest before it and its text. */
export const chainedDigest = (hasher: Pick<Hasher, 'sha256'>, previous: string, value: string): string =>
  hasher.sha256(previous + value);

export const publishedEntry = (
  fields: StoredEntry,
  previousDigest: string,
  hasher: Pick<Hasher, 'sha256'>,
): PublishedEntry => {
  const { seq, accountId, effectiveOn, currency, delta, factId, recordedAt, sequence, runningTotal } = fields;
  const value = canonicalJson(fields);
  const digest = chainedDigest(hasher, previousDigest, value);
  const moved = { accountId, effectiveOn, currency, delta };
  return { seq, ...moved, factId, recordedAt, sequence, runningTotal, value, previousDigest, digest };
};

/** Where a shard stands once an entry has followed. */
export const pointAfter = (
  { totals }: ShardPoint,
  { seq, digest, currency, runningTotal, sequence }: PublishedEntry,
): ShardPoint => ({ seq, digest, totals: { ...totals, [currency]: runningTotal }, sequence });
