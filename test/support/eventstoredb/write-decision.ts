import type { RecentIds } from './recent-ids';
import { NO_EVENT, type ServerLog } from './server-log';
import { isMetastream, metadataOf, metastreamOf, originalOf } from './stream-metadata';

/** The revision that a writer expects: one of the three words, or the revision of the last event. */
export type Expected = 'any' | 'no_stream' | 'stream_exists' | bigint;

export interface Write {
  readonly stream: string;
  readonly expected: Expected;
  readonly ids: readonly string[];
}

export type WriteDecision =
  | { readonly kind: 'append' }
  /** All of it stands already; `revision` is that of the last event sent. */
  | { readonly kind: 'idempotent'; readonly revision: bigint }
  /** `current` is NO_EVENT for a stream that is not there. */
  | { readonly kind: 'wrong-version'; readonly current: bigint }
  | { readonly kind: 'stream-deleted' };

const APPEND: WriteDecision = { kind: 'append' };
const STREAM_DELETED: WriteDecision = { kind: 'stream-deleted' };

/** Judges a write as the server does: by the revision it expects, and by the ids of what stands already. */
export class WriteJudge {
  constructor(
    private readonly log: ServerLog,
    private readonly recent: RecentIds,
  ) {}

  judge(write: Write): WriteDecision {
    const { stream, expected } = write;
    if (this.log.isTombstoned(originalOf(stream))) return STREAM_DELETED;
    const head = this.log.headOf(stream);
    if (expected === 'any') return this.byRecentIds(write, head);
    if (expected === 'stream_exists') return this.ofExisting(write, head);
    const revision = expected === 'no_stream' ? NO_EVENT : expected;
    if (revision === head) return APPEND;
    if (revision > head) return { kind: 'wrong-version', current: head };
    return this.byStandingIds(write, revision, head);
  }

  private ofExisting(write: Write, head: bigint): WriteDecision {
    const { stream } = write;
    if (this.isDeleted(stream)) return STREAM_DELETED;
    const isThere = head > NO_EVENT || this.log.headOf(metastreamOf(stream)) > NO_EVENT;
    return isThere ? this.byRecentIds(write, head) : { kind: 'wrong-version', current: head };
  }

  /** The weak check: it knows recent ids only, and asks neither for their order nor for gaps. */
  private byRecentIds({ stream, ids }: Write, head: bigint): WriteDecision {
    const known = ids.map((id) => this.recent.find(stream, id));
    if (known[0] === undefined) return APPEND;
    if (known.includes(undefined)) return { kind: 'wrong-version', current: head };
    return { kind: 'idempotent', revision: known.at(-1)?.revision ?? head };
  }

  /** The strong check: it reads the log after the revision that the writer expects. */
  private byStandingIds({ stream, expected, ids }: Write, revision: bigint, head: bigint): WriteDecision {
    const from = Number(revision - NO_EVENT);
    const standing = this.log.eventsOf(stream).slice(from, from + ids.length);
    const isSame = ids.length > 0 && ids.every((id, index) => id === standing[index]?.id);
    if (isSame) return { kind: 'idempotent', revision: revision + BigInt(ids.length) };
    const beginsAlike = ids.length > 0 && ids[0] === standing[0]?.id;
    if (expected === 'no_stream' && this.isDeleted(stream) && !beginsAlike) return APPEND;
    return { kind: 'wrong-version', current: head };
  }

  private isDeleted(stream: string): boolean {
    return !isMetastream(stream) && metadataOf(this.log, stream).isDeleted;
  }
}
