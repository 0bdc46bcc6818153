import type { AllStreamRecordedEvent } from '@eventstore/db-client';
import { isJsonObject } from '../../kernel/canonical-json';
import type { StreamNames } from './fact-filter';

const METADATA_STREAM = '$$';
const METADATA = '$metadata';
const TOMBSTONE = '$streamDeleted';
/** What makes a server hide events of a stream, and remove them when it scavenges. */
const LIMITS = ['$tb', '$maxCount', '$maxAge'];

const isLimited = ({ data }: AllStreamRecordedEvent): boolean =>
  isJsonObject(data) && LIMITS.some((limit) => data[limit] !== undefined);

/** Collects the streams of a ledger's facts of which the server hides something, or that have been deleted. */
export class CutStreams {
  private readonly cut = new Set<string>();

  constructor(private readonly names: StreamNames) {}

  get found(): readonly string[] {
    return [...this.cut];
  }

  /** Events are to be taken in log order: the last metadata of a stream is what holds. */
  take(event: AllStreamRecordedEvent): void {
    const { type, streamId } = event;
    if (type === TOMBSTONE && this.names.ofFacts(streamId) !== undefined) this.cut.add(streamId);
    if (type !== METADATA || !streamId.startsWith(METADATA_STREAM)) return;
    const stream = streamId.slice(METADATA_STREAM.length);
    if (this.names.ofFacts(stream) === undefined) return;
    if (isLimited(event)) this.cut.add(stream);
    else this.cut.delete(stream);
  }
}
