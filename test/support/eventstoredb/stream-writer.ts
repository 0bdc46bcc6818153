import type { RecentIds } from './recent-ids';
import { type LogEntry, NO_EVENT, type ProposedEvent, type ServerLog } from './server-log';
import {
  deletionMark,
  firstVisible,
  isMetastream,
  metadataOf,
  metastreamOf,
  originalOf,
  reopeningMark,
} from './stream-metadata';
import { type Expected, WriteJudge } from './write-decision';

export interface ProposedWrite {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: readonly ProposedEvent[];
}

export type WriteOutcome =
  /** NO_EVENT and no position for a write of nothing to a stream that is not there. */
  | { readonly kind: 'success'; readonly revision: bigint; readonly position?: bigint }
  | { readonly kind: 'wrong-version'; readonly current: bigint }
  | { readonly kind: 'stream-deleted' };

/** Carries writes out: all events of one or none. */
export class StreamWriter {
  private readonly judge: WriteJudge;

  constructor(
    private readonly log: ServerLog,
    private readonly recent: RecentIds,
  ) {
    this.judge = new WriteJudge(log, recent);
  }

  append({ stream, expected, events }: ProposedWrite): WriteOutcome {
    const decision = this.judge.judge({ stream, expected, ids: events.map(({ id }) => id) });
    if (decision.kind === 'idempotent') return this.recognised(stream, decision.revision);
    if (decision.kind !== 'append') return decision;
    if (events.length === 0) return { kind: 'success', revision: this.log.headOf(stream) };
    const original = originalOf(stream);
    const isReopened = metadataOf(this.log, original).isDeleted;
    const first = this.log.headOf(original) - NO_EVENT;
    const last = this.put(stream, events);
    if (isReopened) this.reopen(original, first);
    return { kind: 'success', revision: last.revision, position: last.position };
  }

  /** Hides all events of a stream until somebody writes to it again. */
  softDelete(stream: string, expected: Expected): WriteOutcome {
    const isThere = this.log.headOf(stream) > NO_EVENT || this.log.headOf(metastreamOf(stream)) > NO_EVENT;
    const decision = this.judge.judge({ stream, expected, ids: [] });
    if (decision.kind === 'stream-deleted') return decision;
    if (decision.kind !== 'append' || !isThere) return { kind: 'wrong-version', current: this.log.headOf(stream) };
    const { revision, position } = this.put(metastreamOf(stream), [this.log.own('$metadata', deletionMark())]);
    return { kind: 'success', revision, position };
  }

  /** Ends a stream for good. */
  tombstone(stream: string, expected: Expected): WriteOutcome {
    const decision = this.judge.judge({ stream, expected, ids: [] });
    if (decision.kind === 'stream-deleted') return decision;
    if (decision.kind !== 'append') return { kind: 'wrong-version', current: this.log.headOf(stream) };
    const { revision, position } = this.log.writeTombstone(stream);
    return { kind: 'success', revision, position };
  }

  private put(stream: string, events: readonly ProposedEvent[]): LogEntry {
    const written = this.log.write(stream, events);
    for (const entry of written) this.recent.put(entry);
    const last = written.at(-1);
    if (last === undefined) throw new Error(`Nothing was written to ${stream}.`);
    return last;
  }

  private reopen(original: string, first: bigint): void {
    this.put(metastreamOf(original), [this.log.own('$metadata', reopeningMark(this.log, original, first))]);
  }

  /** The position of what stands already is known only where a reader may see it. */
  private recognised(stream: string, revision: bigint): WriteOutcome {
    const entry = this.log.eventsOf(stream)[Number(revision)];
    const isVisible = isMetastream(stream) || revision >= firstVisible(this.log, stream);
    if (entry === undefined || !isVisible) return { kind: 'success', revision };
    return { kind: 'success', revision, position: entry.position };
  }
}
