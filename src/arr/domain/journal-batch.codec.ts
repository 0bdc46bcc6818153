import type { JsonObject } from '../../kernel/canonical-json';
import { isJsonObject } from '../../kernel/canonical-json';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { StoredRecord } from '../../kernel/log-record';

export const JOURNAL_BATCH_TYPE = 'journal-entries-added';
export const JOURNAL_BATCH_VERSION = 1;

/** What every stored entry has. */
interface EntryFields {
  readonly seq: number;
  readonly accountId: string;
  readonly effectiveOn: string;
  readonly currency: string;
  readonly delta: string;
  readonly factId: string;
  readonly recordedAt: string;
  readonly sequence: number;
  readonly runningTotal: string;
}

/** An entry as it is stored; the whole of it is published as it is. */
export type StoredEntry = JsonObject & EntryFields;

/** An entry as it is answered is stored as it is: all that it has is JSON. */
export const encodeEntry = (entry: EntryFields): StoredEntry => ({ ...entry });

/** Entries of a shard that follow one another, as they are stored. */
export interface JournalBatch {
  readonly epoch: number;
  readonly shard: number;
  /** Of the first and the last of them. */
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly previousDigest: string;
  readonly digest: string;
  /** The shard's totals before the first of them, and the sequence of the fact that caused the one before. */
  readonly totalsBefore: Readonly<Record<string, string>>;
  readonly sequenceBefore: number;
  readonly entries: readonly StoredEntry[];
}

export const encodeJournalBatch = (batch: JournalBatch): JsonObject => ({ ...batch });

/** Throws InvariantViolated for a record that is none, or that is of a version to come. */
export const decodeJournalBatch = ({ type, version, data, stream }: StoredRecord): JournalBatch => {
  if (type !== JOURNAL_BATCH_TYPE || version !== JOURNAL_BATCH_VERSION || !isJsonObject(data))
    throw new InvariantViolated(`${stream} holds ${type} of version ${version.toString()}.`);
  return data as unknown as JournalBatch;
};

export const JOURNAL_EPOCH_TYPE = 'journal-epoch-opened';

/** One way to add the log up: a journal of its own, whose shards count from 1. */
export interface JournalEpoch {
  readonly epoch: number;
  readonly policyVersion: number;
  readonly derivationVersion: number;
  readonly shards: number;
  /** Why it was opened; of one that was opened on command. */
  readonly reason?: string;
}

export const encodeJournalEpoch = (epoch: JournalEpoch): JsonObject => ({ ...epoch });

/** Throws InvariantViolated for a record that is none. */
export const decodeJournalEpoch = ({ type, version, data, stream }: StoredRecord): JournalEpoch => {
  if (type !== JOURNAL_EPOCH_TYPE || version !== 1)
    throw new InvariantViolated(`${stream} holds ${type} of version ${version.toString()}.`);
  return data as unknown as JournalEpoch;
};
