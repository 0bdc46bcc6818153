import type { JSONEventData, RecordedEvent } from '@eventstore/db-client';
import { isJsonObject } from '../../kernel/canonical-json';
import type { FactMetadata } from '../../kernel/fact-metadata';
import type { Instant } from '../../kernel/instant';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { StoredRecord } from '../../kernel/log-record';
import type { StreamName } from '../../kernel/streams';
import type { WrittenRecord } from '../embedded/record.codec';
import { tokenOf } from './position-token';

/** What an event says beside its data: where the fact came from, the version of its shape, and, of a copied one, its moment. */
interface EventMetadata extends FactMetadata {
  readonly version: number;
  /** When the store that it was copied from recorded it; it counts in place of the server's time. */
  readonly recordedAt?: Instant;
}

/** A record as it was read, and when it was stored. */
export interface StoredEvent {
  readonly record: StoredRecord;
  readonly storedAt: Instant;
}

/** The event of a record. It is made from the record's text, so it says what the record said when the append began. */
export const toEvent = (
  { record: { id, type, version }, dataText, metadataText }: WrittenRecord,
  recordedAt: Instant | undefined,
): JSONEventData => ({
  id,
  type,
  contentType: 'application/json',
  data: JSON.parse(dataText) as Record<string, unknown>,
  metadata: encoder.encode(withFields({ version, recordedAt }, metadataText)),
});

/** Metadata that are bytes already are sent as they are; from an object the client would write the same text again. */
const encoder = new TextEncoder();

/** The text of an object that is not empty, with fields before its own. */
const withFields = (fields: object, text: string): string => `${JSON.stringify(fields).slice(0, -1)},${text.slice(1)}`;

const isEventMetadata = (value: unknown): value is EventMetadata => {
  if (typeof value !== 'object' || value === null) return false;
  const { version, commandId } = value as Partial<Record<keyof EventMetadata, unknown>>;
  return Number.isInteger(version) && typeof commandId === 'string';
};

/** Throws InvariantViolated for an event that no ledger has written, and for one whose place the server does not tell. */
export const fromEvent = (event: RecordedEvent, stream: StreamName): StoredEvent => {
  const { id, type, revision, created, position } = event;
  const [data, said]: readonly unknown[] = [event.data, event.metadata];
  if (!event.isJson || !isJsonObject(data) || !isEventMetadata(said)) {
    const place = `${type} ${id}, revision ${revision.toString()} of ${event.streamId}`;
    throw new InvariantViolated(`${place}, was not written by a ledger.`);
  }
  if (position === undefined) {
    throw new InvariantViolated('The event store is older than 22.10: it does not tell where an event of a stream is.');
  }
  const { version, recordedAt, ...metadata } = said;
  return {
    record: { id, type, version, data, metadata, stream, revision: Number(revision), token: tokenOf(position) },
    storedAt: recordedAt ?? (created.toISOString() as Instant),
  };
};

/** Whether the server has written it for itself: a tombstone, a link, metadata. */
export const isOfServer = ({ type }: Pick<RecordedEvent, 'type'>): boolean => type.startsWith('$');
